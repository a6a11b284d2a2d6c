import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_FILE } from '../../answer.ts';
import { NOTE_LENGTH_MAX, type Decision } from './answer.ts';
import type { ListedFinding, Truth } from './data.ts';
import { gradeTriage, type TriageLab } from './grade.ts';
import { ACTION_IDS, actionsOf, REASON_IDS, reasonsOf } from './reasons.ts';

const place = { line: 3, column: 1, offset: 0 };
const listed = (id: string): ListedFinding => ({
  id,
  tool: 'Pilot',
  finding: {
    ruleId: 'rule',
    message: '',
    severity: 'ERROR',
    cwe: [],
    path: 'a.py',
    range: { start: place, end: place },
    flow: [],
  },
});

const truth = (id: string, isReal: boolean): Truth => ({
  id,
  isReal,
  reasons: [isReal ? 'wrong-check' : 'allow-list'],
  near: [isReal ? 'no-check' : 'fixed-value'],
  actions: [isReal ? 'fix-now' : 'suppress'],
  look: `Look at the line of ${id}.`,
});

const TRUTHS = ['F1', 'F2', 'F3', 'F4'].map((id, index) => truth(id, index < 2));
const lab: TriageLab = {
  files: { [ANSWER_FILE]: '{ "decisions": [] }' },
  editable: [ANSWER_FILE],
  data: { findings: TRUTHS.map(({ id }) => listed(id)) },
  key: { truths: TRUTHS },
  grader: 'abc',
};

const NOTE = 'Only one of our three words can stand here.';
const right = ({ id, isReal, reasons, actions }: Truth): Decision => ({
  finding: id,
  verdict: isReal ? 'real' : 'false',
  reason: reasons[0] ?? null,
  action: actions[0] ?? null,
  note: isReal ? '' : NOTE,
});
const grade = (decisions: readonly unknown[], one = lab) =>
  gradeTriage(one, { [ANSWER_FILE]: JSON.stringify({ decisions }) });
const failed = (decisions: readonly unknown[]): string[] =>
  grade(decisions).checks.flatMap(({ id, status }) => (status === 'failed' ? [id] : []));
const all = TRUTHS.map(right);
const but = (finding: string, change: Partial<Decision>): Decision[] =>
  all.map((one) => (one.finding === finding ? { ...one, ...change } : one));

describe('a list', () => {
  test('passes when every verdict, reason and next step is right', () => {
    const verdict = grade(all);
    expect(verdict).toMatchObject({ status: 'passed', score: 1 });
    expect(verdict.tables?.[0]?.rows).toEqual([
      ['real', 2, 0],
      ['false alarm', 0, 2],
    ]);
  });

  test('does not pass with something dangerous dismissed, and says where to look but not the answer', () => {
    const verdict = grade(but('F1', { verdict: 'false', reason: 'allow-list', action: 'suppress', note: NOTE }));
    const check = verdict.checks.find(({ id }) => id === 'dangerous-kept');
    expect(check).toMatchObject({ status: 'failed' });
    expect(check?.evidence.transcript.map(({ text }) => text)).toEqual(['F1, a.py:3: Look at the line of F1.']);
  });

  test('bears one finding that is harmless, and not two', () => {
    const accused = { verdict: 'real', reason: 'no-check', action: 'plan' } as const;
    expect(failed(but('F3', accused))).toEqual([]);
    expect(failed(but('F3', accused).map((one) => (one.finding === 'F4' ? { ...one, ...accused } : one)))).toContain(
      'harmless-dismissed',
    );
  });

  test('gives half for a reason that is near, and nothing for luck', () => {
    const near = all.map((one, index) => ({ ...one, reason: TRUTHS[index]?.near[0] ?? null }));
    expect(grade(near).score).toBeCloseTo(0.85);
    expect(failed(near)).toEqual(['reasons-hold']);
    expect(failed(but('F3', { reason: 'never-runs' }))).toEqual([]);
  });

  test('needs words for what is dismissed or accepted', () => {
    expect(failed(but('F3', { note: 'no problem' }))).toEqual(['justified']);
    expect(failed(but('F1', { action: 'accept' }))).toContain('justified');
    expect(failed(but('F1', { note: '' }))).toEqual([]);
  });

  test('needs a reason and a next step that belong to the verdict', () => {
    expect(failed(but('F1', { reason: 'allow-list' }))).toContain('reasons-given');
    expect(failed(but('F1', { action: 'suppress' }))).toContain('reasons-given');
    expect(failed(but('F1', { reason: null }))).toContain('reasons-given');
  });
});

describe('without the key', () => {
  const open = { ...lab, key: null };

  test('nothing passes, and nothing is said but what is still open', () => {
    expect(grade(all, open)).toMatchObject({ status: 'failed', score: 0, message: expect.stringContaining('Submit') });
    const verdict = grade(all.slice(1), open);
    expect(verdict.checks.map(({ id }) => id)).toEqual(['all-decided', 'reasons-given', 'justified']);
    expect(verdict.checks[0]?.message).toBe('1 of 4 findings have no verdict yet.');
  });
});

describe('an answer that does not fit', () => {
  test.each([
    ['two decisions on one finding', [...all, all[0]], 'F1 is decided twice'],
    ['a finding that is not in the report', [{ ...all[0], finding: 'F9' }], 'there is no finding "F9"'],
    ['a reason of somebody else', [{ ...all[0], reason: 'because' }], 'decisions.0.reason'],
    ['a note without end', [{ ...all[0], note: 'x'.repeat(NOTE_LENGTH_MAX + 1) }], 'decisions.0.note'],
    ['too many decisions', Array.from({ length: 100 }, () => all[0]), 'decisions'],
  ])('is told with its place: %s', (_, decisions, message) => {
    const verdict = grade(decisions);
    expect(verdict.status).toBe('error');
    expect(verdict.message).toContain(message);
  });

  test.each(['', 'null', '[]', '{"decisions":{}}', '{"decisions":[]', '{"decisions":[null]}'])(
    'is an error: %s',
    (text) => {
      expect(gradeTriage(lab, { [ANSWER_FILE]: text }).status).toBe('error');
    },
  );
});

/** The same question asked the other way round: what a list is worth, counted finding by finding. */
function oracle(decisions: readonly Decision[]): boolean {
  let [dismissed, accused, unfit, right, reasons] = [0, 0, 0, 0, 0];
  for (const [index, { verdict, reason, action, note }] of decisions.entries()) {
    const isReal = index < 2;
    if (verdict === null || reason === null || action === null) return false;
    const own = verdict === 'real';
    if (![...reasonsOf(own)].some(([id]) => id === reason) || ![...actionsOf(own)].some(([id]) => id === action))
      return false;
    if ((!own || action === 'accept') && note !== NOTE) return false;
    if (isReal && !own) dismissed += 1;
    else if (!isReal && own) accused += 1;
    else {
      right += 1;
      if (action !== (isReal ? 'fix-now' : 'suppress')) unfit += 1;
      if (reason === (isReal ? 'wrong-check' : 'allow-list')) reasons += 2;
      else if (reason === (isReal ? 'no-check' : 'fixed-value')) reasons += 1;
    }
  }
  return dismissed === 0 && accused <= 1 && unfit <= 1 && (right === 0 || reasons * 2 >= right * 3);
}

test('hundreds of lists are judged as an oracle judges them', () => {
  const decision = (one: Truth): fc.Arbitrary<Decision> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(right(one)) },
      {
        weight: 1,
        arbitrary: fc.record({
          finding: fc.constant(one.id),
          verdict: fc.constantFrom('real', 'false', null),
          reason: fc.constantFrom(...REASON_IDS, null),
          action: fc.constantFrom(...ACTION_IDS, null),
          note: fc.constantFrom('', 'fine', NOTE),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.boolean().chain((isReal) =>
          fc.record({
            finding: fc.constant(one.id),
            verdict: fc.constant(isReal ? ('real' as const) : ('false' as const)),
            reason: fc.constantFrom(...reasonsOf(isReal).map(([id]) => id)),
            action: fc.constantFrom(...actionsOf(isReal).map(([id]) => id)),
            note: fc.constantFrom('', NOTE),
          }),
        ),
      },
    );
  let passed = 0;
  fc.assert(
    fc.property(fc.tuple(...TRUTHS.map(decision)), (decisions) => {
      const verdict = grade(decisions);
      passed += Number(verdict.status === 'passed');
      expect(verdict.status === 'passed').toBe(oracle(decisions));
    }),
    { numRuns: 500, seed: 20_261_124 },
  );
  // Both answers occur, or it would prove little.
  expect(passed).toBeGreaterThan(20);
  expect(passed).toBeLessThan(480);
});
