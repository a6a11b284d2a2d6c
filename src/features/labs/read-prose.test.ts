import { expect, test } from 'vitest';
import { BRIEF_WORDS_MAX, BRIEF_WORDS_MIN, briefProblems, hintProblems, readHints } from './read-prose.ts';

const words = (count: number) => 'word '.repeat(count);

test('a brief may have as many words as the bounds and not one more or less', () => {
  expect(briefProblems(words(BRIEF_WORDS_MIN), 'brief.mdx')).toEqual([]);
  expect(briefProblems(words(BRIEF_WORDS_MAX), 'brief.mdx')).toEqual([]);
  expect(briefProblems(words(BRIEF_WORDS_MIN - 1), 'brief.mdx')).toHaveLength(1);
  expect(briefProblems(words(BRIEF_WORDS_MAX + 1), 'brief.mdx')).toHaveLength(1);
});

test('a brief that is not there is told so', () => {
  expect(briefProblems(undefined, 'a-lab/brief.mdx')[0]).toMatchObject({
    file: 'a-lab/brief.mdx',
    found: 'no such file',
  });
});

test('each heading begins a hint', () => {
  expect(readHints('## First step\n\nLook here.\n\n## Second\n\nAnd `## not here`.\n')).toEqual([
    { title: 'First step', body: 'Look here.' },
    { title: 'Second', body: 'And `## not here`.' },
  ]);
});

test('two hints are too few, and an empty one is none', () => {
  expect(hintProblems('## A\n\na\n\n## B\n\nb\n', 'hints.mdx')[0]?.found).toBe('2 hints');
  expect(hintProblems('## A\n\na\n\n## B\n\n## C\n\nc\n', 'hints.mdx')[0]?.found).toBe('3 hints, one of them empty');
});
