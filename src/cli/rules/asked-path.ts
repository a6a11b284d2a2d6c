import { basename, dirname, relative } from 'node:path';
import { languageEntry, languagesOfPath } from '#core/sast/language.ts';
import type { CompiledRule } from '#core/sast/parse-rules.ts';

/**
 * The path under which a target is looked at that somebody names together with a rule. `paths:` of the rule count from
 * the folder of the rule, wherever that lies, and a file whose ending no language of the rule has is read as the first
 * of them: who names the pair wants an answer about it.
 */
export function askedPath(rule: CompiledRule, ruleFile: string, target: string): string {
  const below = relative(dirname(ruleFile), target);
  const path = below.startsWith('..') ? basename(target) : below;
  if (languagesOfPath(path).some((language) => rule.languages.has(language))) return path;
  const [extension] = [...rule.languages].flatMap((language) => languageEntry(language).extensions);
  return extension === undefined ? path : `${path}.${extension}`;
}
