import { constantOf } from '../constant-of.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import { compileRegex, type SafeRegex } from '../rule/regex.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import { matchList } from './match-list.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';

/** Whether the code is a literal of the pattern's kind, or is known to hold one. */
export function isStringMatch(pattern: SyntaxNode, code: SyntaxNode, options: RuleOptions): boolean {
  if (code.kind === pattern.kind) return true;
  if (pattern.kind === 'string' && code.kind === 'property') return code.text === pattern.text;
  return literalText(pattern, code, options) !== null;
}

function literalText(pattern: SyntaxNode, code: SyntaxNode, options: RuleOptions): string | null {
  if (code.kind === pattern.kind) return code.text;
  if (!options.constantPropagation && code.kind !== 'template') return null;
  const value = constantOf(code);
  if (pattern.kind === 'string') return typeof value === 'string' ? value : null;
  if (pattern.kind === 'number') return typeof value === 'number' ? String(value) : null;
  return null;
}

/** `"..."` is any string, `"$X"` binds its content, `"=~/re/"` tries a regular expression. */
export function matchString(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const text = literalText(pattern, code, state.options) ?? code.text;
  if (pattern.kind !== 'string') return pattern.text === text && next(state);
  if (pattern.text === '...') return next(state);
  const metavariable = /^\$[A-Z_][A-Z0-9_]*$/.exec(pattern.text)?.[0];
  // Of a variable that holds a text, the text is not written here.
  if (metavariable) return code.kind === 'string' && bindAnd(state, metavariable, { nodes: [code], text }, next);
  const expression = isRegexText(pattern.text) ? regexOfText(pattern.text) : null;
  if (expression) return expression.test(text) && next(state);
  return pattern.text === text && next(state);
}

/** Whether a pattern's string is meant as a regular expression, good or not. */
export function isRegexText(text: string): boolean {
  return text.startsWith('=~/');
}

/** `=~/re/` with flags after it; `null` when it cannot run, which is a problem of the rule. */
export function regexOfText(text: string): SafeRegex | null {
  const [, source, flags] = /^=~\/([\s\S]*)\/([imsu]*)$/.exec(text) ?? [];
  const compiled = source === undefined ? null : compileRegex(source, flags ?? '');
  return compiled?.ok ? compiled.regex : null;
}

/** Text parts of `...` stand for any parts. */
export function matchTemplate(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const parts = pattern.kids.map((part) =>
    part.kind === 'string' && part.text === '...' ? { ...part, kind: 'ellipsis' as const } : part,
  );
  if (parts.length === 1 && kid(pattern, 0).kind === 'metavariable') {
    // `${$X}` alone: any template with a part that matches, as string patterns are about their parts.
    return code.kids.some((part) => part.kind !== 'string' && match(kid(pattern, 0), part, state, next));
  }
  return matchList(parts, code.kids, state, next);
}
