import { relative, resolve } from 'node:path';
import { GRADERS, type LabKind } from '#core/grading/kinds/graders.ts';
import { labSources } from '#features/labs/lab-sources.ts';
import { newLab } from '#features/labs/new-lab.ts';

const KINDS = Object.keys(GRADERS).sort();

const isKind = (name: string): name is LabKind => KINDS.includes(name);

function refuse(message: string): number {
  console.error(message);
  return 2;
}

/** `gatehouse lab new KIND NAME [--dir DIR]`; the answer is the exit code. */
export async function writeLab(kind: string, name: string, dir: string | undefined): Promise<number> {
  if (!isKind(kind)) return refuse(`There is no kind "${kind}". These are the kinds:\n  ${KINDS.join('\n  ')}`);
  const sources = await labSources(dir === undefined ? undefined : resolve(dir));
  const written = await newLab(kind, name, sources);
  const folder = relative(process.cwd(), written.folder) || '.';
  if (!written.ok) {
    const why = {
      'bad-name': `"${name}" is no name for a lab: lower-case words joined by hyphens, at most 60 signs, such as "search-that-leaks".`,
      'reserved-name': `"${name}" is the address of another page. Choose another name.`,
      exists: `${folder} is there already, and nothing was written. Choose another name, or take it away first.`,
    };
    return refuse(why[written.reason]);
  }
  const labs = dir === undefined ? '' : ` --labs ${relative(process.cwd(), sources.labsDir) || '.'}`;
  console.log(`${folder} holds a small lab of the kind ${kind} that works:`);
  for (const path of [...written.files].sort()) console.log(`  ${path}`);
  console.log(`\nEach file says what belongs into it. What is still to do:\n  gatehouse lab check ${name}${labs}`);
  return 0;
}
