import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorProblem } from '#core/grading/author-problem.ts';
import { isLeftOut, LAB_FILE_BYTES_MAX, LAB_FILES_MAX } from './read-folder.ts';

/** `misfixes/<name>/data/boats/list.txt` and a little more. */
const DEPTH_MAX = 8;
/** A lab with every answer to it is some hundred kilobytes; this much is read into memory for each of them. */
const LAB_BYTES_MAX = 4 * 1024 * 1024;
/** A start, an answer and a dozen others of a few files each, and a history beside them. Nothing is looked at beyond. */
export const LAB_ENTRIES_MAX = 1000;

/** Each of these holds answers, and every answer is a folder of its own. */
const FOLDERS_OF_FOLDERS = new Set(['alternatives', 'misfixes']);

interface Walk {
  readonly root: string;
  readonly id: string;
  readonly problems: AuthorProblem[];
  /** Files by the folder that is read as one. */
  readonly counts: Map<string, number>;
  bytes: number;
  /** Files and folders. */
  entries: number;
}

const isTooMuch = ({ bytes, entries }: Walk): boolean => bytes > LAB_BYTES_MAX || entries > LAB_ENTRIES_MAX;

/** The part of a lab that is read in one go: `start`, `misfixes/first-idea`. */
function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return FOLDERS_OF_FOLDERS.has(first) ? `${first}/${second}` : first;
}

function tell(walk: Walk, path: string, what: Omit<AuthorProblem, 'file'>): void {
  walk.problems.push({ file: path === '' ? walk.id : `${walk.id}/${path}`, ...what });
}

async function lookAtFile(walk: Walk, path: string, size: number): Promise<void> {
  if (size > LAB_FILE_BYTES_MAX) {
    const expected = `a file of at most ${LAB_FILE_BYTES_MAX} bytes`;
    return tell(walk, path, { expected, found: `${size} bytes`, remedy: 'Cut it down to what the lab needs.' });
  }
  const part = partOf(path);
  walk.counts.set(part, (walk.counts.get(part) ?? 0) + 1);
  walk.bytes += size;
  if (walk.bytes > LAB_BYTES_MAX) return;
  const bytes = await readFile(join(walk.root, path));
  try {
    if (!bytes.includes(0)) return void new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Told below, like a zero byte.
  }
  tell(walk, path, { expected: 'text in UTF-8', found: 'other bytes', remedy: 'Save it as UTF-8, or take it out.' });
}

async function lookInto(walk: Walk, folder: string, depth: number): Promise<void> {
  if (depth > DEPTH_MAX) {
    const expected = `folders at most ${DEPTH_MAX} deep`;
    return tell(walk, folder, { expected, found: 'a deeper one', remedy: 'Bring the files further up.' });
  }
  for (const name of (await readdir(join(walk.root, folder))).sort()) {
    if (isLeftOut(name)) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    walk.entries += 1;
    const about = await lstat(join(walk.root, path));
    if (about.isDirectory()) await lookInto(walk, path, depth + 1);
    else if (about.isFile()) await lookAtFile(walk, path, about.size);
    else {
      const found = about.isSymbolicLink() ? 'a symbolic link' : 'something else (a pipe, a device)';
      tell(walk, path, { expected: 'a file or a folder', found, remedy: 'Put the file itself here.' });
    }
    if (isTooMuch(walk)) return;
  }
}

/**
 * What keeps a lab's folder from being read at all: links that may lead anywhere, pipes that never end, files that are no
 * text or too large. Asked before anything in it is opened by its name.
 */
export async function treeProblems(root: string, id: string): Promise<readonly AuthorProblem[]> {
  const walk: Walk = { root, id, problems: [], counts: new Map(), bytes: 0, entries: 0 };
  if ((await lstat(root)).isDirectory()) await lookInto(walk, '', 1);
  else tell(walk, '', { expected: 'a folder', found: 'a link to one', remedy: 'Put the folder itself here.' });
  if (isTooMuch(walk)) {
    const expected = `a lab of at most ${LAB_BYTES_MAX} bytes, ${LAB_ENTRIES_MAX} files and folders`;
    tell(walk, '', { expected, found: 'more', remedy: 'Take out what nobody needs for solving it.' });
  }
  for (const [part, count] of walk.counts) {
    if (count <= LAB_FILES_MAX) continue;
    const expected = `at most ${LAB_FILES_MAX} files`;
    tell(walk, part, { expected, found: `${count}`, remedy: 'A lab is read by people: take out what nobody opens.' });
  }
  return walk.problems;
}
