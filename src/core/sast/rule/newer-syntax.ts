import { isMap, isNode, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';

type ReportKey = (offset: number, key: string, expected: string) => void;

/** What a list item of the newer syntax becomes in the older one. */
const TAINT_LISTS: Readonly<Record<string, string>> = {
  sources: 'pattern-sources',
  sinks: 'pattern-sinks',
  sanitizers: 'pattern-sanitizers',
  propagators: 'pattern-propagators',
};

/** Keys of the newer syntax that are formulas by themselves. */
const OPERATORS: ReadonlySet<string> = new Set(['pattern', 'any', 'all', 'inside', 'not', 'regex', 'use']);

/**
 * Rewrites `match:` and `taint:` into the older keys, which are what is checked and compiled. Places stay: a problem
 * is reported where it was written.
 */
export function translateNewerSyntax(rule: YAMLMap, report: ReportKey): void {
  const match = rule.get('match', true);
  const taint = rule.get('taint', true);
  if (match !== undefined) {
    rule.delete('match');
    rule.items.push(...formula(match as Node, report).items);
  }
  if (taint === undefined) return;
  rule.delete('taint');
  rule.set(new Scalar('mode'), new Scalar('taint'));
  if (!isMap(taint)) return report(offsetOf(taint as Node), 'taint', 'sources, sinks, sanitizers, propagators');
  for (const pair of taint.items) {
    const name = nameOf(pair);
    const key = TAINT_LISTS[name];
    if (key === undefined || !isSeq(pair.value)) {
      report(offsetOf(pair.key as Node), name, 'sources, sinks, sanitizers or propagators, each with a list');
    } else rule.items.push(new Pair(at(new Scalar(key), pair.key as Node), listOf(pair.value, report)));
  }
}

function listOf(list: YAMLSeq, report: ReportKey): YAMLSeq {
  const made = at(new YAMLSeq(), list);
  made.items = list.items.map((item) => (isNode(item) ? formula(item, report) : item));
  return made;
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function offsetOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}

function at<Made extends Node>(made: Made, origin: Node): Made {
  made.range = origin.range ?? null;
  return made;
}

function mapOf(key: string, value: unknown, origin: Node): YAMLMap {
  const made = at(new YAMLMap(), origin);
  made.items.push(new Pair(at(new Scalar(key), origin), value));
  return made;
}

/** A text is a pattern; `where` turns what stands beside it into a list of conditions. */
function formula(node: Node, report: ReportKey): YAMLMap {
  if (isScalar(node)) return mapOf('pattern', node, node);
  if (!isMap(node)) {
    report(offsetOf(node), 'match', 'a pattern, or one of any, all, inside, not, regex');
    return at(new YAMLMap(), node);
  }
  const where = node.get('where', true);
  const own = node.items.filter((pair) => nameOf(pair) !== 'where');
  const made = at(new YAMLMap(), node);
  for (const pair of own) made.items.push(...translated(pair, report));
  if (where === undefined) return made;
  const isFormula = (pair: Pair): boolean => /^pattern/.test(nameOf(pair));
  const [inner, beside] = [made.items.filter(isFormula), made.items.filter((pair) => !isFormula(pair))];
  const base = at(new YAMLMap(), node);
  base.items.push(...inner);
  const [only] = inner;
  const list = at(new YAMLSeq(), node);
  list.items = only && nameOf(only) === 'patterns' && isSeq(only.value) ? [...only.value.items] : [base];
  for (const condition of isSeq(where) ? where.items : []) list.items.push(conditionOf(condition as Node, report));
  const all = mapOf('patterns', list, node);
  all.items.push(...beside);
  return all;
}

function translated(pair: Pair, report: ReportKey): Pair[] {
  const name = nameOf(pair);
  const [key, value] = [pair.key as Node, pair.value as Node];
  const keyed = (older: string, content: unknown): Pair[] => [new Pair(at(new Scalar(older), key), content)];
  switch (name) {
    case 'any':
      return keyed('pattern-either', isSeq(value) ? listOf(value, report) : value);
    case 'all':
      return keyed('patterns', isSeq(value) ? listOf(value, report) : value);
    case 'inside':
      return keyed('pattern-inside', isScalar(value) ? value : formula(value, report));
    case 'regex':
      return keyed('pattern-regex', value);
    case 'not':
      return negated(key, value, report);
    default:
      return [pair];
  }
}

function negated(key: Node, value: Node, report: ReportKey): Pair[] {
  const keyed = (older: string, content: unknown): Pair[] => [new Pair(at(new Scalar(older), key), content)];
  if (isScalar(value)) return keyed('pattern-not', value);
  const inside = isMap(value) && value.items.length === 1 ? value.get('inside', true) : undefined;
  if (inside !== undefined) {
    return keyed('pattern-not-inside', isScalar(inside) ? inside : formula(inside as Node, report));
  }
  const regex = isMap(value) && value.items.length === 1 ? value.get('regex', true) : undefined;
  return regex === undefined ? keyed('pattern-not', formula(value, report)) : keyed('pattern-not-regex', regex);
}

/** An item of `where`: which of the older keys it is shows in what it says. */
function conditionOf(node: Node, report: ReportKey): Node {
  if (!isMap(node)) {
    report(offsetOf(node), 'where', 'metavariable, comparison or focus');
    return node;
  }
  const names = new Set(node.items.map(nameOf));
  if (names.has('focus')) return mapOf('focus-metavariable', node.get('focus', true), node);
  if (names.has('comparison')) return mapOf('metavariable-comparison', node, node);
  if (names.has('analyzer')) return mapOf('metavariable-analysis', node, node);
  if (names.has('type') || names.has('types')) return mapOf('metavariable-type', node, node);
  if (names.has('module') || names.has('modules')) return mapOf('metavariable-name', node, node);
  const isPlainRegex = names.has('regex') && !names.has('language') && !names.has('where');
  if (isPlainRegex) return mapOf('metavariable-regex', node, node);
  if (![...names].some((name) => OPERATORS.has(name))) {
    report(offsetOf(node), 'where', 'a condition: regex, pattern, any, all, comparison, analyzer, type or focus');
  }
  return mapOf('metavariable-pattern', formula(node, report), node);
}
