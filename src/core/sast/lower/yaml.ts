import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Alias,
  type Document,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { TREE_DEPTH_MAX, YAML_ALIAS_NODES_MAX } from '../limits.ts';
import { DOTS, isPlaceholder } from '../pattern/placeholders.ts';
import { ALIAS, kid, node, withMarks, type SyntaxNode } from '../tree.ts';
import type { FrontEnd, Lowered } from './front-end.ts';
import { yamlPatternForms } from './yaml-patterns.ts';

type YamlNode = ParsedNode | Alias | null | undefined;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Marks what stands in a list: a pattern of one item asks for one. */
export const ITEM = 'item';

/** One document on its way into the tree. */
interface Pass {
  readonly text: string;
  readonly anchors: Map<string, ParsedNode>;
  readonly problems: { offset: number; text: string }[];
  /** Nodes that aliases may still stand for: a few aliases of aliases can stand for gigabytes. */
  left: number;
  depth: number;
  /** Where an alias stands whose anchor is being read: the finding belongs there. */
  place: Span | null;
}

/**
 * YAML by the library that also reads rules: its grammar has indentation, block scalars and anchors that no context-free
 * front end gets right. Mappings are objects, sequences arrays; aliases and merge keys stand for what they name.
 */
export const frontEnd: FrontEnd = { read: readYaml, patternForms: yamlPatternForms };

function readYaml(text: string): Lowered | null {
  const documents = parse(text);
  if (!documents) return null;
  const problems: { offset: number; text: string }[] = [];
  const kids = documents.flatMap((document) => {
    for (const error of document.errors) problems.push({ offset: error.pos[0], text: 'this part does not parse' });
    const pass: Pass = { text, anchors: new Map(), problems, left: YAML_ALIAS_NODES_MAX, depth: 0, place: null };
    return document.contents ? [lower(document.contents, pass)] : [];
  });
  return { root: node('program', { start: 0, end: text.length }, kids), problems };
}

function parse(text: string): readonly Document.Parsed[] | null {
  try {
    const parsed = parseAllDocuments(text, {
      uniqueKeys: false,
      prettyErrors: false,
      strict: false,
      logLevel: 'silent',
    });
    return Array.isArray(parsed) ? (parsed as Document.Parsed[]) : [];
  } catch (error) {
    // The library composes nested collections by recursion.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function lower(current: YamlNode, pass: Pass): SyntaxNode {
  if (pass.place) pass.left -= 1;
  if (pass.left < 0 || pass.depth >= TREE_DEPTH_MAX) {
    const span = spanOf(current, pass);
    // Once is enough: a bomb would say it for each of its parts.
    if (pass.left !== Number.NEGATIVE_INFINITY)
      pass.problems.push({ offset: span.start, text: 'this part is nested too deeply or repeated too often' });
    if (pass.left < 0) pass.left = Number.NEGATIVE_INFINITY;
    return node('unknown', span, [], 'too-deep');
  }
  if (current && !isAlias(current) && current.anchor !== undefined) pass.anchors.set(current.anchor, current);
  pass.depth += 1;
  const made = lowerKind(current, pass);
  pass.depth -= 1;
  return withMarks(made, pass.place ? [ALIAS] : []);
}

function lowerKind(current: YamlNode, pass: Pass): SyntaxNode {
  const span = spanOf(current, pass);
  if (isAlias(current)) return lowerAlias(current, span, pass);
  if (isMap(current)) return lowerMap(current, span, pass);
  if (isSeq(current)) {
    const items = current.items.map((item) => (isPair(item) ? lowerPair(item, pass) : lower(item as YamlNode, pass)));
    for (const item of items) withMarks(item, [ITEM]);
    return node('array', span, items, { flavor: current.flow ? 'flow' : 'block' });
  }
  return isScalar(current) ? lowerScalar(current, span) : node('constant', span, [], 'null');
}

/** Without the blank lines that the library counts to a block. */
function spanOf(current: YamlNode, pass: Pass): Span {
  if (pass.place) return pass.place;
  const [start, valueEnd] = current?.range ?? [0, 0];
  let end = valueEnd;
  while (end > start && /\s/.test(pass.text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function lowerAlias(alias: Alias, span: Span, pass: Pass): SyntaxNode {
  const target = pass.anchors.get(alias.source);
  if (!target) return node('unknown', span, [], `*${alias.source}`);
  const outer = pass.place;
  pass.place = span;
  const made = lower(target, pass);
  pass.place = outer;
  return made;
}

function lowerMap(map: YAMLMap, span: Span, pass: Pass): SyntaxNode {
  const own = map.items.filter((pair) => !isMergeKey(pair)).map((pair) => lowerPair(pair, pass));
  const merged = map.items.filter(isMergeKey).flatMap((pair) => mergedPairs(lower(pair.value as YamlNode, pass)));
  const known = new Set(own.map((pair) => kid(pair, 0).text));
  const kids = [...own];
  for (const pair of merged) {
    if (known.has(kid(pair, 0).text)) continue;
    known.add(kid(pair, 0).text);
    kids.push(pair);
  }
  const [only] = kids;
  // A value of nothing but dots is any value, not only a mapping.
  if (only?.text === DOTS && kids.length === 1 && !map.flow) return only;
  return node('object', span, kids, { flavor: map.flow ? 'flow' : 'block' });
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}

/** Own keys win over merged ones, and earlier merges over later ones. */
function mergedPairs(value: SyntaxNode): readonly SyntaxNode[] {
  if (value.kind === 'object') return value.kids;
  return value.kind === 'array' ? value.kids.flatMap(mergedPairs) : [];
}

function lowerPair(pair: Pair, pass: Pass): SyntaxNode {
  const key = lowerKey(pair.key as YamlNode, pass);
  if (key.text === DOTS && key.kind === 'property') return node('name', key, [], DOTS);
  const given = pair.value as YamlNode;
  const value = given?.range || isAlias(given) ? lower(given, pass) : node('constant', atEnd(key), [], 'null');
  const end = Math.max(key.end, value.end);
  return withMarks(node('pair', { start: Math.min(key.start, end), end }, [key, value]), pass.place ? [ALIAS] : []);
}

function atEnd({ end }: Span): Span {
  return { start: end, end };
}

function lowerKey(key: YamlNode, pass: Pass): SyntaxNode {
  if (!isScalar(key)) return lower(key, pass);
  return node('property', spanOf(key, pass), [], textOf(key));
}

function textOf(scalar: Scalar): string {
  return scalar.type === 'PLAIN' && scalar.source !== undefined ? scalar.source : String(scalar.value ?? '');
}

const FLAVORS: Readonly<Record<string, string>> = {
  PLAIN: 'plain',
  QUOTE_DOUBLE: 'quoted',
  QUOTE_SINGLE: 'quoted',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function lowerScalar(scalar: Scalar, span: Span): SyntaxNode {
  const text = textOf(scalar);
  if (scalar.type === 'PLAIN') {
    if (isPlaceholder(text)) return node('name', span, [], text);
    if (typeof scalar.value === 'boolean') return node('constant', span, [], text.toLowerCase());
    if (scalar.value === null) return node('constant', span, [], 'null');
    if (typeof scalar.value === 'number') return node('number', span, [], text);
  }
  return node('string', span, [], { text, flavor: FLAVORS[scalar.type ?? ''] ?? '' });
}
