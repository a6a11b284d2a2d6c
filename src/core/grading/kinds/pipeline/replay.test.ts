import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../cloud-identity/policy-document.ts';
import { GATES, SEVERITIES, type Change, type GateName, type ReplayEvent, type Scenario, type Town } from './data.ts';
import { askDoor } from './hostile-code.ts';
import { replay } from './replay.ts';
import { runWorkflows } from './run-workflows.ts';
import { readSettings } from './settings.ts';
import { readWorkflow } from './workflow.ts';
import { newWorld, type Occasion, type Platform } from './world.ts';

/** Attempts for each oracle. */
const RUNS = 100;
const MINUTES_MAX = 9;
const ROLE = 'arn:aws:iam::210987654321:role/deploy';
const AUDIENCE = 'sts.amazonaws.com';
const ISSUER = 'https://token.actions.githubusercontent.com';

const TOWN: Town = {
  repository: 'tidewater/bookings',
  people: { nadia: 'admin', joost: 'write', mallory: 'read' },
  teams: {},
  defaultToken: 'read',
  actions: [
    { name: 'actions/checkout', tags: { v5: 'a'.repeat(40) }, minutes: 0 },
    { name: 'actions/cache', tags: { v4: 'b'.repeat(40) }, minutes: 0 },
  ],
  commands: [
    ...Array.from({ length: MINUTES_MAX + 1 }, (_, minutes) => ({ line: `work ${minutes}`, minutes, runsCode: false, gate: null, deploys: false })), 
    ...GATES.map((gate) => ({ line: `gate ${gate}`, minutes: 0, runsCode: false, gate, deploys: false })),
    { line: 'npm ci', minutes: 1, runsCode: true, gate: null, deploys: false },
    { line: 'npm run deploy', minutes: 1, runsCode: true, gate: null, deploys: true },
  ],
  gates: {},
  deploySecret: 'KEY',
  door: {
    role: ROLE,
    trust: 'cloud/trust-policy.json',
    provider: { issuer: ISSUER, account: '210987654321', audiences: [AUDIENCE], keys: ['aud', 'sub'] },
  },
}; // prettier-ignore

const GOOD: Change = { files: ['src/boats.js'], writes: {}, bad: null, isHostile: false, findings: [] };

interface Written {
  readonly workflows: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly trust?: unknown;
}

function platformOf({ workflows, settings = {}, trust }: Written): Platform {
  const read = Object.entries(workflows).map(([path, text]) => readWorkflow(path, text));
  const problem = read.find((one) => !one.ok);
  if (problem && !problem.ok) throw new Error(problem.problem);
  const rules = readSettings(settings);
  if (!rules.ok) throw new Error(rules.problem);
  const policy = trust === undefined ? null : readPolicy(JSON.stringify(trust), 'trust');
  if (policy && !policy.ok) throw new Error(policy.problem);
  return {
    workflows: read.flatMap((one) => (one.ok ? [one.value] : [])),
    settings: rules.value,
    ownersOf: () => [],
    trust: policy?.policy ?? null,
  };
}

const occasionOf = (event: Occasion['event'], over: Partial<Occasion> = {}): Occasion => ({
  event, actor: 'joost', branch: 'main', title: 'Boats', isFork: false, isUpdate: false, change: GOOD, ...over,
}); // prettier-ignore

/** Where all of several things are needed for an effect, each is more often so than not. */
const mostly = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

describe('jobs that need each other', () => {
  const CONDITIONS = ['', 'always()', 'failure()', 'success()', '!failure()'] as const;
  const job = fc.record({
    minutes: fc.nat(MINUTES_MAX),
    isRed: fc.boolean(),
    isForgiven: fc.boolean(),
    condition: fc.constantFrom(...CONDITIONS),
    needs: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
  });
  type Wish = typeof job extends fc.Arbitrary<infer T> ? T : never;
  const nameOf = (index: number): string => `job${index}`;
  const needsOf = (wish: Wish, index: number): number[] => wish.needs.filter((one) => one < index);

  function textOf(wishes: readonly Wish[]): string {
    const jobs = wishes.map((wish, index) => {
      const condition = wish.condition === '' ? '' : `    if: \${{ ${wish.condition} }}\n`;
      const last = wish.isRed ? '          exit 1\n' : '';
      return `  ${nameOf(index)}:\n    runs-on: ubuntu-24.04\n    needs: [${needsOf(wish, index).map(nameOf).join(', ')}]\n    continue-on-error: ${wish.isForgiven}\n${condition}    steps:\n      - run: |\n          work ${wish.minutes}\n${last}`;
    });
    return `on: push\njobs:\n${jobs.reverse().join('')}`;
  }

  /** Waves instead of an order: in each, all that is decided by what has ended; failures travel along the needs. */
  function oracle(wishes: readonly Wish[]): { states: Record<string, string>; minutes: number } {
    const states: Record<string, string> = {};
    const [ends, tainted] = [new Map<number, number>(), new Set<number>()];
    while (ends.size < wishes.length)
      for (const [index, wish] of wishes.entries()) {
        const needs = needsOf(wish, index);
        if (ends.has(index) || !needs.every((one) => ends.has(one))) continue;
        const isTainted = needs.some((one) => tainted.has(one));
        const isClear = needs.every((one) => states[nameOf(one)] === 'success');
        // What asks for failures by itself is not asked for success as well.
        const runs = { '': isClear, 'success()': isClear, 'always()': true, 'failure()': isTainted, '!failure()': !isTainted }[wish.condition]; // prettier-ignore
        const start = Math.max(0, ...needs.map((one) => ends.get(one) ?? 0));
        ends.set(index, start + (runs ? wish.minutes : 0));
        states[nameOf(index)] = !runs ? 'skipped' : wish.isRed && !wish.isForgiven ? 'failure' : 'success';
        if (isTainted || states[nameOf(index)] === 'failure') tainted.add(index);
      }
    return { states, minutes: Math.max(0, ...ends.values()) };
  }

  it('run, are skipped and end as an oracle says that goes in waves', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 1, maxLength: 6 }), (wishes) => {
        const platform = platformOf({ workflows: { 'workflows/ci.yml': textOf(wishes) } });
        const end = runWorkflows(newWorld(TOWN, platform), occasionOf('push'));
        expect({ states: end.checks, minutes: end.minutes }).toEqual(oracle(wishes));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('gates', () => {
  const severity = fc.constantFrom(...SEVERITIES);
  const gate = fc.record({
    mode: fc.constantFrom('fail' as const, 'warn' as const, 'off' as const),
    from: severity,
    scope: fc.constantFrom('changed' as const, 'full' as const),
    changed: fc.nat(MINUTES_MAX),
    full: fc.nat(60),
    legacy: fc.option(severity),
    found: fc.array(severity, { maxLength: 3 }),
  });
  type Wish = typeof gate extends fc.Arbitrary<infer T> ? T : never;
  const all = fc.tuple(gate, gate, gate, gate);
  const each = (wishes: readonly Wish[]): [GateName, Wish][] =>
    GATES.map((name, index) => [name, wishes[index] as Wish]);
  const CHECKOUT = '      - uses: actions/checkout@v5\n';

  const inARow = `on: push\njobs:\n  all:\n    runs-on: x\n    steps:\n${CHECKOUT}${GATES.map((name) => `      - run: gate ${name}\n`).join('')}`;
  const apart = `on: push\njobs:\n${GATES.map((name) => `  ${name}:\n    runs-on: x\n    steps:\n${CHECKOUT}      - run: gate ${name}\n`).join('')}`;

  function run(text: string, wishes: readonly Wish[]): ReturnType<typeof runWorkflows> & { asked: readonly string[] } {
    const yaml = each(wishes).map(([name, { mode, from, scope }]) => `  ${name}: { mode: ${mode}, from: ${from}, scope: ${scope} }`); // prettier-ignore
    const settings = { 'settings/gates.yaml': `gates:\n${yaml.join('\n')}\n` };
    const gates = Object.fromEntries(each(wishes).map(([name, { changed, full, legacy }]) => [name, { changed, full, legacy }])); // prettier-ignore
    const findings = each(wishes).flatMap(([name, { found }]) => found.map((one) => ({ gate: name, severity: one })));
    const world = newWorld({ ...TOWN, gates }, platformOf({ workflows: { 'workflows/ci.yml': text }, settings }));
    const end = runWorkflows(world, occasionOf('push', { change: { ...GOOD, findings } }));
    return { ...end, asked: world.gatePasses.map((one) => one.gate) };
  }

  /** By the worst that it sees, on a scale of numbers. */
  function isStopped({ mode, from, scope, legacy, found }: Wish): boolean {
    const scale = { low: 1, medium: 2, high: 3, critical: 4 } as const;
    const seen = scope === 'full' && legacy !== null ? [...found, legacy] : found;
    return mode === 'fail' && Math.max(0, ...seen.map((one) => scale[one])) >= scale[from];
  }
  const costOf = (wish: Wish): number => (wish.mode === 'off' ? 0 : wish[wish.scope]);

  it('in a row cost their sum up to the one that stops', () => {
    fc.assert(
      fc.property(all, (wishes) => {
        const stop = wishes.findIndex(isStopped);
        const asked = stop < 0 ? wishes : wishes.slice(0, stop + 1);
        const end = run(inARow, wishes);
        expect(end.checks).toEqual({ all: stop < 0 ? 'success' : 'failure' });
        expect(end.minutes).toBe(asked.reduce((sum, one) => sum + costOf(one), 0));
        expect(end.asked).toEqual(GATES.filter((_, index) => asked[index] && asked[index].mode !== 'off'));
      }),
      { numRuns: RUNS },
    );
  });

  it('in jobs of their own cost as much as the slowest, and each decides for itself', () => {
    fc.assert(
      fc.property(all, (wishes) => {
        const end = run(apart, wishes);
        expect(end.minutes).toBe(Math.max(...wishes.map(costOf)));
        for (const [name, wish] of each(wishes)) expect(end.checks[name]).toBe(isStopped(wish) ? 'failure' : 'success');
      }),
      { numRuns: RUNS },
    );
  });
});

/** Stars by what stands between them, from left to right. */
function isLike(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

describe('the door of the cloud', () => {
  const SUBJECTS = ['environment:production', 'environment:*', 'ref:refs/heads/main', 'ref:refs/heads/*', 'ref:*', 'pull_request', '*', 'environment:prod']; // prettier-ignore
  const wish = fc.record({
    event: fc.constantFrom('push' as const, 'pull_request' as const, 'pull_request_target' as const),
    branch: fc.constantFrom('main', 'look-here', 'environment-production'),
    environment: fc.constantFrom(null, null, 'production', 'staging'),
    mayAsk: mostly,
    subjects: fc.subarray(SUBJECTS, { minLength: 1, maxLength: 3 }),
    operator: fc.constantFrom('StringEquals', 'StringLike'),
    audience: mostly.map((isRight) => (isRight ? AUDIENCE : 'api://somebody-else')),
    isOwnRepository: mostly,
  });

  it('opens to whom an oracle opens it that puts the subject together by itself', () => {
    fc.assert(
      fc.property(wish, ({ event, branch, environment, mayAsk, subjects, operator, audience, isOwnRepository }) => {
        const patterns = subjects.map(
          (one) => `repo:${isOwnRepository ? 'tidewater' : 'tidewater-fork'}/bookings:${one}`,
        );
        const trust = {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'token.actions.githubusercontent.com:aud': audience },
                ...(operator === 'StringLike' && {
                  StringLike: { 'token.actions.githubusercontent.com:sub': patterns },
                }),
                ...(operator === 'StringEquals' && {
                  StringEquals: {
                    'token.actions.githubusercontent.com:aud': audience,
                    'token.actions.githubusercontent.com:sub': patterns,
                  },
                }),
              },
            },
          ],
        };
        const world = newWorld(TOWN, platformOf({ workflows: {}, trust }));
        const token = mayAsk ? ({ 'id-token': 'write' } as const) : ({ contents: 'write' } as const);
        const reach = { job: 'deploy', environment, token, secrets: [], cache: 'read' as const };
        const { isOpen } = askDoor(world, occasionOf(event, { branch, isFork: event !== 'push' }), reach);
        const place = { push: `ref:refs/heads/${branch}`, pull_request: 'pull_request', pull_request_target: 'ref:refs/heads/main' }[event]; // prettier-ignore
        const subject = `repo:tidewater/bookings:${environment ? `environment:${environment}` : place}`;
        const fits = patterns.some((one) => (operator === 'StringLike' ? isLike(one, subject) : one === subject));
        expect(isOpen).toBe(mayAsk && audience === AUDIENCE && fits);
      }),
      { numRuns: 3 * RUNS },
    );
  });
});

describe('a cache', () => {
  const visit = fc.record({
    isFork: fc.boolean(),
    isHostile: mostly,
    takesHead: mostly,
    installs: mostly,
    trigger: mostly.map((isTarget) => (isTarget ? 'pull_request_target' : 'pull_request')),
    mode: fc.constantFrom('', 'read', 'write', 'write-only', 'none'),
  });
  const deployment = fc.record({
    restores: mostly,
    hasKey: mostly,
    mode: fc.constantFrom('', 'read', 'write', 'write-only', 'none'),
  });
  const modeLine = (mode: string): string => (mode === '' ? '' : `cache-mode: ${mode}\n`);

  it('hurts exactly where strangers’ code ran for main, and a job with a key restores what it left', () => {
    fc.assert(
      fc.property(
        visit,
        deployment,
        ({ isFork, isHostile, takesHead, installs, trigger, mode }, { restores, hasKey, mode: ownMode }) => {
          const ref = takesHead ? '        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n' : '';
          const warm = `on: ${trigger}\npermissions: {}\n${modeLine(mode)}jobs:\n  warm:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n${ref}      - run: ${installs ? 'npm ci' : 'echo "nothing"'}\n`;
          const key = hasKey ? '    env: { KEY: "${{ secrets.KEY }}" }\n' : '';
          const deploy = `on: { push: { branches: [main] } }\npermissions: {}\n${modeLine(ownMode)}jobs:\n  deploy:\n    runs-on: x\n${key}    steps:\n      - uses: actions/checkout@v5\n${restores ? '      - uses: actions/cache@v4\n' : ''}      - run: npm run deploy\n`;
          const platform = platformOf({
            workflows: { 'workflows/warm.yml': warm, 'workflows/deploy.yml': deploy },
            settings: { 'settings/environments.yaml': 'repository-secrets: [KEY]\n' },
          });
          const base = { after: 0, branch: 'patch-1', title: 'Typo' };
          const events: ReplayEvent[] = [
          { ...base, do: 'open', by: isFork ? 'mallory' : 'joost', isFork, change: { ...GOOD, isHostile, bad: isHostile ? 'A script that listens' : null } },
          { ...base, do: 'open', by: 'joost', isFork: false, change: GOOD },
          { do: 'merge', by: 'joost', after: 0, isBypass: false },
        ]; // prettier-ignore
          const scenario: Scenario = {
          id: 'one', title: 'One', expect: 'blocked', place: 'production', minutes: 0, because: 'It was not read.', events,
        }; // prettier-ignore
          const { isMet } = replay(TOWN, platform, scenario);
          const [mayWrite, mayRead] = [mode.startsWith('write'), ['', 'read', 'write'].includes(ownMode)];
          const leavesIt = mayWrite && isHostile && installs && trigger === 'pull_request_target' && takesHead;
          expect(isMet).toBe(!(leavesIt && restores && mayRead && hasKey));
        },
      ),
      { numRuns: 3 * RUNS },
    );
  });
});

it('a secret is out where a line prints it in a form that masking does not know, and somebody reads the log', () => {
  const LINES: readonly (readonly [line: string, isOut: boolean])[] = [
    ['echo "$KEY" | base64', true],
    ['echo ${KEY} | rev # to compare', true],
    ['xxd <<< "$KEY"', true],
    ['echo ${{ secrets.KEY }} | base64', true],
    ['echo "$KEY"', false],
    ['printenv KEY', false],
    ['echo "$KEY" | base64 > key.txt', false],
    ['echo "$OTHER" | base64', false],
  ];
  for (const [line, isOut] of LINES) {
    const text = `on: push\npermissions: {}\njobs:\n  deploy:\n    runs-on: x\n    env: { KEY: "\${{ secrets.KEY }}", OTHER: x }\n    steps:\n      - run: ${JSON.stringify(line)}\n`;
    const platform = platformOf({
      workflows: { 'workflows/deploy.yml': text },
      settings: { 'settings/environments.yaml': 'repository-secrets: [KEY]\n' },
    });
    const events: ReplayEvent[] = [
      { do: 'push', by: 'joost', after: 0, branch: 'main', isForced: false, isBypass: false, change: GOOD },
      { do: 'read-log', by: 'mallory', after: 0 },
    ];
    const scenario: Scenario = {
      id: 'one', title: 'One', expect: 'blocked', place: 'production', minutes: 0, because: 'Logs are public.', events,
    }; // prettier-ignore
    expect(replay(TOWN, platform, scenario).isMet, line).toBe(!isOut);
  }
});
