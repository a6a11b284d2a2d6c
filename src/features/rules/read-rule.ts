import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expandRules } from '#core/sast/parse-rules.ts';
import { loadDefinitions } from './load-definitions.ts';

/**
 * The rule `javascript-sql-injection` from `<rulesDir>/javascript/sql-injection.yaml`, with what it uses filled in;
 * `undefined` where there is none.
 */
export async function readRule(rulesDir: string, ruleId: string): Promise<{ readonly id?: unknown } | undefined> {
  const [language = '', ...stem] = ruleId.split('-');
  const path = join(rulesDir, language, `${stem.join('-')}.yaml`);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return undefined;
  const { definitions } = await loadDefinitions(rulesDir);
  const pack = parse(expandRules(text, path, definitions).text) as { rules?: readonly { id?: unknown }[] } | null;
  return pack?.rules?.find((rule) => rule.id === ruleId);
}
