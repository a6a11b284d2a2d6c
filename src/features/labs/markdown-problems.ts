import { parse, postprocess, preprocess } from 'micromark';
import type { AuthorProblem } from '#core/grading/author-problem.ts';

/** What a lab from elsewhere does not bring, by the names that the parser has for it. */
const REFUSED: Readonly<Record<string, Omit<AuthorProblem, 'file' | 'line'>>> = {
  htmlFlow: {
    expected: 'Markdown',
    found: 'HTML',
    remedy: 'Write it in Markdown; code that shows HTML stands between backquotes.',
  },
  htmlText: {
    expected: 'Markdown',
    found: 'HTML',
    remedy: 'Write it in Markdown; code that shows HTML stands between backquotes.',
  },
  image: {
    expected: 'text',
    found: 'an image',
    remedy: 'Say it in words: a lab brings no files that a page could show.',
  },
};

/** A line of MDX that would be code in the build. Here it would be shown as it is. */
const MODULE_LINE = /^(import\s.+\sfrom\s+['"]|export\s+(const|default|function)\b)/;

/**
 * What is not Markdown in a text that is rendered on demand. What renders it escapes HTML all the same; an author would
 * wonder at the page.
 */
export function markdownProblems(text: string, file: string): readonly AuthorProblem[] {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  const problems = new Map<string, AuthorProblem>();
  for (const [event, token] of events) {
    const refused = event === 'enter' ? REFUSED[token.type] : undefined;
    const { line } = token.start;
    // Told once a line: an element has a beginning and an end.
    if (refused) problems.set(`${line} ${refused.found}`, { file, line, ...refused });
  }
  // The first paragraph is where MDX has them; anywhere else they may be a part of some code that is shown.
  const first = text.split('\n', 1)[0] ?? '';
  if (!MODULE_LINE.test(first)) return [...problems.values()];
  const remedy = 'Take the line out: components belong to the labs of the repository.';
  return [{ file, line: 1, expected: 'Markdown', found: 'a line of MDX', remedy }, ...problems.values()];
}
