import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeDefinitions, parseDefinitions, type Definitions, type RuleProblem } from '#core/sast/parse-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';

/** What the rules of a folder may `use:`, from the files in its `frameworks` folders. */
export async function loadDefinitions(
  rulesDir: string,
  parsers?: Parsers,
): Promise<{ definitions: Definitions; problems: RuleProblem[] }> {
  const files: string[] = [];
  for await (const file of glob('**/frameworks/*.{yaml,yml}', { cwd: rulesDir })) files.push(join(rulesDir, file));
  const read = await Promise.all(
    files.sort().map(async (file) => parseDefinitions(await readFile(file, 'utf8'), file, parsers)),
  );
  const names = read.flatMap(({ definitions }) => [...definitions.lists.keys()]);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const clashes = twice.map((name): RuleProblem => {
    const expected = 'names that differ between languages: call one of the files otherwise';
    return { file: rulesDir, line: 1, ruleId: '', key: name, expected };
  });
  return {
    definitions: mergeDefinitions(read.map(({ definitions }) => definitions)),
    problems: [...read.flatMap(({ problems }) => problems), ...clashes],
  };
}
