import type { AuthorProblem } from '#core/grading/author-problem.ts';
import type { Lab } from './lab.ts';
import { RESERVED_IDS } from './lab-id.ts';
import type { LabSources } from './lab-sources.ts';
import { loadLab, type LabReading } from './load-lab.ts';

/** All of them are proved at every start, some seconds each. */
export const ADDED_LABS_MAX = 200;

/** What a lab outside of the repository stands beside. */
export interface Neighbours {
  /** Ids of the labs of the repository. */
  readonly builtIn: ReadonlySet<string>;
  /** Names in its own folder, in order. */
  readonly names: readonly string[];
}

function problem(file: string, expected: string, found: string, remedy: string): AuthorProblem {
  return { file, expected, found, remedy };
}

function nameProblem(id: string, { builtIn, names }: Neighbours): AuthorProblem | null {
  const remedy = 'Rename the folder.';
  if (builtIn.has(id)) return problem(id, 'a name of its own', 'the name of a lab that is built in', remedy);
  if (RESERVED_IDS.has(id)) return problem(id, 'a name of its own', 'the address of another page', remedy);
  if (names.indexOf(id) < ADDED_LABS_MAX) return null;
  return problem(id, `at most ${ADDED_LABS_MAX} labs`, 'one more', 'Take out what is not used any more.');
}

/** What is asked for before has to be there: built in, or beside it. */
function prerequisiteProblems(lab: Lab, { builtIn, names }: Neighbours): readonly AuthorProblem[] {
  const { id, settings } = lab.public;
  const remedy = 'Correct the name, or take it out.';
  return settings.prerequisites
    .filter((other) => other === id || !(builtIn.has(other) || names.includes(other)))
    .map((other) => problem(`${id}/lab.yaml`, 'other labs in "prerequisites"', other, remedy));
}

/** One lab of LABS_DIR. Whatever it is that breaks while it is read, is told as its mistake: the others go on. */
export async function readAddedLab(id: string, sources: LabSources, neighbours: Neighbours): Promise<LabReading> {
  const name = nameProblem(id, neighbours);
  if (name) return { ok: false, problems: [name] };
  try {
    const reading = await loadLab(id, sources);
    const problems = reading.ok ? prerequisiteProblems(reading.lab, neighbours) : [];
    return problems.length > 0 ? { ok: false, problems } : reading;
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const remedy = 'Look at its files and their rights.';
    return { ok: false, problems: [problem(id, 'a folder that can be read', found, remedy)] };
  }
}
