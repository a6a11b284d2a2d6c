import { isMap, isScalar, isSeq, type Document } from 'yaml';
import { languagesOfRuleName } from './language.ts';
import type { Parsers } from './parsers.ts';
import { checkSchema } from './rule/check-schema.ts';
import { compileRule } from './rule/compile-rules.ts';
import { NO_DEFINITIONS, type Definitions } from './rule/definitions.ts';
import { expandUses } from './rule/expand-uses.ts';
import { translateNewerSyntax } from './rule/newer-syntax.ts';
import { RULE, RULE_FILE } from './rule/rule-schema.ts';
import type { RuleProblem, RuleSource } from './rule/rule-source.ts';
import { readYaml, type AddForeign, type AddProblem } from './rule/yaml-file.ts';

export { compileRules, type CompiledRule } from './rule/compile-rules.ts';
export { mergeDefinitions, parseDefinitions, type Definitions } from './rule/definitions.ts';
export type { RuleProblem, RuleSource } from './rule/rule-source.ts';

/** At a rule's top exactly one of them: a second one would be read by nobody. */
const SEARCH_KEYS = ['pattern', 'patterns', 'pattern-either', 'pattern-regex', 'pattern-inside'] as const;
const TAINT_KEYS = ['pattern-sources', 'pattern-sinks', 'pattern-sanitizers', 'pattern-propagators'] as const;

/**
 * Reads a Semgrep rule file. Rules with a problem are left out, and what is unknown or not supported is always a
 * problem. With `parsers`, the patterns are tried as well. `definitions` are what `use:` can name.
 */
export function parseRules(
  yamlText: string,
  fileName: string,
  parsers?: Parsers,
  definitions: Definitions = NO_DEFINITIONS,
): { rules: RuleSource[]; problems: RuleProblem[] } {
  const { document, problems, add, addForeign } = readYaml(yamlText, fileName);
  const list = document?.get('rules', true);
  if (!document) return { rules: [], problems };
  if (!isMap(document.contents) || !isSeq(list)) {
    checkSchema(document.contents, RULE_FILE, 'rules', (found) => add(found.offset, '', found.key, found.expected));
    return { rules: [], problems };
  }
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (key !== 'rules') add(0, '', key, 'only the key rules at the top');
  }
  const reading: Reading = { document, add, addForeign, parsers, definitions };
  const rules = list.items.flatMap((_, index) => readRule(reading, index) ?? []);
  return { rules, problems };
}

/** The file with each `use:` filled in: plain Semgrep, comments kept. */
export function expandRules(
  yamlText: string,
  fileName: string,
  definitions: Definitions,
): { text: string; problems: RuleProblem[] } {
  const { document, problems, add } = readYaml(yamlText, fileName);
  const list = document?.get('rules', true);
  if (!document || !isSeq(list)) return { text: yamlText, problems };
  for (const rule of list.items) {
    if (!isMap(rule)) continue;
    const id = String(rule.get('id') ?? '');
    expandUses(rule, document, definitions, (offset, expected) => add(offset, id, 'use', expected));
  }
  return { text: document.toString({ lineWidth: 0 }), problems };
}

interface Reading {
  readonly document: Document;
  readonly add: AddProblem;
  readonly addForeign: AddForeign;
  readonly parsers: Parsers | undefined;
  readonly definitions: Definitions;
}

function readRule({ document, add, addForeign, parsers, definitions }: Reading, index: number): RuleSource | null {
  const rule = document.getIn(['rules', index], true);
  const id = isMap(rule) ? String(rule.get('id') ?? '') : '';
  let isGood = true;
  const report = (offset: number, key: string, expected: string): void => {
    isGood = false;
    add(offset, id, key, expected);
  };
  if (isMap(rule)) translateNewerSyntax(rule, report);
  if (isMap(rule)) expandUses(rule, document, definitions, (offset, expected) => report(offset, 'use', expected));
  if (!isGood) return null;
  const start = isMap(rule) ? (rule.range?.[0] ?? 0) : 0;
  checkSchema(isMap(rule) ? rule : null, RULE, 'rules', (found) => report(found.offset, found.key, found.expected));
  if (!isGood || !isMap(rule)) return null;
  const source = rule.toJS(document) as RuleSource;
  // Of several languages those that are known are asked, and the others told.
  const unknown = source.languages.filter((name) => !languagesOfRuleName(name));
  const isSome = unknown.length < source.languages.length;
  for (const name of unknown) {
    const expected = `a supported language; found ${name}`;
    addForeign(start, id, isSome ? `${expected}, and the rule runs without it` : expected);
  }
  if (!isSome) return null;
  for (const { key, expected } of shapeProblems(source)) report(start, key, expected);
  if (!isGood) return null;
  const compiled = parsers ? compileRule(source, parsers) : null;
  if (compiled && !compiled.ok) {
    for (const { path, expected } of compiled.problems) {
      const offset = offsetAt(document, ['rules', index, ...path]) ?? start;
      report(offset, String(path.at(-1) ?? ''), expected);
    }
  }
  return isGood ? source : null;
}

/** Of a place in the document, or of what should contain it. */
function offsetAt(document: Document, path: readonly (string | number)[]): number | null {
  for (let length = path.length; length > 2; length--) {
    const place = document.getIn(path.slice(0, length), true);
    if (isScalar(place) || isMap(place) || isSeq(place)) return place.range?.[0] ?? null;
  }
  return null;
}

/** What no single key shows. */
function shapeProblems(rule: RuleSource): { key: string; expected: string }[] {
  const found: { key: string; expected: string }[] = [];
  const searchKeys = SEARCH_KEYS.filter((key) => rule[key] !== undefined);
  if (rule.mode === 'taint') {
    if (!rule['pattern-sources']) found.push({ key: 'pattern-sources', expected: 'sources, as mode is taint' });
    if (!rule['pattern-sinks']) found.push({ key: 'pattern-sinks', expected: 'sinks, as mode is taint' });
    if (searchKeys.length > 0)
      found.push({ key: searchKeys[0] ?? '', expected: 'no pattern of its own, as mode is taint' });
    return found;
  }
  if (searchKeys.length !== 1) found.push({ key: 'pattern', expected: `exactly one of ${SEARCH_KEYS.join(', ')}` });
  if (TAINT_KEYS.some((key) => rule[key])) found.push({ key: 'mode', expected: 'mode: taint' });
  return found;
}
