import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCodeOwners } from './code-owners.ts';
import type { Town } from './data.ts';
import { readExpression, isMet } from './expressions.ts';
import { mergeProblems, type CheckState } from './reviews.ts';
import { readSettings } from './settings.ts';
import { readWorkflow } from './workflow.ts';

const TOWN: Town = {
  repository: 'tidewater/bookings',
  people: { nadia: 'admin', joost: 'write', femke: 'write', mallory: 'read' },
  teams: {},
  defaultToken: 'read',
  actions: [],
  commands: [],
  gates: {},
  deploySecret: null,
  door: null,
};
const LOGINS = Object.keys(TOWN.people);
const WRITERS = new Set(['nadia', 'joost', 'femke']);
const OWNED = '/src/payments/ @nadia';
const owners = readCodeOwners(OWNED, TOWN);
const RUNS = 200;

const settings = fc.record({
  approvals: fc.integer({ min: 0, max: 2 }),
  dismisses: fc.boolean(),
  asksOwners: fc.boolean(),
  asksLast: fc.boolean(),
  checks: fc.subarray(['test', 'scan']),
});
/** A push or an approval, by somebody. */
const story = fc.array(fc.tuple(fc.constantFrom('push', 'approve'), fc.constantFrom(...LOGINS)), { maxLength: 8 });
const states = fc.constantFrom<CheckState | undefined>('success', 'failure', 'skipped', 'waiting', undefined);

type Wish = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** The same question asked of the story itself, from its end to its beginning. */
function mayMerge(
  wish: Wish,
  events: readonly (readonly [string, string])[],
  isPayment: boolean,
  checks: Partial<Record<string, CheckState>>,
): boolean {
  const fresh = new Set<string>();
  const stale = new Set<string>();
  let isBeforeLastPush = false;
  let lastPusher = 'joost';
  for (const [what, who] of [...events].reverse()) {
    if (what === 'push') {
      if (!isBeforeLastPush) lastPusher = who;
      isBeforeLastPush = true;
    } else if (who !== 'joost' && WRITERS.has(who)) (isBeforeLastPush ? stale : fresh).add(who);
  }
  const valid = wish.dismisses ? fresh : new Set([...fresh, ...stale]);
  if (valid.size < wish.approvals) return false;
  if (wish.asksLast && ![...fresh].some((who) => who !== lastPusher)) return false;
  if (wish.asksOwners && isPayment && !valid.has('nadia')) return false;
  return wish.checks.every((name) => ['success', 'skipped'].includes(checks[name] ?? ''));
}

describe('a pull request and the rules of its branch', () => {
  test('are decided as an oracle decides that goes through the story backwards', () => {
    fc.assert(
      fc.property(settings, story, fc.boolean(), fc.tuple(states, states), (wish, events, isPayment, [one, other]) => {
        // prettier-ignore
        const yaml = `branches: [{ pattern: main, require-pull-request: true, required-approvals: ${wish.approvals}, dismiss-stale-approvals: ${wish.dismisses}, require-code-owner-review: ${wish.asksOwners}, require-last-push-approval: ${wish.asksLast}, required-checks: [${wish.checks.join(', ')}] }]`;
        const read = readSettings({ 'settings/branch-rules.yaml': yaml });
        if (!read.ok || !owners.ok) throw new Error('not read');
        const rule = read.value.ruleFor('main');
        if (!rule) throw new Error('no rule');
        const checks = { ...(one && { test: one }), ...(other && { scan: other }) };
        const pushers = ['joost'];
        const approvals: { by: string; atPush: number }[] = [];
        for (const [what, by] of events)
          if (what === 'push') pushers.push(by);
          else approvals.push({ by, atPush: pushers.length });
        const files = [isPayment ? 'src/payments/fees.js' : 'src/boats.js'];
        const request = { author: 'joost', pushers, approvals, files, checks };
        const problems = mergeProblems(request, rule, TOWN, owners.value);
        expect(problems.length === 0).toBe(mayMerge(wish, events, isPayment, checks));
      }),
      { numRuns: RUNS },
    );
  });
});

const WORKFLOW = `on: [push, schedule]
permissions: { contents: read }
jobs:
  test:
    runs-on: ubuntu-24.04
    if: github.ref == 'refs/heads/main' && !startsWith(github.actor, 'bot')
    steps:
      - uses: actions/checkout@v5
      - run: npm test
`;

describe('a workflow', () => {
  test('is read, and what never happens here is noted', () => {
    const reading = readWorkflow('workflows/ci.yml', WORKFLOW);
    expect(reading).toMatchObject({ ok: true, value: { notes: [expect.stringContaining('schedule')] } });
  });

  test.each([
    ['push', 'pushed', 'there is no event "pushed"'],
    ['steps:', 'stepz:', 'line'],
    ["startsWith(github.actor, 'bot')", 'beginsWith(1)', 'no function beginsWith'],
    ['contents: read', 'contents: all', 'permissions'],
    ['    if:', '    needs: build\n    if:', 'no job "build"'],
  ])('with a mistake (%s → %s) is refused with its place', (from, to, problem) => {
    const reading = readWorkflow('workflows/ci.yml', WORKFLOW.replace(from, to));
    expect(reading.ok ? '' : reading.problem).toContain(problem);
  });

  test('never throws, however it was edited', () => {
    fc.assert(
      fc.property(fc.nat(WORKFLOW.length), fc.nat(20), fc.string({ maxLength: 12, unit: 'binary' }), (at, cut, put) => {
        const text = WORKFLOW.slice(0, at) + put + WORKFLOW.slice(at + cut);
        expect(typeof readWorkflow('workflows/ci.yml', text).ok).toBe('boolean');
        expect(typeof readSettings({ 'settings/branch-rules.yaml': text, 'settings/gates.yaml': text }).ok).toBe(
          'boolean',
        );
      }),
      { numRuns: RUNS },
    );
    expect(readWorkflow('deep.yml', '['.repeat(19_000)).ok).toBe(false);
  });

  test('compares texts without case, and asks for success unless it asks itself', () => {
    const met = (text: string, hasFailed = false): boolean => {
      const reading = readExpression(text);
      return reading.ok && isMet(reading.expression, { contexts: { github: { ref: 'Main' } }, hasFailed });
    };
    expect(met("github.ref == 'main'")).toBe(true);
    expect(met("github.ref == 'main'", true)).toBe(false);
    expect(met('always()', true)).toBe(true);
    expect(met("github.missing == ''")).toBe(true);
    expect(met("!(github.ref != 'main') && contains(github.ref, 'AI')")).toBe(true);
  });
});

test('the last line of CODEOWNERS that is about a file decides', () => {
  const read = readCodeOwners('* @joost\n/src/payments/ @nadia\n*.md @mallory', TOWN);
  if (!read.ok) throw new Error(read.problem);
  expect(['src/boats.js', 'src/payments/a/b.js', 'src/payments/x.md'].map(read.value)).toEqual([
    ['joost'],
    ['nadia'],
    [],
  ]);
  expect(readCodeOwners('/src/ @nobody', TOWN).ok).toBe(false);
});
