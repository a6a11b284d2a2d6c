import { join } from 'node:path';
import type { AuthorProblem } from '#core/grading/author-problem.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { LabFolder } from '#core/grading/kinds/kind.ts';
import { readRule } from '#features/rules/read-rule.ts';
import { labLimits } from '#sandbox/limits.ts';
import { isLeftOut, readFolder, readTextIfThere } from './read-folder.ts';
import { readSettings } from './read-settings.ts';

/** A kind may take a path from `lab.yaml`: it must not lead out of the folder, nor to what is left out of it. */
function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !isLeftOut(part)) && !/[\\\0]/.test(path);
}

/** A lab's folder on disk for its kind to read; mistakes are added to `problems`. */
export function labFolder(folder: string, id: string, rulesDir: string, problems: AuthorProblem[]): LabFolder {
  const text = async (path: string): Promise<string | undefined> =>
    isInside(path) ? readTextIfThere(join(folder, path)) : undefined;
  const problem = (found: AuthorProblem): void => void problems.push({ ...found, file: `${id}/${found.file}` });
  return {
    text,
    async files(path) {
      try {
        if (isInside(path)) return await readFolder(join(folder, path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      problem({ file: path, expected: 'this folder', found: 'no such folder', remedy: 'Create it, with its files.' });
      return {};
    },
    async settings(path, schema) {
      const written = await text(path);
      if (written === undefined) {
        const remedy = 'Create it; docs/writing-labs.md shows its form.';
        problem({ file: path, expected: 'this file', found: 'no such file', remedy });
        return null;
      }
      const reading = readSettings(written, `${id}/${path}`, schema);
      if (reading.ok) return reading.value;
      problems.push(...reading.problems);
      return null;
    },
    rule: (ruleId) => readRule(rulesDir, ruleId),
    limits: labLimits,
    problem,
  };
}

/** What may be changed must be there to be opened. */
export function editableProblems(editable: readonly string[], start: Files, id: string): readonly AuthorProblem[] {
  return editable
    .filter((path) => !Object.hasOwn(start, path))
    .map((path) => ({
      file: `${id}/lab.yaml`,
      expected: 'files of start/ in "editable"',
      found: path,
      remedy: `Add start/${path}, or correct the name.`,
    }));
}
