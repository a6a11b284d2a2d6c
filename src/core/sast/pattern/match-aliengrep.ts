import { MATCHES_MAX } from '../limits.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import type { SourceFile } from '../source-file.ts';
import { hasMark, node, type SyntaxNode } from '../tree.ts';
import type { CompiledPattern } from './compile-pattern.ts';
import { bind, lookUp, type MaybeEnvironment } from './environment.ts';
import type { PatternMatch } from './find-matches.ts';
import type { Budget } from './match.ts';
import { pairBrackets } from './text-blocks.ts';

/** Marks the first token of a line in a pattern; once for each line that ended before it. */
export const NEW_LINE = 'new-line';

interface Text {
  readonly tokens: readonly SyntaxNode[];
  readonly closers: ReadonlyMap<number, number>;
  /** Places of brackets that close what was opened before; those without a partner are plain characters. */
  readonly ends: ReadonlySet<number>;
  readonly lines: readonly number[];
}

interface Search {
  readonly text: Text;
  readonly patterns: readonly SyntaxNode[];
  readonly options: RuleOptions;
  readonly source: string;
  readonly budget: Budget;
}

interface Reached {
  readonly end: number;
  readonly env: MaybeEnvironment;
}

/**
 * The other engine of the generic mode (`generic_engine: aliengrep`): no indentation, brackets are whole elements, and
 * what counts as a word, a bracket or a line is the rule's to say.
 */
export function findAliengrep({ nodes, options }: CompiledPattern, file: SourceFile, budget: Budget): PatternMatch[] {
  const text = readText(file, options);
  const patterns = withWords(nodes.flatMap(leaves), options);
  const search: Search = { text, patterns, options, source: file.text, budget };
  const found: PatternMatch[] = [];
  for (let from = 0; from <= text.tokens.length && found.length < MATCHES_MAX && budget.steps >= 0;) {
    const result = isStart(search, from) ? matchFrom(search, 0, from, null) : null;
    const start = text.tokens[from]?.start ?? file.text.length;
    if (result && result.end > from)
      found.push({ start, end: text.tokens[result.end - 1]?.end ?? start, env: result.env, node: null });
    from = result && result.end > from ? result.end : from + 1;
  }
  return found;
}

function leaves(one: SyntaxNode): SyntaxNode[] {
  return one.kind === 'block' ? one.kids.flatMap(leaves) : [one];
}

/** Characters that the rule counts to words join what they touch. */
function withWords(tokens: readonly SyntaxNode[], { genericExtraWordCharacters: extra }: RuleOptions): SyntaxNode[] {
  const isWord = (one: SyntaxNode): boolean =>
    one.kind === 'name' || (one.kind === 'constant' && extra.includes(one.text));
  const joined: SyntaxNode[] = [];
  for (const one of tokens) {
    const last = joined.at(-1);
    if (extra !== '' && last && last.end === one.start && isWord(one) && isWord(last))
      joined[joined.length - 1] = node('name', { start: last.start, end: one.end }, [], last.text + one.text);
    else joined.push(extra !== '' && isWord(one) ? node('name', one, [], one.text) : one);
  }
  return joined;
}

function readText(file: SourceFile, options: RuleOptions): Text {
  const tokens = withWords(file.root.kids, options);
  const quotes = options.genericMultiline ? [] : [`""`, `''`];
  const pairs = options.genericBraces ?? ['()', '[]', '{}', ...quotes];
  const closers = Object.fromEntries([...pairs, ...options.genericExtraBraces].map((one) => [one[0], one[1] ?? '']));
  const lines = tokens.map(({ start }) => file.range(start, start).start.line);
  const paired = pairBrackets(tokens, closers);
  return { tokens, lines, closers: paired, ends: new Set(paired.values()) };
}

/** Dots in front begin where the text or the line does. */
function isStart({ patterns, options, text }: Search, from: number): boolean {
  if (patterns[0]?.kind !== 'ellipsis' && patterns[0]?.kind !== 'metavariables') return true;
  return from === 0 || (!options.genericMultiline && text.lines[from] !== text.lines[from - 1]);
}

function matchFrom(search: Search, at: number, from: number, env: MaybeEnvironment): Reached | null {
  if (--search.budget.steps < 0) return null;
  const { text, patterns, options } = search;
  const pattern = patterns[at];
  if (!pattern) return { end: from, env };
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') return skip(search, at, from, env);
  const token = text.tokens[from];
  if (!token || (at > 0 && !isLineRight(search, pattern, from))) return null;
  if (pattern.kind === 'metavariable') {
    if (token.kind !== 'name') return null;
    const before = lookUp(env, pattern.text);
    if (before && before.text !== token.text) return null;
    const bound = bind(env, pattern.text, { nodes: [token], text: token.text });
    return bound === undefined ? null : matchFrom(search, at + 1, from + 1, bound);
  }
  const isSame = options.genericCaseless
    ? pattern.text.toLowerCase() === token.text.toLowerCase()
    : pattern.text === token.text;
  return isSame ? matchFrom(search, at + 1, from + 1, env) : null;
}

/** In single-line mode the text has as many line ends here as the pattern. */
function isLineRight({ text, options, patterns }: Search, pattern: SyntaxNode, from: number): boolean {
  const before = patterns[patterns.indexOf(pattern) - 1];
  if (options.genericMultiline || (before && hasMark(before, LONG))) return true;
  const wanted = (pattern.marks ?? []).filter((one) => one === NEW_LINE).length;
  return from === 0 || (text.lines[from] ?? 0) - (text.lines[from - 1] ?? 0) === wanted;
}

/** The fewest elements that do, a pair of brackets being one; at the end of the pattern all of the text or the line. */
function skip(search: Search, at: number, from: number, env: MaybeEnvironment): Reached | null {
  const { text, patterns, options } = search;
  const item = patterns[at];
  const isLast = at === patterns.length - 1;
  const line = text.lines[Math.max(0, at === 0 ? from : from - 1)];
  const isOneLine = !options.genericMultiline && item !== undefined && !hasMark(item, LONG);
  let reached: Reached | null = null;
  for (let to = from; to <= text.tokens.length && search.budget.steps >= 0;) {
    const bound = item?.kind === 'metavariables' ? bind(env, item.text, bindingOf(search, from, to)) : env;
    const rest = bound === undefined ? null : isLast ? { end: to, env: bound } : matchFrom(search, at + 1, to, bound);
    if (rest && !isLast) return rest;
    reached = rest ?? reached;
    const token = text.tokens[to];
    const isBeyond = isOneLine && text.lines[to] !== line;
    if (!token || isBeyond || text.ends.has(to)) break;
    to = (text.closers.get(to) ?? to) + 1;
    search.budget.steps -= 1;
  }
  return reached;
}

function bindingOf({ text, source }: Search, from: number, to: number): { nodes: SyntaxNode[]; text: string } {
  const [first, last] = [text.tokens[from], text.tokens[to - 1]];
  const written = first && last && to > from ? source.slice(first.start, last.end) : '';
  return { nodes: text.tokens.slice(from, to), text: written };
}

/** Marks `....`, which goes over lines even where dots do not. */
export const LONG = 'long';
