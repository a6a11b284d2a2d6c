import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_FILE } from '#core/grading/answer.ts';
import type { Files } from '#core/grading/jobs.ts';

/** Words of a file, and what stands in their place. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** Somebody's attempt at a lab, told as edits of a file of its start, or as the files that they wrote. */
export interface OtherAttempt {
  /** What they did, as the end of "somebody who …". */
  readonly name: string;
  /** Checks that must fail, for this reason and no other; absent where everything passes. */
  readonly fails?: readonly string[];
  /** The misfix that the server must name. */
  readonly named?: string;
  readonly edits?: Edits;
  /** For labs of several files, by path: see `ourFiles`. */
  readonly files?: Files;
}

function edited(start: string, edits: Edits, where: string): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${where} edits a text that is not there: ${from}`);
    return text.replace(from, () => to);
  }, start);
}

export function applyEdits(start: string, { name, edits = [] }: OtherAttempt): string {
  return edited(start, edits, `"${name}"`);
}

/** The whole attempt as the learner's files. */
export function attemptOf(path: string, files: Files, attempt: OtherAttempt): Files {
  return attempt.files ?? { [path]: applyEdits(files[path] ?? '', attempt) };
}

const LABS = join(import.meta.dirname, '../../labs');

/** For labs of several files: all that our answer holds, with words of some files changed. */
export function ourFiles(lab: string): (changes: Readonly<Record<string, Edits>>) => Files {
  const folder = join(LABS, lab, 'solution');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.startsWith('why.'))
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  const ours: Files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  return (changes) => ({
    ...ours,
    ...Object.fromEntries(
      Object.entries(changes).map(([path, edits]) => [path, edited(ours[path] ?? '', edits, `${lab}/${path}`)]),
    ),
  });
}

/**
 * For labs whose attempt is one answer: our answer, on one line, with words of it changed. On one line, so that an edit can
 * name more than a word.
 */
export function answerEdits(lab: string): (...edits: Edits) => Edits {
  const read = (path: string): string => readFileSync(join(LABS, lab, path, ANSWER_FILE), 'utf8');
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
