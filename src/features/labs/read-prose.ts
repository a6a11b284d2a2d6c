import type { AuthorProblem } from '#core/grading/author-problem.ts';
import type { Hint } from './lab.ts';

/** A brief is read beside the editor; longer ones belong in the lesson. Words, roughly. */
export const BRIEF_WORDS_MIN = 120;
export const BRIEF_WORDS_MAX = 250;
export const HINTS_MIN = 3;
export const HINTS_MAX = 5;

export function countWords(markdown: string): number {
  return markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function briefProblems(brief: string | undefined, file: string): readonly AuthorProblem[] {
  const words = countWords(brief ?? '');
  if (words >= BRIEF_WORDS_MIN && words <= BRIEF_WORDS_MAX) return [];
  return [
    {
      file,
      expected: `a brief of ${BRIEF_WORDS_MIN} to ${BRIEF_WORDS_MAX} words`,
      found: brief === undefined ? 'no such file' : `${words} words`,
      remedy: 'Tell the situation, what the feature is for, the report that came in, and what done means.',
    },
  ];
}

/** Each hint is a `##` heading and what stands below it, in the order in which they are given. */
export function readHints(markdown: string): readonly Hint[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...body] = part.split('\n');
      return { title: title.trim(), body: body.join('\n').trim() };
    });
}

export function hintProblems(markdown: string | undefined, file: string): readonly AuthorProblem[] {
  const hints = readHints(markdown ?? '');
  const complete = hints.every((hint) => hint.title !== '' && hint.body !== '');
  if (complete && hints.length >= HINTS_MIN && hints.length <= HINTS_MAX) return [];
  return [
    {
      file,
      expected: `${HINTS_MIN} to ${HINTS_MAX} hints, each a "## " heading with text below it`,
      found: markdown === undefined ? 'no such file' : `${hints.length} hints${complete ? '' : ', one of them empty'}`,
      remedy: 'Write each hint as one small step that leads and does not tell.',
    },
  ];
}
