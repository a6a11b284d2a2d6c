import type { Files } from '#core/grading/jobs.ts';

/** Somebody's attempt at a lab, told as edits of a file of its start. */
export interface OtherAttempt {
  /** What they did, as the end of "somebody who …". */
  readonly name: string;
  /** Checks that must fail, for this reason and no other; absent where everything passes. */
  readonly fails?: readonly string[];
  /** The misfix that the server must name. */
  readonly named?: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
}

export function applyEdits(start: string, attempt: OtherAttempt): string {
  return attempt.edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${attempt.name}" edits a text that is not there: ${from}`);
    return text.replace(from, () => to);
  }, start);
}

/** The whole attempt as the learner's files. */
export function attemptOf(path: string, files: Files, attempt: OtherAttempt): Files {
  return { [path]: applyEdits(files[path] ?? '', attempt) };
}
