import { join } from 'node:path';
import { LAB_ENTRIES_MAX } from './lab-tree.ts';
import type { LabProof } from './prove-lab.ts';
import { readFolder } from './read-folder.ts';

/** Stands in every file of a template before what the author has to write. SQL's own word of this name has no colon. */
const MARK = /\bREPLACE: *(.*)$/;
/** Enough of it to know which one is meant. */
const QUOTE_LENGTH_MAX = 60;
/** Where a lab still says what `gatehouse lab new` wrote: a sentence each, with the file and its line. */
export async function unwrittenParts(labsDir: string, id: string): Promise<LabProof> {
  const files = await readFolder(join(labsDir, id), LAB_ENTRIES_MAX);
  const problems = Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const found = MARK.exec(line)?.[1];
      if (found === undefined) return [];
      const quoted = found.length > QUOTE_LENGTH_MAX ? `${found.slice(0, QUOTE_LENGTH_MAX)}…` : found;
      return [`${path}:${index + 1} is still to be written: ${quoted}`];
    }),
  );
  return { about: 'the words', problems };
}
