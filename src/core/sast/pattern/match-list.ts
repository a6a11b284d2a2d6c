import type { SyntaxNode } from '../tree.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';

/** In order and complete; `...` and `$...X` take any number. */
export function matchList(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...others] = patterns;
  if (!pattern) return codes.length === 0 && next(state);
  if (--state.budget.steps < 0) return true;
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') {
    for (let taken = codes.length; taken >= 0; taken--) {
      const rest: Continue = (found) => matchList(others, codes.slice(taken), found, next);
      const bound = { nodes: codes.slice(0, taken), text: null };
      if (pattern.kind === 'ellipsis' ? rest(state) : bindAnd(state, pattern.text, bound, rest)) return true;
    }
    return false;
  }
  const [code, ...after] = codes;
  return code !== undefined && match(pattern, code, state, (found) => matchList(others, after, found, next));
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

/** Each pattern with some code, in any order; more code is allowed. An empty pattern means empty code. */
export function matchUnordered(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  if (patterns.length === 0) return codes.length === 0 && next(state);
  const wanted = patterns.filter((one) => one.kind !== 'ellipsis' && one.kind !== 'metavariables');
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
  return codes.some((code) => match(pattern, code, state, (found) => matchEach(rest, codes, found, next)));
}
