import { join } from 'node:path';
import { readOutline } from '#core/grading/check-outline.ts';
import type { CheckOutline } from '#core/grading/check-outline.ts';
import type { LabSettings } from '#core/grading/lab-schema.ts';
import { defaultLimits, labLimits } from '#sandbox/limits.ts';
import type { Files, Limits } from '#sandbox/protocol.ts';
import { readRule } from '#features/rules/read-rule.ts';
import type { AuthorProblem } from './author-problem.ts';
import type { LabRule } from './lab.ts';
import { readTextIfThere } from './read-folder.ts';

interface Checks {
  readonly works: string;
  readonly safe: string;
  readonly outline: readonly CheckOutline[];
}

/** Both check files with the ids and titles that stand in them. */
export async function readChecks(folder: string, id: string, problems: AuthorProblem[]): Promise<Checks> {
  const texts = { works: '', safe: '' };
  const outline: CheckOutline[] = [];
  for (const proof of ['works', 'safe'] as const) {
    const file = `${id}/checks/${proof}.js`;
    texts[proof] = (await readTextIfThere(join(folder, 'checks', `${proof}.js`))) ?? '';
    const reading = readOutline(texts[proof], proof);
    outline.push(...reading.checks);
    for (const line of reading.unreadableLines) {
      const expected = "check('an-id', 'A title', …) with both as plain strings";
      problems.push({
        file,
        line,
        expected,
        found: 'something else',
        remedy: 'Write id and title out, so that they are known before the run.',
      });
    }
    if (reading.checks.length === 0) {
      problems.push({
        file,
        expected: 'at least one check',
        found: 'none',
        remedy: "Add check('an-id', 'A title', async (hands) => { … }).",
      });
    }
  }
  for (const check of outline.filter((one, index) => outline.findIndex((other) => other.id === one.id) !== index)) {
    problems.push({
      file: `${id}/checks/${check.proof}.js`,
      expected: 'ids that differ within the lab',
      found: `"${check.id}" twice`,
      remedy: 'Rename one.',
    });
  }
  return { ...texts, outline };
}

/** `javascript-sql-injection` stands in `<rulesDir>/javascript/sql-injection.yaml`. */
export async function readRules(
  settings: LabSettings,
  id: string,
  rulesDir: string,
  problems: AuthorProblem[],
): Promise<readonly LabRule[]> {
  const rules = settings.rules.map(async (ruleId): Promise<LabRule | undefined> => {
    const source = await readRule(rulesDir, ruleId);
    if (source) return { id: ruleId, source };
    const expected = 'ids of built-in rules';
    problems.push({
      file: `${id}/lab.yaml`,
      expected,
      found: ruleId,
      remedy: 'Correct the id in "rules"; src/core/sast/rules/ has them all.',
    });
    return undefined;
  });
  return (await Promise.all(rules)).filter((rule) => rule !== undefined);
}

/** The sandbox's defaults with the lab's wishes; a wish beyond the bounds is a mistake, not silently cut. */
export function readLimits(settings: LabSettings, id: string, problems: AuthorProblem[]): Limits {
  const reading = labLimits(settings.language, settings.limits);
  if (reading.ok) return reading.limits;
  const expected = 'limits within the bounds of the sandbox';
  problems.push({
    file: `${id}/lab.yaml`,
    expected,
    found: reading.problem,
    remedy: 'Choose a value between these bounds.',
  });
  return defaultLimits(settings.language);
}

/** Entry and editable files must be there to be opened. */
export function startProblems(settings: LabSettings, start: Files, id: string): readonly AuthorProblem[] {
  const named = [...new Set([settings.entry, ...settings.editable])];
  return named
    .filter((path) => !Object.hasOwn(start, path))
    .map((path) => ({
      file: `${id}/lab.yaml`,
      expected: 'files of start/ in "entry" and "editable"',
      found: path,
      remedy: `Add start/${path}, or correct the name.`,
    }));
}
