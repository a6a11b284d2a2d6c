import { glob, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeDefinitions, parseRules, type RuleProblem, type RuleSource } from '#core/sast/parse-rules.ts';
import { isDefinitionFile } from '#core/sast/rule/definitions.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import { loadDefinitions } from '#features/rules/load-definitions.ts';
import type { Refused } from './source-files.ts';

export const BUILT_IN_RULES = fileURLToPath(new URL('../../core/sast/rules', import.meta.url));

/** Where a text only looks like it, the definitions are read for nothing. */
const USE = /\buse["']?\s*:/;

export interface RuleFiles {
  readonly ok: true;
  readonly rules: readonly RuleSource[];
  readonly problems: readonly RuleProblem[];
}

/** Rules of a file, of a folder, or the built-in ones. Patterns are tried only where `parsers` are given. */
export async function readRules(path: string | null, parsers?: Parsers): Promise<RuleFiles | Refused> {
  const from = path ?? BUILT_IN_RULES;
  const found = await stat(from).catch(() => null);
  if (!found) return { ok: false, reason: `there are no rules at ${from}` };
  const files = found.isFile() ? [from] : await yamlFiles(from);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const known: Awaited<ReturnType<typeof loadDefinitions>>[] = [];
  // Rules from elsewhere may use the built-in definitions, and their own. Most plain ones use none.
  if (texts.some((text) => USE.test(text))) known.push(await loadDefinitions(BUILT_IN_RULES));
  if (!found.isFile() && path !== null) known.push(await loadDefinitions(from, parsers));
  const definitions = mergeDefinitions(known.map((one) => one.definitions));
  const problems: RuleProblem[] = known.flatMap((one) => one.problems);
  const rules: RuleSource[] = [];
  for (const [index, file] of files.entries()) {
    const name = relative(process.cwd(), file);
    const read = parseRules(texts[index] ?? '', name.startsWith('..') ? file : name, parsers, definitions);
    rules.push(...read.rules);
    problems.push(...read.problems);
  }
  return { ok: true, rules, problems };
}

export async function yamlFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('**/*.{yaml,yml}', { cwd: folder })) {
    if (!isDefinitionFile(file) && !isCaseFile(file)) files.push(join(folder, file));
  }
  return files.sort();
}

/** The cases of a rule about YAML are YAML as well: `rule.test.yaml` lies beside `rule.yaml`, fixed cases as well. */
export function isCaseFile(path: string): boolean {
  return /\.(?:test|fixed)\.ya?ml$/.test(path);
}

export function ruleProblemText({ file, line, ruleId, key, expected }: RuleProblem): string {
  const place = [ruleId && `rule ${ruleId}`, key && `key ${key}`].filter(Boolean).join(', ');
  return `${file}:${line}: ${place ? `${place}: ` : ''}expected ${expected}`;
}
