import { constantOf, numberOf } from '../constant-of.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import { compileRegex, type SafeRegex } from '../rule/regex.ts';
import { COMMAND, kid, TEMPLATE_TEXT, type SyntaxNode } from '../tree.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';

/** Whether the code is a literal of the pattern's kind, or is known to hold one. */
export function isStringMatch(pattern: SyntaxNode, code: SyntaxNode, options: RuleOptions): boolean {
  if (code.kind === pattern.kind) return true;
  // The words of a command are texts, its first one too.
  const isWord = code.kind === 'property' || code.flavor === COMMAND;
  if (pattern.kind === 'string' && isWord) return isRegexText(pattern.text) || code.text === pattern.text;
  return literalText(pattern, code, options) !== null;
}

function literalText(pattern: SyntaxNode, code: SyntaxNode, options: RuleOptions): string | null {
  if (code.kind === pattern.kind) return code.text;
  if (!options.constantPropagation && code.kind !== 'template') return null;
  const value = constantOf(code);
  if (pattern.kind === 'constant') return keywordBehind(code);
  if (pattern.kind === 'string') return typeof value === 'string' ? value : null;
  if (pattern.kind === 'number') return typeof value === 'number' ? String(value) : null;
  return null;
}

/** Variables that hold variables; a circle ends here as well. */
const ALIASES_MAX = 6;

/** `True`, `null` and the like as they are written where a variable got them. */
function keywordBehind(code: SyntaxNode): string | null {
  let current: SyntaxNode | undefined = code;
  for (let depth = 0; depth < ALIASES_MAX && current?.kind === 'name'; depth++) {
    current = current.binding?.writes === 1 ? current.binding.value : undefined;
  }
  return current?.kind === 'constant' ? current.text : null;
}

/** Literals that stand side by side: one text, of which `"..." "..."` asks whether it was written so. */
const JOINED = 'joined';

/** `"..."` is any string, `"$X"` binds its content, `"=~/re/"` tries a regular expression. */
export function matchString(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const text = literalText(pattern, code, state.options) ?? code.text;
  if (pattern.kind === 'number') return isSameNumber(pattern.text, text) && next(state);
  if (pattern.kind !== 'string') return pattern.text === text && next(state);
  if (isBytes(pattern) && !isBytes(code)) return false;
  if (pattern.flavor === JOINED && /^(?:\.\.\.){2,}$/.test(pattern.text)) return code.flavor === JOINED && next(state);
  if (pattern.text === '...') return next(state);
  const metavariable = /^\$[A-Z_][A-Z0-9_]*$/.exec(pattern.text)?.[0];
  // Of a variable that holds a text, the text is not written here.
  if (metavariable) return code.kind === 'string' && bindAnd(state, metavariable, { nodes: [code], text }, next);
  const expression = isRegexText(pattern.text) ? regexOfText(pattern.text) : null;
  if (expression) return expression.test(text, state.budget) && next(state);
  return pattern.text === text && next(state);
}

/** `b"..."` asks for bytes; a string without says nothing about that. */
function isBytes({ flavor }: SyntaxNode): boolean {
  return flavor !== TEMPLATE_TEXT && flavor !== JOINED && flavor.includes('b');
}

/** `8` is `0x8`, but not `8.0`. */
function isSameNumber(a: string, b: string): boolean {
  if (a === b) return true;
  const isWhole = (text: string): boolean => /^(?:0[xob][\da-f_]+|[\d_]+)n?$/i.test(text);
  return isWhole(a) === isWhole(b) && numberOf(a) !== undefined && numberOf(a) === numberOf(b);
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
    part.flavor === TEMPLATE_TEXT && part.text === '...' ? { ...part, kind: 'ellipsis' as const } : part,
  );
  if (parts.length === 1 && kid(pattern, 0).kind === 'metavariable') {
    // `${$X}` alone: any template with a part that matches, as string patterns are about their parts.
    return code.kids.some((part) => part.flavor !== TEMPLATE_TEXT && match(kid(pattern, 0), part, state, next));
  }
  return matchParts(parts, code.kids, state, next);
}

/** Text is matched by text, what stands in braces by what stands in braces; dots take any number of both. */
function matchParts(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return codes.length === 0 && next(state);
  if (--state.budget.steps < 0) return true;
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') {
    for (let taken = 0; taken <= codes.length; taken++) {
      const bound = { nodes: codes.slice(0, taken), text: null };
      const go: Continue = (found) => matchParts(rest, codes.slice(taken), found, next);
      if (pattern.kind === 'ellipsis' ? go(state) : bindAnd(state, pattern.text, bound, go)) return true;
    }
    return false;
  }
  const [code, ...others] = codes;
  if (!code || (pattern.flavor === TEMPLATE_TEXT) !== (code.flavor === TEMPLATE_TEXT)) return false;
  return match(pattern, code, state, (found) => matchParts(rest, others, found, next));
}

/** sql`...`: the texts and the values between them are one template. */
export function matchTagged(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    matchTemplate(templateOfTag(pattern), templateOfTag(code), found, next),
  );
}

function templateOfTag(tagged: SyntaxNode): SyntaxNode {
  const texts = kid(tagged, 1).kids.map((one) => ({ ...one, flavor: TEMPLATE_TEXT }));
  const values = tagged.kids.slice(2);
  const longest = Math.max(texts.length, values.length);
  const parts = Array.from({ length: longest }, (_, at) => [texts[at], values[at]]).flat();
  return { ...tagged, kids: parts.filter((one) => one !== undefined) };
}
