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
  for (const path of pathsOf(ruleId)) {
    const text = await readFile(join(rulesDir, path), 'utf8').catch(() => null);
    if (text === null) continue;
    const { definitions } = await loadDefinitions(rulesDir);
    const pack = parse(expandRules(text, path, definitions).text) as { rules?: readonly { id?: unknown }[] } | null;
    return pack?.rules?.find((rule) => rule.id === ruleId);
  }
  return undefined;
}

/** A pack's name may have hyphens too: `github-actions-script-injection` stands in `github-actions/`. */
function pathsOf(ruleId: string): string[] {
  const parts = ruleId.split('-');
  return parts
    .slice(1)
    .map((_, index) => join(parts.slice(0, index + 1).join('-'), `${parts.slice(index + 1).join('-')}.yaml`));
}
