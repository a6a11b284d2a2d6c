import { resolve } from 'node:path';
import { AuthorMistakes, type AuthorProblem } from '#core/grading/author-problem.ts';
import type { Lab } from '#features/labs/lab.ts';
import { loadLab } from '#features/labs/load-lab.ts';
import { labNames } from '#features/labs/lab-names.ts';
import { readAddedLab } from '#features/labs/read-added-lab.ts';
import { labSources, type LabSources } from '#features/labs/lab-sources.ts';

/** A lab that was asked for, or what keeps it from being read. */
export interface FoundLab {
  readonly id: string;
  readonly sources: LabSources;
  readonly reading:
    { readonly ok: true; readonly lab: Lab } | { readonly ok: false; readonly problems: readonly AuthorProblem[] };
}

/** The folder of `--labs`, or else that of the repository and, where it is set, LABS_DIR. */
async function folders(labsDir: string | undefined): Promise<readonly LabSources[]> {
  if (labsDir !== undefined) return [await labSources(resolve(labsDir))];
  const added = process.env.LABS_DIR;
  return Promise.all([labSources(), ...(added ? [labSources(resolve(added))] : [])]);
}

/** One lab by its name, or all of them. A name that is nowhere is a mistake; a lab that cannot be read is an answer. */
export async function findLabs(name: string | undefined, labsDir: string | undefined): Promise<readonly FoundLab[]> {
  const found: FoundLab[] = [];
  const places = await folders(labsDir);
  const builtIn = new Set(await labNames((await labSources()).labsDir));
  for (const sources of places) {
    const names = await labNames(sources.labsDir);
    for (const id of names.filter((one) => name === undefined || name === one)) {
      const isOwn = sources.prose === 'mdx';
      const reading = await (isOwn ? loadLab(id, sources) : readAddedLab(id, sources, { builtIn, names }));
      found.push({ id, sources, reading });
    }
  }
  if (found.length > 0) return found;
  const where = places.map((place) => place.labsDir).join(' and ');
  const remedy = 'Correct the name or the folder, or begin with `gatehouse lab new`.';
  throw new AuthorMistakes([
    { file: name === undefined ? where : `${name}/lab.yaml`, expected: `a lab in ${where}`, found: 'none', remedy },
  ]);
}
