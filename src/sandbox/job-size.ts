import {
  CHECK_FILE_BYTES_MAX,
  DATABASE_BYTES_MAX,
  FILE_BYTES_MAX,
  FILES_BYTES_MAX,
  FILES_MAX,
  PATH_CHARACTERS_MAX,
} from './limits.ts';
import type { Files, RunJob } from '#core/grading/jobs.ts';

/** Parts between slashes, none of them `.` or `..`; no control characters, no backslash. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\/\p{Cc}]+(?:\/[^\\/\p{Cc}]+)*$/u;

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} kB`;

/** The reason why these files may not enter, or `undefined`. Lengths are of UTF-8. */
export function refuseFiles(files: Files): string | undefined {
  const encoder = new TextEncoder();
  const entries = Object.entries(files);
  if (entries.length > FILES_MAX) return `There are ${entries.length} files; at most ${FILES_MAX} are allowed.`;
  let total = 0;
  for (const [path, text] of entries) {
    if (path.length > PATH_CHARACTERS_MAX || !PATH.test(path)) return `This path is not allowed: ${path.slice(0, 80)}`;
    if (typeof text !== 'string') return `${path} is not text.`;
    // Encoding first would itself be the cost that the bound is there to prevent.
    const bytes = text.length > FILE_BYTES_MAX ? text.length : encoder.encode(text).length;
    if (bytes > FILE_BYTES_MAX)
      return `${path} has ${kilobytes(bytes)}; at most ${kilobytes(FILE_BYTES_MAX)} are allowed.`;
    total += bytes;
  }
  if (total > FILES_BYTES_MAX)
    return `The files have ${kilobytes(total)}; at most ${kilobytes(FILES_BYTES_MAX)} are allowed.`;
  return undefined;
}

/** The reason why a job may not enter (limit `size`), or `undefined`. */
export function refuseJob(job: RunJob): string | undefined {
  const refused = refuseFiles(job.files);
  if (refused) return refused;
  if (!Object.hasOwn(job.files, job.entry))
    return `The file ${job.entry.slice(0, 80)}, which the lab starts from, is missing.`;
  for (const [name, text] of Object.entries(job.checks)) {
    if (text.length > CHECK_FILE_BYTES_MAX)
      return `checks/${name}.js is larger than ${kilobytes(CHECK_FILE_BYTES_MAX)}.`;
  }
  if ((job.database?.length ?? 0) > DATABASE_BYTES_MAX)
    return `The database script is larger than ${kilobytes(DATABASE_BYTES_MAX)}.`;
  return undefined;
}
