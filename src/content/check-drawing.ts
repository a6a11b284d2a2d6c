import type { ContentProblem } from './read-yaml.ts';

/** Drawings are put into the page as they are: what would run, load or style is refused, and so is a fixed size. */
const REFUSED: readonly (readonly [pattern: RegExp, problem: string, remedy: string])[] = [
  [/<script|\son\w+=|javascript:/i, 'The drawing can run code.', 'Take the script or handler out.'],
  [
    /<style|\sstyle=/i,
    'The drawing brings styles, which the policy of the site refuses.',
    'Use attributes such as stroke="var(--stage)".',
  ],
  [
    /<(?:image|use|foreignObject)\b|\shref=|url\(/i,
    'The drawing refers to something outside of itself.',
    'Draw it in the file.',
  ],
  [/\sid=/i, 'The drawing has an id, which two drawings on a page could share.', 'Draw without ids.'],
];

export function checkDrawing(source: string, file: string): readonly ContentProblem[] {
  const problems: ContentProblem[] = REFUSED.flatMap(([pattern, problem, remedy]) => {
    const found = pattern.exec(source);
    return found ? [{ file, line: source.slice(0, found.index).split('\n').length, problem, remedy }] : [];
  });
  if (!/<svg\b[^>]*\sviewBox="/.test(source)) {
    problems.push({
      file,
      line: 1,
      problem: 'The drawing has no viewBox.',
      remedy: 'Give <svg> a viewBox and no width or height.',
    });
  }
  return problems;
}
