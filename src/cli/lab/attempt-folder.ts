import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '#core/grading/jobs.ts';
import { FILE_BYTES_MAX, filesRefusal } from '#features/labs/attempt-files.ts';
import type { PublicLab } from '#features/labs/lab.ts';

/** Enough to see that somebody named the wrong folder. */
const NAMES_SHOWN_MAX = 8;

export type AttemptReading =
  | { readonly ok: true; readonly files: Files; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

type FileReading = { readonly text: string } | { readonly problem: string } | null;

/** A file of somebody's folder, if it is there. Links are not followed: a script that grades for others would be led astray. */
async function readAttemptFile(folder: string, path: string): Promise<FileReading> {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const place = parts.slice(0, length).join('/');
    const about = await lstat(join(folder, place)).catch(() => null);
    if (about === null) return null;
    const isLast = length === parts.length;
    if (about.isSymbolicLink()) return { problem: `${place} is a symbolic link; put the file itself there.` };
    if (isLast ? !about.isFile() : !about.isDirectory()) {
      return { problem: `${place} is not a ${isLast ? 'file' : 'folder'}.` };
    }
    if (isLast && about.size > FILE_BYTES_MAX) {
      return { problem: `${path} has ${about.size} bytes; a lab takes ${FILE_BYTES_MAX} for a file.` };
    }
  }
  const bytes = await readFile(join(folder, path));
  try {
    if (!bytes.includes(0)) return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // Told like a zero byte.
  }
  return { problem: `${path} is not text in UTF-8.` };
}

function wrongFolder(folder: string, names: readonly string[], { editable }: PublicLab): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX).join(', ') + (names.length > NAMES_SHOWN_MAX ? ', …' : '');
  const holds = names.length === 0 ? 'is empty' : `holds ${shown}`;
  return `${folder} ${holds}, and none of the files that this lab grades: ${editable.join(', ')}. Paths are those below start/.`;
}

/** The files of a folder that a lab grades: its editable ones. What is missing is as in the start; what is more is left out. */
export async function readAttemptFolder(folder: string, lab: PublicLab): Promise<AttemptReading> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
  if (!Array.isArray(entries)) {
    const why =
      entries.code === 'ENOTDIR'
        ? 'is a file'
        : entries.code === 'ENOENT'
          ? 'does not exist'
          : `cannot be read (${entries.code})`;
    return { ok: false, problem: `${folder} ${why}; --files takes a folder with the files of an attempt.` };
  }
  const files: Record<string, string> = {};
  for (const path of lab.editable) {
    const file = await readAttemptFile(folder, path);
    if (file && 'problem' in file) return { ok: false, problem: file.problem };
    if (file) files[path] = file.text;
  }
  const names = entries
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const refusal = filesRefusal(lab, files);
  if (refusal === 'no-files') return { ok: false, problem: wrongFolder(folder, names, lab) };
  if (refusal) return { ok: false, problem: 'This is more text than a lab takes: 256 kB for all files.' };
  return { ok: true, files, notes: notesOf(lab, files, names) };
}

function notesOf(lab: PublicLab, files: Files, names: readonly string[]): readonly string[] {
  const missing = lab.editable.filter((path) => !Object.hasOwn(files, path));
  const known = new Set(Object.keys(lab.files).map((path) => path.split('/')[0]));
  const more = names.filter((name) => !known.has(name));
  const shown = more.slice(0, NAMES_SHOWN_MAX).join(', ') + (more.length > NAMES_SHOWN_MAX ? ', …' : '');
  return [
    ...(missing.length > 0 ? [`Not in the folder, graded as in start/: ${missing.join(', ')}`] : []),
    ...(more.length > 0 ? [`No part of this lab, left out: ${shown}`] : []),
  ];
}
