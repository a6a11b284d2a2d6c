/** A mistake of a lab's author, told so that it can be mended without reading our code. */
export interface AuthorProblem {
  /** Relative to the folder of labs, `/` between parts. */
  readonly file: string;
  readonly line?: number;
  readonly expected: string;
  readonly found: string;
  /** What to do. */
  readonly remedy: string;
}

export function describeProblem(problem: AuthorProblem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}\n  expected: ${problem.expected}\n  found:    ${problem.found}\n  to do:    ${problem.remedy}`;
}

/** Stops the build or the start with every mistake at once, so that an author needs one round and not five. */
export class AuthorMistakes extends Error {
  override name = 'AuthorMistakes';
  readonly problems: readonly AuthorProblem[];

  constructor(problems: readonly AuthorProblem[]) {
    super(`The labs have ${problems.length} mistake(s).\n\n${problems.map(describeProblem).join('\n\n')}`);
    this.problems = problems;
  }
}
