import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_FILE } from '#core/grading/answer.ts';
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

/**
 * For labs whose attempt is one answer: our answer, on one line, with words of it changed. On one line, so that an edit can
 * name more than a word.
 */
export function answerEdits(
  lab: string,
): (...edits: readonly (readonly [from: string, to: string])[]) => OtherAttempt['edits'] {
  const read = (path: string): string =>
    readFileSync(join(import.meta.dirname, '../../labs', lab, path, ANSWER_FILE), 'utf8');
  const start = read('start');
  const ours = JSON.stringify(JSON.parse(read('solution')));
  return (...edits) => [
    [
      start,
      edits.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`This is not in our answer: ${from}`);
        return text.replaceAll(from, to);
      }, ours),
    ],
  ];
}
