import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { languagesOfRuleName } from './language.ts';
import type { Parsers } from './parsers.ts';
import { checkSchema } from './rule/check-schema.ts';
import { compileRule } from './rule/compile-rules.ts';
import { RULE, RULE_FILE } from './rule/rule-schema.ts';
import type { RuleProblem, RuleSource } from './rule/rule-source.ts';

export { compileRules, type CompiledRule } from './rule/compile-rules.ts';
export type { RuleProblem, RuleSource } from './rule/rule-source.ts';

/** A rule file is read by people; one of this size is a mistake. */
const RULE_FILE_CHARS_MAX = 500_000;

/** At a rule's top exactly one of them: a second one would be read by nobody. */
const SEARCH_KEYS = ['pattern', 'patterns', 'pattern-either', 'pattern-regex', 'pattern-inside'] as const;
const TAINT_KEYS = ['pattern-sources', 'pattern-sinks', 'pattern-sanitizers', 'pattern-propagators'] as const;

/**
 * Reads a Semgrep rule file. Rules with a problem are left out, and what is unknown or not supported is always a
 * problem. With `parsers`, the patterns are tried as well.
 */
export function parseRules(
  yamlText: string,
  fileName: string,
  parsers?: Parsers,
): { rules: RuleSource[]; problems: RuleProblem[] } {
  const lines = new LineCounter();
  const problems: RuleProblem[] = [];
  const add = (offset: number, ruleId: string, key: string, expected: string): void => {
    problems.push({ file: fileName, line: lines.linePos(offset).line, ruleId, key, expected });
  };
  if (yamlText.length > RULE_FILE_CHARS_MAX) {
    return { rules: [], problems: [{ file: fileName, line: 1, ruleId: '', key: '', expected: 'a smaller file' }] };
  }
  // No aliases: a few lines of them can stand for gigabytes.
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) add(error.pos[0], '', '', `YAML that parses: ${error.message.split('\n')[0]}`);
  if (document.errors.length > 0) return { rules: [], problems };
  if (hasAlias(document)) {
    add(0, '', '', 'no YAML aliases');
    return { rules: [], problems };
  }
  const list = document.get('rules', true);
  if (!isMap(document.contents) || !isSeq(list)) {
    checkSchema(document.contents, RULE_FILE, 'rules', (found) => add(found.offset, '', found.key, found.expected));
    return { rules: [], problems };
  }
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (key !== 'rules') add(0, '', key, 'only the key rules at the top');
  }
  const rules = list.items.flatMap((_, index) => readRule(document, index, add, parsers) ?? []);
  return { rules, problems };
}

function hasAlias(document: Document): boolean {
  let isFound = false;
  visit(document, { Alias: () => ((isFound = true), visit.BREAK) });
  return isFound;
}

type Add = (offset: number, ruleId: string, key: string, expected: string) => void;

function readRule(document: Document, index: number, add: Add, parsers: Parsers | undefined): RuleSource | null {
  const rule = document.getIn(['rules', index], true);
  const id = isMap(rule) ? String(rule.get('id') ?? '') : '';
  let isGood = true;
  const report = (offset: number, key: string, expected: string): void => {
    isGood = false;
    add(offset, id, key, expected);
  };
  const start = isMap(rule) ? (rule.range?.[0] ?? 0) : 0;
  checkSchema(isMap(rule) ? rule : null, RULE, 'rules', (found) => report(found.offset, found.key, found.expected));
  if (!isGood || !isMap(rule)) return null;
  const source = rule.toJS(document) as RuleSource;
  for (const { key, expected } of shapeProblems(source)) report(start, key, expected);
  if (!isGood) return null;
  const compiled = parsers ? compileRule(source, parsers) : null;
  if (compiled && !compiled.ok) {
    for (const { path, expected } of compiled.problems) {
      const place = document.getIn(['rules', index, ...path], true);
      const offset = isScalar(place) || isMap(place) || isSeq(place) ? (place.range?.[0] ?? start) : start;
      report(offset, String(path.at(-1) ?? ''), expected);
    }
  }
  return isGood ? source : null;
}

/** What no single key shows. */
function shapeProblems(rule: RuleSource): { key: string; expected: string }[] {
  const found: { key: string; expected: string }[] = [];
  for (const name of rule.languages) {
    if (!languagesOfRuleName(name)) found.push({ key: 'languages', expected: `a supported language; found ${name}` });
  }
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
