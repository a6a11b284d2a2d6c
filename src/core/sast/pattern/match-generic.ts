import { MATCHES_MAX } from '../limits.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { CompiledPattern } from './compile-pattern.ts';
import { bind, type MaybeEnvironment } from './environment.ts';
import type { PatternMatch } from './find-matches.ts';
import type { Budget } from './match.ts';
import { pairBrackets, textBlocks } from './text-blocks.ts';

/** A text as tokens, with what is nested in it; found once for all patterns. */
export interface GenericText {
  readonly tokens: readonly SyntaxNode[];
  readonly lines: readonly number[];
  /** Where the innermost block ends that began before a token. */
  readonly limits: readonly number[];
  /** Ends of the blocks that begin at a token, the largest first. */
  readonly opening: ReadonlyMap<number, readonly number[]>;
  /** Closing brackets by opening ones, over lines as well. */
  readonly closers: ReadonlyMap<number, number>;
}

const known = new WeakMap<SourceFile, Map<string, GenericText>>();

export function genericText(file: SourceFile, style: RuleOptions['genericCommentStyle']): GenericText {
  const texts = known.get(file) ?? new Map<string, GenericText>();
  known.set(file, texts);
  const before = texts.get(style ?? '');
  if (before) return before;
  const made = readText(file, withoutComments(file, style));
  texts.set(style ?? '', made);
  return made;
}

function readText(file: SourceFile, tokens: readonly SyntaxNode[]): GenericText {
  const blocks = textBlocks(tokens, file.text);
  const opening = new Map<number, number[]>();
  for (const { start, end } of blocks) opening.set(start, [...(opening.get(start) ?? []), end]);
  const limits: number[] = [];
  const open: number[] = [tokens.length];
  for (let at = 0; at < tokens.length; at++) {
    while (open.length > 1 && (open.at(-1) ?? 0) <= at) open.pop();
    limits.push(open.at(-1) ?? tokens.length);
    open.push(...(opening.get(at) ?? []));
  }
  const lines = tokens.map(({ start }) => file.range(start, start).start.line);
  return { tokens, lines, limits, opening, closers: pairBrackets(tokens) };
}

/** By the rule's `generic_comment_style`; a string that holds the mark of a comment is not told apart. */
const COMMENTS = { c: /\/\*[\s\S]*?\*\//g, cpp: /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, shell: /#[^\n]*/g } as const;

function withoutComments(file: SourceFile, style: keyof typeof COMMENTS | null): readonly SyntaxNode[] {
  const codes = file.root.kids;
  if (style === null) return codes;
  const comments = [...file.text.matchAll(COMMENTS[style])].map(({ index, 0: text }) => [index, index + text.length]);
  let at = 0;
  return codes.filter((code) => {
    while ((comments[at]?.[1] ?? Infinity) <= code.start) at += 1;
    return code.start < (comments[at]?.[0] ?? Infinity);
  });
}

interface Search {
  readonly text: GenericText;
  readonly options: RuleOptions;
  readonly budget: Budget;
}

interface Reached {
  /** The place after the last token that took part. */
  readonly end: number;
  readonly env: MaybeEnvironment;
}

/** Where one list of the pattern has come: its next item, the next token, and the token that it must not reach. */
interface Place {
  readonly items: readonly SyntaxNode[];
  readonly at: number;
  readonly from: number;
  readonly limit: number;
  readonly env: MaybeEnvironment;
  /** After dots: the last line that the next token may stand on. */
  readonly reach: number | null;
  /** What follows when the list is through; none at the top, where a pattern may end anywhere. */
  readonly next: ((inner: Place) => Reached | null) | null;
}

/**
 * Words and characters in order. Dots reach some lines down and stay within the block in which the match began; what
 * is indented or in brackets in the pattern must be a block of the text.
 */
export function findGeneric({ nodes, options }: CompiledPattern, file: SourceFile, budget: Budget): PatternMatch[] {
  const items = nodes[0]?.kind === 'ellipsis' ? nodes.slice(1) : nodes;
  const text = genericText(file, options.genericCommentStyle);
  const search: Search = { text, options, budget };
  const found: PatternMatch[] = [];
  for (let from = 0; from < text.tokens.length && found.length < MATCHES_MAX; from++) {
    if (budget.steps < 0) break;
    const limit = text.limits[from] ?? text.tokens.length;
    const result = matchItems({ items, at: 0, from, limit, env: null, reach: null, next: null }, search);
    const start = text.tokens[from]?.start ?? 0;
    if (!result) continue;
    const end = Math.max(start, text.tokens[result.end - 1]?.end ?? start);
    found.push({ start, end, env: result.env, node: null });
  }
  return found;
}

function matchItems(place: Place, search: Search): Reached | null {
  if (--search.budget.steps < 0) return null;
  const { items, at, from, limit, env, next } = place;
  const item = items[at];
  if (!item) return next ? next(place) : { end: from, env };
  if (item.kind === 'ellipsis' || item.kind === 'metavariables') return skip(place, item, search);
  if (item.kind === 'block') return matchNested(place, item, search);
  const token = search.text.tokens[from];
  if (!token || from >= limit || (search.text.lines[from] ?? 0) > (place.reach ?? Infinity)) return null;
  const after = { ...place, at: at + 1, from: from + 1, reach: null };
  if (item.kind === 'metavariable') {
    if (token.kind !== 'name') return null;
    const bound = bind(env, item.text, { nodes: [token], text: null });
    return bound === undefined ? null : matchItems({ ...after, env: bound }, search);
  }
  const isSame = search.options.genericCaseless
    ? item.text.toLowerCase() === token.text.toLowerCase()
    : item.text === token.text;
  return isSame ? matchItems(after, search) : null;
}

/** A block of the pattern is a whole block of the text, or all between two brackets. */
function matchNested(place: Place, block: SyntaxNode, search: Search): Reached | null {
  const { text } = search;
  const closer = text.closers.get(place.from - 1);
  const ends = new Set([...(text.opening.get(place.from) ?? []), ...(closer === undefined ? [] : [closer])]);
  for (const end of ends) {
    if (end > place.limit) continue;
    const next = ({ from, env, reach }: Place): Reached | null =>
      from === end ? matchItems({ ...place, at: place.at + 1, from, env, reach }, search) : null;
    const inner = matchItems({ ...place, items: block.kids, at: 0, limit: end, next }, search);
    if (inner) return inner;
  }
  return null;
}

/** The fewest tokens that do; at the end of a list as many as may be. */
function skip(place: Place, item: SyntaxNode, search: Search): Reached | null {
  const { at, from, limit, next } = place;
  const { lines, tokens } = search.text;
  const isOpenEnd = at === place.items.length - 1 && next === null;
  const reach = (place.reach ?? lines[Math.max(0, from - 1)] ?? 0) + search.options.genericEllipsisMaxSpan;
  let most = from;
  while (most < limit && (lines[most] ?? 0) <= reach) most += 1;
  search.budget.steps -= (most - from) >> 3;
  for (let step = 0; step <= most - from && search.budget.steps >= 0; step++) {
    const to = isOpenEnd ? most - step : from + step;
    const many = { nodes: item.kind === 'metavariables' ? tokens.slice(from, to) : [], text: null };
    const env = item.kind === 'metavariables' ? bind(place.env, item.text, many) : place.env;
    if (env === undefined) continue;
    const rest = matchItems({ ...place, at: at + 1, from: to, env, reach }, search);
    if (rest) return rest;
  }
  return null;
}
