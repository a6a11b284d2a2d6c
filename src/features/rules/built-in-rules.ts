import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expandRules, parseRules } from '#core/sast/parse-rules.ts';
import { loadDefinitions } from './load-definitions.ts';

/** A built-in rule as a list shows it. */
export interface RuleEntry {
  readonly id: string;
  /** The folder that it stands in: a language, or a format such as `github-actions`. */
  readonly pack: string;
  readonly cwe: readonly string[];
  readonly mode: 'search' | 'taint';
  /** The first sentence of its message. */
  readonly says: string;
}

/** A rule with everything that it takes to try it. */
export interface RuleToTry extends RuleEntry {
  /** Plain Semgrep: what it shares with others is filled in. */
  readonly yaml: string;
  readonly cases: readonly { readonly name: string; readonly text: string }[];
}

const isCase = (name: string, stem: string): boolean =>
  name !== `${stem}.yaml` && name.replace(/(?:\.test)?\.[^.]+$/, '') === stem;

/** All rules below a folder with their annotated cases, by id. */
export async function builtInRules(rulesDir: string): Promise<RuleToTry[]> {
  const { definitions } = await loadDefinitions(rulesDir);
  const files: string[] = [];
  for await (const file of glob('*/*', { cwd: rulesDir })) files.push(file.replaceAll('\\', '/'));
  const yamls = files.filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
  const read = yamls.sort().map(async (file): Promise<RuleToTry[]> => {
    const [pack = ''] = file.split('/');
    const stem = basename(file, '.yaml');
    const text = await readFile(join(rulesDir, file), 'utf8');
    const [rule] = parseRules(text, file, undefined, definitions).rules;
    if (!rule) return [];
    const own = files.filter((one) => one.startsWith(`${pack}/`) && isCase(basename(one), stem)).sort();
    const cases = own.map(async (one) => ({ name: basename(one), text: await readFile(join(rulesDir, one), 'utf8') }));
    return [
      {
        id: rule.id,
        pack,
        cwe: [rule.metadata?.['cwe']].flat().flatMap((one) => /CWE-\d+/.exec(String(one ?? ''))?.[0] ?? []),
        mode: rule.mode === 'taint' ? 'taint' : 'search',
        says: firstSentence(rule.message),
        yaml: expandRules(text, file, definitions).text,
        cases: await Promise.all(cases),
      },
    ];
  });
  return (await Promise.all(read)).flat();
}

const firstSentence = (message: string): string => {
  const text = message.trim().replace(/\s+/g, ' ');
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
};
