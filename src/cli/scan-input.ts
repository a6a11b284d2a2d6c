import { glob, readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SOURCE_CHARS_MAX } from '#core/sast/limits.ts';
import { mergeDefinitions, parseRules, type RuleProblem, type RuleSource } from '#core/sast/parse-rules.ts';
import { isDefinitionFile } from '#core/sast/rule/definitions.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import type { ScanInput } from '#core/sast/scan.ts';
import { loadDefinitions } from '#features/rules/load-definitions.ts';

const BUILT_IN_RULES = fileURLToPath(new URL('../core/sast/rules', import.meta.url));

/** Code of others, and code that a build has made. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  'dist',
  'build',
  '.astro',
  '.generated',
  'coverage',
  '__pycache__',
  '.venv',
  'venv',
  'fixtures',
]);

/** Tests bring bad input on purpose. Named on the command line, such a file is scanned all the same. */
const TEST_FILE = /\.(?:test|spec)\.[a-z]+$/;

/** The cases beside the built-in rules are bad on purpose. */
const RULE_CASES = join('core', 'sast', 'rules') + sep;

export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

/** All files below the paths that are asked for, sorted. A path that is not there is refused. */
export async function findSources(
  paths: readonly string[],
  choose: (paths: readonly string[]) => readonly string[],
): Promise<{ ok: true; inputs: ScanInput[] } | Refused> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) return { ok: false, reason: `there is no ${path}` };
    if (found.isFile()) files.push(path);
    else files.push(...(await walk(path)));
  }
  const inputs: ScanInput[] = [];
  for (const path of choose([...new Set(files)].sort())) {
    const { size } = await stat(path);
    // Four bytes a character at most: what is longer is refused by the engine in any case, and need not be read.
    if (size <= SOURCE_CHARS_MAX * 4) inputs.push({ path, text: await readFile(path, 'utf8') });
  }
  return { ok: true, inputs };
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) files.push(...(await walk(path)));
    } else if (entry.isFile() && !TEST_FILE.test(path) && !path.includes(RULE_CASES)) files.push(path);
  }
  return files;
}

export interface RuleFiles {
  readonly rules: RuleSource[];
  readonly problems: RuleProblem[];
}

/** Rules of a file, of a folder, or the built-in ones. */
export async function readRules(path: string | null, parsers: Parsers): Promise<({ ok: true } & RuleFiles) | Refused> {
  const from = path ?? BUILT_IN_RULES;
  const found = await stat(from).catch(() => null);
  if (!found) return { ok: false, reason: `there are no rules at ${from}` };
  const files = found.isFile() ? [from] : await yamlFiles(from);
  const rules: RuleSource[] = [];
  // Rules from elsewhere may use the built-in definitions, and their own.
  const known = [await loadDefinitions(BUILT_IN_RULES)];
  if (!found.isFile() && path !== null) known.push(await loadDefinitions(from, parsers));
  const definitions = mergeDefinitions(known.map((one) => one.definitions));
  const problems: RuleProblem[] = known.flatMap((one) => one.problems);
  for (const file of files) {
    const name = relative(process.cwd(), file);
    const read = parseRules(await readFile(file, 'utf8'), name.startsWith('..') ? file : name, parsers, definitions);
    rules.push(...read.rules);
    problems.push(...read.problems);
  }
  return { ok: true, rules, problems };
}

async function yamlFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('**/*.{yaml,yml}', { cwd: folder })) {
    if (!isDefinitionFile(file)) files.push(join(folder, file));
  }
  return files.sort();
}
