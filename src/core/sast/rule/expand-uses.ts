import { isMap, isNode, isScalar, isSeq, visit, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { DefinitionItem, Definitions } from './definitions.ts';

/** Definitions that use definitions that use …; a circle ends here as well. */
const USE_DEPTH_MAX = 8;

/** Items that one rule file may grow by; the largest framework has some hundred. */
const USED_ITEMS_MAX = 5_000;

type ReportUse = (offset: number, expected: string) => void;

interface Expansion {
  readonly document: Document;
  readonly definitions: Definitions;
  readonly report: ReportUse;
  left: number;
}

/** Lists in which several entries mean "any of these"; in `patterns` they would mean "all of these". */
const ALL_OF: ReadonlySet<string> = new Set(['patterns', 'all']);

/**
 * Replaces each `use: framework/name` below a rule by what is defined under the name. New nodes have the place of the
 * use, so that a problem in them is reported there.
 */
export function expandUses(rule: Node, document: Document, definitions: Definitions, report: ReportUse): void {
  expandIn(rule, '', { document, definitions, report, left: USED_ITEMS_MAX });
}

function expandIn(node: Node, key: string, expansion: Expansion): void {
  if (isSeq(node)) return expandList(node, key, expansion);
  if (!isMap(node)) return;
  for (const pair of node.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    // Metadata is the author's own, but for what the engine reads.
    if (key === 'metadata' && name !== 'gatehouse') continue;
    if (!isNode(pair.value)) continue;
    const used = useOf(pair.value);
    if (used) pair.value = anyOf(itemsOf(pair.value as YAMLMap, used, expansion), pair.value, expansion);
    else expandIn(pair.value, name, expansion);
  }
}

function expandList(list: YAMLSeq, key: string, expansion: Expansion): void {
  list.items = list.items.flatMap((item): unknown[] => {
    if (!isNode(item)) return [item];
    const used = useOf(item);
    if (!used) {
      expandIn(item, '', expansion);
      return [item];
    }
    const items = itemsOf(item as YAMLMap, used, expansion);
    if (ALL_OF.has(key)) return [anyOf(items, item, expansion)];
    return items.map((one) => placed(one, item, expansion));
  });
}

function useOf(node: Node): string | null {
  const used = isMap(node) ? node.get('use') : undefined;
  return typeof used === 'string' ? used : null;
}

/** The items of a definition, with what stands beside the use (`label: …`) added to each. */
function itemsOf(node: YAMLMap, name: string, expansion: Expansion): DefinitionItem[] {
  const { use: _, ...beside } = node.toJS(expansion.document) as DefinitionItem & { use: string };
  const offset = node.range?.[0] ?? 0;
  const report = (expected: string): void => expansion.report(offset, expected);
  const items = resolve(name, expansion, report, 0);
  expansion.left -= items.length;
  if (expansion.left < 0) {
    report(`at most ${USED_ITEMS_MAX} items by use`);
    return [];
  }
  return items.map((item) => ({ ...item, ...beside }));
}

function resolve(
  name: string,
  expansion: Expansion,
  report: (expected: string) => void,
  depth: number,
): DefinitionItem[] {
  const items = expansion.definitions.lists.get(name);
  if (!items) {
    const [framework = ''] = name.split('/');
    const near = [...expansion.definitions.lists.keys()].filter((one) => one.startsWith(`${framework}/`));
    report(`a name that is defined${near.length > 0 ? `: ${near.join(', ')}` : ''}; found ${name}`);
    return [];
  }
  if (depth >= USE_DEPTH_MAX) {
    report('definitions that do not use each other in a circle');
    return [];
  }
  return items.flatMap((item) => resolveItem(item, expansion, report, depth));
}

function resolveItem(
  item: DefinitionItem,
  expansion: Expansion,
  report: (expected: string) => void,
  depth: number,
): DefinitionItem[] {
  if (typeof item['use'] === 'string') {
    const { use, ...beside } = item;
    return resolve(use as string, expansion, report, depth + 1).map((one) => ({ ...one, ...beside }));
  }
  const within = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      return value.flatMap((one: unknown) => {
        const items = isItem(one) ? resolveItem(one, expansion, report, depth) : [one];
        return ALL_OF.has(key) && items.length !== 1 ? [{ 'pattern-either': items }] : items;
      });
    }
    if (!isItem(value)) return value;
    const items = resolveItem(value, expansion, report, depth);
    return typeof value['use'] === 'string' ? { 'pattern-either': items } : items[0];
  };
  return [Object.fromEntries(Object.entries(item).map(([key, value]) => [key, within(value, key)]))];
}

function isItem(value: unknown): value is DefinitionItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function anyOf(items: readonly DefinitionItem[], at: Node, expansion: Expansion): Node {
  const [only] = items;
  return placed(only && items.length === 1 ? only : { 'pattern-either': items }, at, expansion);
}

function placed(item: DefinitionItem, at: Node, { document }: Expansion): Node {
  const node = document.createNode(item) as Node;
  visit(node, {
    Node: (_, inner) => {
      inner.range = at.range ?? null;
    },
  });
  return node;
}
