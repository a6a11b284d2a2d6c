import { readdir } from 'node:fs/promises';

/**
 * What stands in a folder of labs, in order: folders, and links, of which whoever reads the lab says that they are not
 * followed. Files beside them (a README) and hidden folders are nobody's lab.
 */
export async function labNames(labsDir: string): Promise<readonly string[]> {
  const entries = await readdir(labsDir, { withFileTypes: true });
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
