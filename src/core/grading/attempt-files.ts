import type { Files } from './jobs.ts';

/** What is graded: the learner's text for editable files, ours for all others, and no file beyond those. */
export function attemptFiles(
  lab: { readonly files: Files; readonly editable: readonly string[] },
  attempt: Files,
): Files {
  const files: Record<string, string> = { ...lab.files };
  for (const path of lab.editable) {
    const text = Object.hasOwn(attempt, path) ? attempt[path] : undefined;
    if (text !== undefined) files[path] = text;
  }
  return files;
}
