import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KindLab } from '../kind.ts';
import { EMPTY_REVIEW, type ReviewAnswer, type ReviewComment } from './answer.ts';
import { calibrate } from './calibration.ts';
import type { Flaw, ReviewData, ReviewKey } from './data.ts';
import { gradeReview } from './grade.ts';
import { matchComments, saysIt } from './match.ts';

/** 20 lines of head; base lacks none. */
const TEXT = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('');

const flaw = (id: string, from: number, to: number, more: Partial<Flaw> = {}): Flaw => ({
  id,
  title: `The flaw ${id}`,
  isSerious: true,
  weight: 1,
  places: [{ path: 'a.js', side: 'new', from, to }],
  cwe: [22],
  severities: ['high'],
  reasons: ['leaves'],
  words: [['path', 'travers']],
  why: 'Because.',
  look: 'Look there.',
  ...more,
});

const key: ReviewKey = {
  decision: 'request-changes',
  because: 'It is open.',
  flaws: [flaw('one', 2, 4), flaw('two', 4, 6, { cwe: [89], reasons: ['sql'], words: [['sql'], ['text', 'bound']] })],
  neutral: [{ path: 'a.js', side: 'new', from: 9, to: 10 }],
  lures: [{ id: 'lure', places: [{ path: 'a.js', side: 'new', from: 12, to: 12 }], why: 'It is held elsewhere.' }],
};

const data: ReviewData = {
  pullRequest: { number: 1, title: '', author: '', assistant: '', branch: '', target: '', description: '', ci: [] },
  base: { 'a.js': TEXT },
  head: { 'a.js': TEXT },
  reasons: [
    { id: 'leaves', text: '' },
    { id: 'sql', text: '' },
  ],
  accusedMax: 1,
};

let count = 0;
const say = (line: number, more: Partial<ReviewComment> = {}): ReviewComment => ({
  id: `c${(count += 1)}`,
  path: 'a.js',
  side: 'new',
  line,
  cwe: 22,
  severity: 'high',
  reason: 'leaves',
  text: '',
  sure: 4,
  ...more,
});
const sql = { cwe: 89, reason: 'sql' };

const lab = (withKey: ReviewKey | null = key): KindLab<ReviewData, ReviewKey> => ({
  files: { 'answer.json': JSON.stringify(EMPTY_REVIEW) },
  editable: ['answer.json'],
  data,
  key: withKey,
  grader: 'test',
});
const SUMMARY = 'Please close the path and bind the text.';
const review = (comments: readonly ReviewComment[], more: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  comments: [...comments],
  decision: 'request-changes',
  summary: SUMMARY,
  ...more,
});
const grade = (answer: unknown, withKey: ReviewKey | null = key) =>
  gradeReview(lab(withKey), { 'answer.json': typeof answer === 'string' ? answer : JSON.stringify(answer) });
const failed = (answer: ReviewAnswer): readonly string[] =>
  grade(answer)
    .checks.filter(({ status }) => status === 'failed')
    .map(({ id }) => id);

describe('a review', () => {
  it('passes when every serious flaw is named, and has the whole score', () => {
    const verdict = grade(review([say(3), say(5, sql)]));
    expect(verdict.status).toBe('passed');
    expect(verdict.score).toBeGreaterThan(0.99);
    expect(verdict.checks.map(({ title }) => title)).toContain('The flaw one');
  });

  it('keeps the title of a flaw to itself until it is found', () => {
    const text = JSON.stringify(grade(review([say(3)])));
    expect(text).not.toContain('The flaw two');
    expect(text).toContain('Look there.');
  });

  it('means the flaw that a comment names where two share a line', () => {
    expect(failed(review([say(4), say(4, sql)]))).toEqual([]);
  });

  it('takes a typed reason for a picked one, and a right reason under another number', () => {
    expect(failed(review([say(3, { cwe: 20, reason: '', text: 'Path traversal by the name' }), say(5, sql)]))).toEqual(
      [],
    );
    expect(failed(review([say(3, { cwe: 20, reason: '', text: 'I do not like it', sure: 2 }), say(5, sql)]))).toEqual([
      'flaw-1',
    ]);
  });

  it('allows as many false accusations as it says, and not one more', () => {
    const right = [say(3), say(5, sql)];
    expect(failed(review([...right, say(12, { sure: 1 })]))).toEqual([]);
    expect(failed(review([...right, say(12, { sure: 1 }), say(15, { sure: 1 })]))).toEqual(['innocent-lines']);
  });

  it('does not let every weakness be tried on one line', () => {
    const tried = [89, 79, 78, 22].map((cwe) => say(2, { cwe, reason: 'sql', sure: 1 }));
    expect(failed(review([...tried, say(5, sql)]))).toContain('innocent-lines');
  });

  it('counts neither remarks nor comments on neutral lines', () => {
    const more = [
      say(12, { severity: 'remark', cwe: 0, text: 'Why?' }),
      say(9),
      say(10),
      say(13, { severity: 'remark', text: 'x' }),
    ];
    expect(failed(review([say(3), say(5, sql), ...more]))).toEqual([]);
  });

  it('is not approved with a serious flaw in the change', () => {
    expect(failed(review([say(3), say(5, sql)], { decision: 'approve' }))).toEqual(['decision']);
  });

  it('is not held up when nothing is wrong', () => {
    const clean: ReviewKey = { ...key, decision: 'approve', flaws: [] };
    expect(grade(review([], { decision: 'approve', summary: '' }), clean)).toMatchObject({
      status: 'passed',
      score: 1,
    });
    expect(grade(review([]), clean).status).toBe('failed');
    expect(grade(EMPTY_REVIEW, clean)).toMatchObject({ status: 'failed', score: 0 });
  });

  it('is worth less than a coin when it is certain and wrong, or hesitant and right', () => {
    expect(failed(review([say(3, { sure: 1 }), say(5, { ...sql, sure: 1 })]))).toEqual(['calibration']);
    const matches = matchComments([say(12, { sure: 4 })], key);
    expect(calibrate(matches)).toMatchObject({ isFair: false });
  });

  it('has its form looked at, and no more, where the key is not known', () => {
    const verdict = grade(review([say(3, { cwe: 0 })]), null);
    expect(verdict.status).toBe('failed');
    expect(verdict.checks.map(({ id, status }) => [id, status])).toEqual([
      ['comments-complete', 'failed'],
      ['decided', 'passed'],
      ['summary', 'passed'],
    ]);
    expect(verdict.tables).toBeUndefined();
  });
});

describe('an answer that does not fit', () => {
  it.each([
    ['no JSON', '{', 'not JSON'],
    ['another form', { comments: {} }, 'comments'],
    ['a field more', { ...EMPTY_REVIEW, extra: 1 }, 'extra'],
    ['a line that is not there', review([say(21)]), 'no line 21'],
    ['a file that is not there', review([say(1, { path: '__proto__' })]), 'no file "__proto__"'],
    ['a reason that is not offered', review([say(1, { reason: 'because' })]), 'no reason "because"'],
    ['an id twice', review([say(1, { id: 'x' }), say(2, { id: 'x' })]), 'comments.1'],
    ['too many comments', review(Array.from({ length: 41 }, () => say(1))), 'comments'],
    ['a huge text', review([say(1, { text: 'x'.repeat(3000) })]), 'comments.0.text'],
  ])('%s is told with its place', (_, answer, message) => {
    const verdict = grade(answer);
    expect(verdict.status).toBe('error');
    expect(verdict.message).toContain(message);
  });

  it('never throws, whatever JSON it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(['error', 'failed']).toContain(grade(value).status)));
  });
});

/** What counts, told once more from the other end: line by line instead of comment by comment. */
function oracle(comments: readonly ReviewComment[]): { found: readonly boolean[]; accused: number } {
  const claims = comments.filter(({ severity }) => severity !== 'remark');
  const isInside = (comment: ReviewComment, from: number, to: number): boolean =>
    comment.line >= from && comment.line <= to;
  const one = claims.filter(
    (comment) => isInside(comment, 2, 4) && (comment.cwe === 22 || comment.reason === 'leaves'),
  );
  const both = (comment: ReviewComment): number =>
    Number(comment.cwe === 22) * 3 + Number(comment.reason === 'leaves') * 2;
  const two = claims.filter((comment) => isInside(comment, 4, 6) && (comment.cwe === 89 || comment.reason === 'sql'));
  const isForTwo = (comment: ReviewComment): boolean =>
    two.includes(comment) &&
    (!one.includes(comment) || both(comment) < Number(comment.cwe === 89) * 3 + Number(comment.reason === 'sql') * 2);
  const found = [one.some((comment) => !isForTwo(comment)), two.some(isForTwo)];
  const named = new Set([...one, ...two]);
  const outside = claims.filter((comment) => !isInside(comment, 2, 6) && !isInside(comment, 9, 10)).length;
  const wrong = (from: number, to: number): number =>
    claims.filter((comment) => !named.has(comment) && isInside(comment, from, to)).length;
  // A wrong word at a flaw is allowed once, as long as nothing names the flaw.
  const spare = (isFound: boolean | undefined, number: number): number => (isFound ? number : Math.max(0, number - 1));
  return { found, accused: outside + spare(found[0], wrong(2, 4)) + spare(found[1], wrong(5, 6)) };
}

describe('generated reviews', () => {
  const comment = fc.record({
    line: fc.integer({ min: 1, max: 20 }),
    cwe: fc.constantFrom(22, 89, 79),
    reason: fc.constantFrom('leaves', 'sql'),
    severity: fc.constantFrom('remark', 'low', 'high', 'critical'),
    sure: fc.integer({ min: 1, max: 4 }),
  });

  it('are judged as an oracle judges them that goes by lines', () => {
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 12 }), (drawn) => {
        const comments = drawn.map((one, index) =>
          say(one.line, { ...one, id: `g${index}`, severity: one.severity as 'low' }),
        );
        const { found, accused } = oracle(comments);
        const matches = matchComments(comments, key);
        const named = key.flaws.map((one) => matches.some((match) => match.flaw === one && match.outcome === 'named'));
        expect(named).toEqual(found);
        expect(matches.filter(({ outcome }) => outcome === 'accused')).toHaveLength(accused);
        const { score } = grade(review(comments));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a typed reason', () => {
  it('counts with a word of each group, in any form that begins alike', () => {
    expect(saysIt('The SQL gets my text', [['sql'], ['text', 'bound']])).toBe(true);
    expect(saysIt('The NoSQL thing', [['sql']])).toBe(false);
    expect(saysIt('anything', [])).toBe(false);
  });
});
