import type { SyntaxNode } from '../tree.ts';
import type { MaybeEnvironment } from './environment.ts';
import { bindAnd, match, type Budget, type Continue } from './match.ts';

/** In order and complete; `...` and `$...X` take any number. */
export function matchList(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
  at = 0,
  from = 0,
): boolean {
  const pattern = patterns[at];
  if (!pattern) return from >= codes.length && next(env);
  if (--budget.steps < 0) return true;
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') {
    for (let to = codes.length; to >= from; to--) {
      const rest: Continue = (found) => matchList(patterns, codes, found, budget, next, at + 1, to);
      const isDone =
        pattern.kind === 'ellipsis'
          ? rest(env)
          : bindAnd(env, pattern.text, { nodes: codes.slice(from, to), text: null }, rest);
      if (isDone) return true;
    }
    return false;
  }
  const code = codes[from];
  if (!code) return false;
  return match(pattern, code, env, budget, (found) =>
    matchList(patterns, codes, found, budget, next, at + 1, from + 1),
  );
}

/** Keyword arguments have no order; those that the pattern does not name need its `...`. */
export function matchArguments(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  const isKeyword = (one: SyntaxNode): boolean => one.kind === 'keyword';
  if (!patterns.some(isKeyword) && !codes.some(isKeyword)) return matchList(patterns, codes, env, budget, next);
  const isOpen = patterns.some((one) => one.kind === 'ellipsis' || one.kind === 'metavariables');
  const keywordPatterns = patterns.filter(isKeyword);
  const keywords = codes.filter(isKeyword);
  if (!isOpen && keywordPatterns.length !== keywords.length) return false;
  const positional = patterns.filter((one) => !isKeyword(one));
  return matchEach(keywordPatterns, keywords, env, budget, (found) =>
    matchList(
      positional,
      codes.filter((one) => !isKeyword(one)),
      found,
      budget,
      next,
    ),
  );
}

/** Each pattern with some code, in any order; more code is allowed. An empty pattern means empty code. */
export function matchUnordered(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  if (patterns.length === 0) return codes.length === 0 && next(env);
  const wanted = patterns.filter((one) => one.kind !== 'ellipsis' && one.kind !== 'metavariables');
  return matchEach(wanted, codes, env, budget, next);
}

export function matchEach(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return next(env);
  return codes.some((code) =>
    match(pattern, code, env, budget, (found) => matchEach(rest, codes, found, budget, next)),
  );
}
