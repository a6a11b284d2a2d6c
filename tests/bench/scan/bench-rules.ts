import { readRules } from '../../../src/cli/scan/rule-files.ts';
import type { RuleSource } from '#core/sast/parse-rules.ts';
import type { BenchLanguage } from './generated-code.ts';

/** How many rules the packs are to have at least. */
const RULES_WANTED: Readonly<Record<BenchLanguage, number>> = { javascript: 60, python: 50 };

/**
 * The built-in rules of a language, and copies up to the number that is planned. Of two copies one looks for calls of
 * other names, as other rules do; the other keeps all, so that it has as much to follow as the original.
 */
export async function benchRules(language: BenchLanguage): Promise<RuleSource[]> {
  const read = await readRules(null);
  if (!read.ok) throw new Error(read.reason);
  const own = read.rules.filter((rule) => rule.languages.includes(language));
  const rules = [...own];
  for (let copy = 1; rules.length < RULES_WANTED[language]; copy++) {
    for (const rule of own) if (rules.length < RULES_WANTED[language]) rules.push(standIn(rule, copy));
  }
  return rules;
}

function standIn(rule: RuleSource, copy: number): RuleSource {
  const id = `${rule.id}-copy-${copy}`;
  if (copy % 2 === 0 || !rule['pattern-sinks']) return { ...rule, id };
  const text = JSON.stringify(rule['pattern-sinks']).replace(/\b([a-z]\w*)\(/g, `$1Of${copy}(`);
  return { ...rule, id, 'pattern-sinks': JSON.parse(text) as NonNullable<RuleSource['pattern-sinks']> };
}
