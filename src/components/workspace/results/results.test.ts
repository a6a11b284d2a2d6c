import { describe, expect, it } from 'vitest';
import type { CheckResult, Verdict } from '#core/grading/verdict.ts';
import { leakedParts } from './leaked-parts.ts';
import { firstToOpen, proofGroups, verdictSentence } from './verdict-words.ts';

const check = (proof: CheckResult['proof'], id: string, status: CheckResult['status']): CheckResult => ({
  proof,
  id,
  status,
  title: id,
  message: '',
  evidence: { transcript: [] },
});
const verdict = (status: Verdict['status'], checks: CheckResult[], message?: string): Verdict => ({
  status,
  checks,
  findings: [],
  feedback: [],
  score: 0,
  output: '',
  grader: 'g',
  ...(message ? { message } : {}),
});

describe('leaked parts', () => {
  it('marks every place where a leaked text stands', () => {
    expect(leakedParts('a SECRET b SECRET', ['SECRET'])).toEqual([
      { text: 'a ', isLeaked: false },
      { text: 'SECRET', isLeaked: true },
      { text: ' b ', isLeaked: false },
      { text: 'SECRET', isLeaked: true },
    ]);
  });

  it('takes the longer of two leaks that start together, and ignores empty ones', () => {
    expect(leakedParts('abcd', ['ab', 'abc', ''])).toEqual([
      { text: 'abc', isLeaked: true },
      { text: 'd', isLeaked: false },
    ]);
  });

  it('loses no character', () => {
    expect(
      leakedParts('<b>ü</b>')
        .map((part) => part.text)
        .join(''),
    ).toBe('<b>ü</b>');
    expect(leakedParts('')).toEqual([]);
  });
});

describe('the words of a verdict', () => {
  it('groups checks under their proofs in the order of the proofs', () => {
    const groups = proofGroups(
      verdict('failed', [check('cause', 'c', 'failed'), check('works', 'w', 'passed'), check('safe', 's', 'skipped')]),
    );
    expect(groups.map((group) => [group.proof, group.meaning, group.passed])).toEqual([
      ['works', 'passed', 1],
      ['safe', 'open', 0],
      ['cause', 'failed', 0],
    ]);
  });

  it('never puts a cross beside words that say the opposite', () => {
    const title = (status: 'passed' | 'failed'): string | undefined =>
      proofGroups(verdict(status, [check('safe', 's', status)]))[0]?.title;
    expect([title('passed'), title('failed')]).toEqual(['The attack fails', 'The attack gets through']);
  });

  it('opens the first attack that gets through before anything else', () => {
    const checks = [check('works', 'w', 'failed'), check('safe', 'a', 'passed'), check('safe', 'b', 'failed')];
    expect(firstToOpen(verdict('failed', checks))).toBe('safe/b');
    expect(firstToOpen(verdict('failed', [check('works', 'w', 'failed')]))).toBe('works/w');
    expect(firstToOpen(verdict('passed', [check('works', 'w', 'passed')]))).toBeNull();
  });

  it('says the verdict in one sentence', () => {
    expect(
      verdictSentence(verdict('failed', [check('works', 'w', 'passed'), check('safe', 's', 'failed')]), 'Broken'),
    ).toBe('Not yet: 1 of 2 checks pass.');
    expect(verdictSentence(verdict('limit', [], 'Stopped after 2 s.'), 'Broken')).toBe(
      'Stopped at a limit. Stopped after 2 s.',
    );
    expect(verdictSentence(verdict('error', [], 'a.json: no'), 'Would not be saved')).toBe(
      'Would not be saved. a.json: no',
    );
  });
});
