import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_FILE } from '../../answer.ts';
import { EMPTY_SECRETS, type SecretsAnswer } from './answer.ts';
import { pushChecks } from './checks.ts';
import type { Action, SecretsData, SecretsKey } from './data.ts';
import { gradeSecrets, type SecretsLab } from './grade.ts';
import { askRules, isStopped, readPushRules } from './push-rules.ts';
import { playResponse } from './respond.ts';

const action = (verb: Action['verb'], credential: string | null, minutes: number): Action => ({
  id: `${credential ?? 'nothing'}-${verb}`,
  title: `${verb} ${credential ?? ''}`,
  about: '',
  verb,
  credential,
  minutes,
});

const DATA: SecretsData = {
  facts: [],
  records: [
    {
      id: '1a2b3c4',
      kind: 'commit',
      branch: 'main',
      author: 'Femke',
      when: '2026-11-02',
      title: 'Pay',
      changes: [{ path: 'pay.js', before: null, after: "pub = 'tp_pub_1';\nkey = 'tp_sec_AAAA1111';\n" }],
    },
    {
      id: '5d6e7f8',
      kind: 'commit',
      branch: 'main',
      author: 'Femke',
      when: '2026-11-03',
      title: 'Remove the dump',
      changes: [{ path: 'dump.sh', before: 'psql postgres://a:b@db\n', after: null }],
    },
  ],
  credentials: [
    { id: 'pay', title: 'Payment key', about: '', keepsTwo: true, usedBy: ['bookings'] },
    { id: 'db', title: 'Database password', about: '', keepsTwo: false, usedBy: ['report'] },
    { id: 'old', title: 'Old account', about: '', keepsTwo: false, usedBy: [] },
  ],
  actions: [
    action('create', 'pay', 5),
    action('deploy', 'pay', 20),
    action('revoke', 'pay', 5),
    action('create', 'db', 5),
    action('deploy', 'db', 5),
    action('revoke', 'old', 5),
    action('other', null, 60),
    action('purge', null, 30),
  ],
  outageMinutesMax: 10,
  reasons: [
    { id: 'gone', title: 'Gone' },
    { id: 'dead', title: 'Dead anyway' },
  ],
  pushes: [
    { id: 'key', title: 'Ravi', path: 'a.js', line: 'tp_sec_BBBB2222', isSecret: true, skipsHook: true },
    { id: 'plain', title: 'Ravi', path: 'a.js', line: 'tp_pub_1', isSecret: false, skipsHook: false },
  ],
};
const KEY: SecretsKey = {
  leaks: [
    { credential: 'pay', places: [{ record: '1a2b3c4', path: 'pay.js', side: 'new', line: 2 }], look: 'Who called?' },
    {
      credential: 'db',
      places: [{ record: '5d6e7f8', path: 'dump.sh', side: 'old', line: 1 }],
      look: 'What was deleted?',
    },
  ],
  decoys: [{ record: '1a2b3c4', path: 'pay.js', side: 'new', line: 1, look: 'What would it open?' }],
  replay: [
    { minute: 40, credential: 'pay', story: 'Paid back.', foiled: 'Refused.' },
    { minute: 60, credential: 'db', story: 'Read.', foiled: 'Unknown.' },
  ],
  history: { right: [{ decision: 'accept', reason: 'dead' }], look: 'Who has a copy?' },
  pushes: [
    { id: 'hidden', title: 'Lucas', path: 'b.md', line: 'it is tp_sec_CCCC3333', isSecret: true, skipsHook: false },
    { id: 'text', title: 'Lucas', path: 'b.md', line: 'keys begin with tp_sec_', isSecret: false, skipsHook: false },
  ],
};
const lab: SecretsLab = {
  files: { [ANSWER_FILE]: JSON.stringify(EMPTY_SECRETS) },
  editable: [ANSWER_FILE],
  data: DATA,
  key: KEY,
  grader: 'abc',
};
const GOOD: SecretsAnswer = {
  marks: [
    { record: '1a2b3c4', path: 'pay.js', side: 'new', line: 2, credential: 'pay' },
    { record: '5d6e7f8', path: 'dump.sh', side: 'old', line: 1, credential: 'db' },
  ],
  steps: ['pay-create', 'pay-deploy', 'pay-revoke', 'db-create', 'db-deploy'],
  history: 'accept',
  reason: 'dead',
  rules: 'block tp_sec_[A-Z0-9]{8}',
  isHook: true,
  isPushRule: true,
};
const grade = (change: Partial<SecretsAnswer>, of: SecretsLab = lab) =>
  gradeSecrets(of, { [ANSWER_FILE]: JSON.stringify({ ...GOOD, ...change }) });
const failed = (change: Partial<SecretsAnswer>): string[] =>
  grade(change)
    .checks.filter(({ status }) => status === 'failed')
    .map(({ id }) => id);

describe('a response to a leak', () => {
  it('passes where everything is found, dead in time, and stopped from now on', () => {
    expect(grade({})).toMatchObject({ status: 'passed', score: 1 });
  });

  it.each<readonly [string, Partial<SecretsAnswer>, readonly string[]]>([
    ['nothing marked', { marks: [] }, ['marked', 'all-found']],
    ['rewriting first', { steps: ['nothing-other', ...GOOD.steps] }, ['replay-fails']],
    [
      'revoking before deploying',
      { steps: ['pay-create', 'pay-revoke', 'db-create', 'db-deploy', 'pay-deploy'] },
      ['no-outage'],
    ],
    [
      'deploying what does not exist',
      { steps: ['pay-deploy', ...GOOD.steps.filter((one) => one !== 'pay-deploy')] },
      ['steps-work', 'no-outage'],
    ],
    ['a wrong reason', { reason: 'gone' }, ['history-holds']],
    ['the hook alone', { isPushRule: false }, ['pushes-stopped']],
    ['a rule for the word', { rules: 'block tp_sec_' }, ['rules-hold']],
    ['a rule for everything', { rules: 'block .' }, ['pushes-pass', 'rules-hold']],
  ])('fails on %s', (_, change, expected) => {
    expect(failed(change)).toEqual(expected);
  });

  it('bears one wrong accusation, and asks what the line opens on the second', () => {
    const decoy = { record: '1a2b3c4', path: 'pay.js', side: 'new', line: 1, credential: 'pay' } as const;
    const wrong = { record: '1a2b3c4', path: 'pay.js', side: 'new', line: 2, credential: 'db' } as const;
    expect(failed({ marks: [...GOOD.marks, decoy] })).toEqual([]);
    const verdict = grade({ marks: [decoy, wrong, ...GOOD.marks.slice(1)] });
    const accused = verdict.checks.find(({ id }) => id === 'nothing-accused');
    expect(accused?.evidence.transcript[0]?.text).toBe('1a2b3c4, pay.js:1: What would it open?');
  });

  it('says nothing of what leaked without the key, and never passes', () => {
    const verdict = grade({}, { ...lab, key: null });
    expect(verdict.status).toBe('failed');
    expect(JSON.stringify(verdict)).not.toContain('Paid back');
  });

  it.each([
    ['a line that is not there', { marks: [{ ...GOOD.marks[0], line: 99 }] }, 'marks.0: 1a2b3c4 has no line 99'],
    ['a side that is not there', { marks: [{ ...GOOD.marks[1], side: 'new' }] }, 'marks.0: 5d6e7f8 has no line 1'],
    ['a mark twice', { marks: [GOOD.marks[0], GOOD.marks[0]] }, 'marks.1: this line is marked twice'],
    ['a step twice', { steps: ['db-create', 'db-create'] }, 'steps.1: db-create stands there twice'],
    ['an unknown step', { steps: ['sleep'] }, 'steps.0: there is no "sleep"'],
  ])('names the place of %s', (_, change, words) => {
    const verdict = gradeSecrets(lab, { [ANSWER_FILE]: JSON.stringify({ ...GOOD, ...change }) });
    expect(verdict).toMatchObject({ status: 'error', message: expect.stringContaining(words) as string });
  });
});

it.each([
  ['accept', [], 'passed'],
  ['accept', ['nothing-purge'], 'failed'],
  ['purge', [], 'failed'],
  ['purge', ['nothing-purge'], 'passed'],
] as const)('a history that is to %s, with the steps %j: %s', (history, more, status) => {
  const answer = { ...GOOD, history, steps: [...GOOD.steps, ...more] };
  const { checks } = gradeSecrets(lab, { [ANSWER_FILE]: JSON.stringify(answer) });
  expect(checks.find(({ id }) => id === 'history-decided')?.status).toBe(status);
});

describe('rules for pushes', () => {
  it('name the line that cannot be used, and refuse what could hang', () => {
    const { problems } = readPushRules('# a comment\nstop x\nblock\nblock (a+)+$\nblock [\nallow-path ^docs/');
    expect(problems.map((one) => one.slice(0, 6))).toEqual(['Line 2', 'Line 3', 'Line 4', 'Line 5']);
  });

  it('forty slow expressions on a long line are not asked to the end, and the push is said to come through for that', () => {
    const slow = `block ${'\\w?'.repeat(30)}!`;
    const push = {
      id: 'long',
      title: 'Lucas',
      path: 'a.lock',
      line: 'x'.repeat(300),
      isSecret: true,
      skipsHook: false,
    };
    const rules = readPushRules(Array.from({ length: 40 }, () => slow).join('\n'));
    expect(rules.problems).toEqual([]);
    expect(askRules(rules, push)).toEqual({ line: null, isSlow: true });
    const checks = pushChecks({ ...DATA, pushes: [push] }, { ...EMPTY_SECRETS, isPushRule: true }, rules);
    const told = checks.find(({ id }) => id === 'pushes-stopped')?.evidence.transcript[0]?.text;
    expect(told).toContain('take too long');
  });

  it('an expression of 300 characters is taken, one of 301 and the 41st rule are not', () => {
    expect(readPushRules(`block ${'x'.repeat(300)}`).problems).toEqual([]);
    expect(readPushRules(`block ${'x'.repeat(301)}`).problems[0]).toContain('at most 300');
    const many = (count: number): string => Array.from({ length: count }, () => 'block x').join('\n');
    expect(readPushRules(many(40)).problems).toEqual([]);
    expect(readPushRules(many(41))).toMatchObject({
      rules: { length: 40 },
      problems: ['Line 41: 40 rules are enough.'],
    });
  });

  it('let an exception win over a block, by line and by path', () => {
    const rules = readPushRules('block secret\nallow-line EXAMPLE\nallow-path ^docs/');
    const asked = { isHook: false, isPushRule: true };
    const push = (path: string, line: string) => ({ id: 'x', title: '', path, line, isSecret: true, skipsHook: false });
    expect(isStopped(rules, asked, push('a.js', 'secret'))).toBe(true);
    expect(isStopped(rules, asked, push('a.js', 'secret EXAMPLE'))).toBe(false);
    expect(isStopped(rules, asked, push('docs/a.md', 'secret'))).toBe(false);
  });
});

/** Minute by minute: what holds is asked anew in each, instead of being kept from step to step. */
function livedThrough(steps: readonly string[]): { dead: Record<string, number>; down: Record<string, number> } {
  const done = new Map<string, number>();
  let end = 0;
  for (const id of steps) {
    end += DATA.actions.find((one) => one.id === id)?.minutes ?? 0;
    done.set(id, end);
  }
  const at = (id: string): number => done.get(id) ?? Infinity;
  const dead: Record<string, number> = {};
  const down: Record<string, number> = {};
  for (const { id, keepsTwo, usedBy } of DATA.credentials) {
    const ends = Math.min(at(`${id}-revoke`), keepsTwo ? Infinity : at(`${id}-create`));
    if (ends !== Infinity) dead[id] = ends;
    const deployed = at(`${id}-create`) < at(`${id}-deploy`) ? at(`${id}-deploy`) : Infinity;
    let minutes = 0;
    for (let now = 1; now <= end; now += 1) if (usedBy.length > 0 && now > ends && now <= deployed) minutes += 1;
    const isForGood = usedBy.length > 0 && ends !== Infinity && deployed === Infinity;
    down[id] = isForGood ? Infinity : minutes;
  }
  return { dead, down };
}

describe('steps at the providers', () => {
  it('end as when they are lived through minute by minute, whatever the order', () => {
    const orders = fc.shuffledSubarray(DATA.actions.map(({ id }) => id));
    fc.assert(
      fc.property(orders, (steps) => {
        const played = playResponse(steps, DATA);
        const expected = livedThrough(steps);
        expect(Object.fromEntries(played.dead)).toEqual(expected.dead);
        expect(Object.fromEntries(played.outage)).toEqual(expected.down);
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, whatever an answer holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['error', 'failed', 'passed']).toContain(gradeSecrets(lab, { [ANSWER_FILE]: text }).status);
      }),
    );
  });
});
