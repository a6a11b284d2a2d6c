import type { SyntaxNode } from '../tree.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';

/** In order and complete; `...` and `$...X` take any number. */
export function matchList(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  return matchFrom({ patterns, codes, next }, 0, 0, state);
}

interface Lists {
  readonly patterns: readonly SyntaxNode[];
  readonly codes: readonly SyntaxNode[];
  readonly next: Continue;
}

/** By index: copies of a list of a hundred thousand entries, made at each of them, would cost more than any budget. */
function matchFrom(lists: Lists, at: number, from: number, state: Matching): boolean {
  const { patterns, codes, next } = lists;
  const pattern = patterns[at];
  if (!pattern) return from === codes.length && next(state);
  if (--state.budget.steps < 0) return true;
  if (pattern.kind === 'ellipsis') {
    for (let to = codes.length; to >= from; to--) if (matchFrom(lists, at + 1, to, state)) return true;
    return false;
  }
  if (pattern.kind === 'metavariables') {
    for (let to = codes.length; to >= from; to--) {
      state.budget.steps -= to - from;
      const bound = { nodes: codes.slice(from, to), text: null };
      if (bindAnd(state, pattern.text, bound, (found) => matchFrom(lists, at + 1, to, found))) return true;
      if (state.budget.steps < 0) return true;
    }
    return false;
  }
  const code = codes[from];
  return code !== undefined && match(pattern, code, state, (found) => matchFrom(lists, at + 1, from + 1, found));
}

/** Keyword arguments have no order; those that the pattern does not name need its `...`. */
export function matchArguments(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const isKeyword = (one: SyntaxNode): boolean => one.kind === 'keyword';
  if (!patterns.some(isKeyword) && !codes.some(isKeyword)) return matchList(patterns, codes, state, next);
  const isOpen = patterns.some((one) => one.kind === 'ellipsis' || one.kind === 'metavariables');
  const keywordPatterns = patterns.filter(isKeyword);
  const keywords = codes.filter(isKeyword);
  if (!isOpen && keywordPatterns.length !== keywords.length) return false;
  const positional = patterns.filter((one) => !isKeyword(one));
  return matchEach(keywordPatterns, keywords, state, (found) =>
    matchList(
      positional,
      codes.filter((one) => !isKeyword(one)),
      found,
      next,
    ),
  );
}

/**
 * Each pattern with some code of its own, in any order. More code is allowed but in Python's dictionaries and sets,
 * where it takes dots. An empty pattern means empty code.
 */
export function matchUnordered(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [patterns, codes] = [pattern.kids, code.kids];
  const isClosed = pattern.kind === 'set' || pattern.flavor === 'dict';
  if (patterns.length === 0) return codes.length === 0 && next(state);
  const wanted = patterns.filter((one) => one.kind !== 'ellipsis' && one.kind !== 'metavariables');
  if (isClosed && wanted.length === patterns.length && codes.length !== patterns.length) return false;
  return matchEach(wanted, codes, state, next);
}

export function matchEach(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return next(state);
  return codes.some((code) =>
    match(pattern, code, state, (found) =>
      matchEach(
        rest,
        codes.filter((one) => one !== code),
        found,
        next,
      ),
    ),
  );
}
