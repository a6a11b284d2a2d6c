import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '#core/grading/jobs.ts';

/** A lab is read by people: more files than this below one of its folders is a copied project, not a lab. */
export const LAB_FILES_MAX = 100;
/** The same bound as for what a learner sends: start files travel to every browser. */
export const LAB_FILE_BYTES_MAX = 256 * 1024;

/** What an editor or an interpreter leaves behind is no part of a lab. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === '__pycache__';
}

export async function readTextIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names of the folders directly below, in order; nothing where there is no such folder. */
export async function subfolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Every text file below a folder by its path; names that start with a dot are an editor's and left out. */
export async function readFolder(folder: string, filesMax = LAB_FILES_MAX): Promise<Files> {
  const files: Record<string, string> = {};
  const walk = async (prefix: string): Promise<void> => {
    const entries = await readdir(join(folder, prefix), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (isLeftOut(entry.name)) continue;
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files[path] = await readBounded(join(folder, path));
      if (Object.keys(files).length > filesMax) throw new Error(`${folder} holds more than ${filesMax} files.`);
    }
  };
  await walk('');
  return files;
}

/** The same, and nothing where there is no such folder. */
export async function readFolderIfThere(folder: string): Promise<Files> {
  try {
    return await readFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

async function readBounded(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > LAB_FILE_BYTES_MAX) throw new Error(`${path} is larger than ${LAB_FILE_BYTES_MAX} bytes.`);
  return bytes.toString('utf8');
}
