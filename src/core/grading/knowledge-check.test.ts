import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explained, gradeKnowledgeCheck, type AskedOption } from './knowledge-check.ts';

const right = (isChosen: boolean): AskedOption => ({ isChosen, isRight: true });
const wrong = (isChosen: boolean): AskedOption => ({ isChosen, isRight: false });
const grade = (...options: AskedOption[][]) =>
  gradeKnowledgeCheck(
    options.map((some, index) => ({ title: `Question ${index + 1}?`, options: some })),
    'lesson-1',
  );

describe('a knowledge check', () => {
  it('skips a question that nobody answered, and is not passed', () => {
    const verdict = grade([right(true), wrong(false)], [right(false), wrong(false)]);
    expect(verdict.status).toBe('failed');
    expect(verdict.score).toBe(0.5);
    expect(verdict.checks.map(({ id, status }) => [id, status])).toEqual([
      ['question-1', 'passed'],
      ['question-2', 'skipped'],
    ]);
    expect(verdict.checks[1]?.message).toBe('Choose an answer first.');
  });

  it('is passed when exactly the right options are chosen', () => {
    const verdict = grade([right(true), right(true), wrong(false)]);
    expect(verdict).toMatchObject({ status: 'passed', score: 1, feedback: [{ tier: 'celebratory' }] });
  });

  it('tells what is not complete from what is wrong', () => {
    expect(grade([right(true), right(false), wrong(false)]).checks[0]?.message).toContain('one more');
    expect(grade([right(true), wrong(true)]).checks[0]?.message).toContain('choose again');
  });

  it('explains everything once it is right, and before only what was chosen', () => {
    const whole = [right(true), wrong(false)];
    const part = [right(true), right(false), wrong(false)];
    const first = ({ checks }: ReturnType<typeof grade>) => {
      const [check] = checks;
      if (!check) throw new Error('no check');
      return check;
    };
    expect(explained(first(grade(whole)), whole)).toEqual([true, true]);
    expect(explained(first(grade(part)), part)).toEqual([true, false, false]);
  });

  it('agrees with sets of what is chosen and what is right, whatever is answered', () => {
    const option = fc.record({ isChosen: fc.boolean(), isRight: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.array(option, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 4 }), (all) => {
        const indexes = (options: readonly AskedOption[], is: (one: AskedOption) => boolean): string =>
          options.flatMap((one, index) => (is(one) ? [index] : [])).join();
        const hits = all.filter((options) => {
          const chosen = indexes(options, ({ isChosen }) => isChosen);
          return chosen !== '' && chosen === indexes(options, ({ isRight }) => isRight);
        });
        const verdict = grade(...all);
        expect(verdict.score).toBe(hits.length / all.length);
        expect(verdict.status).toBe(hits.length === all.length ? 'passed' : 'failed');
      }),
    );
  });
});
