import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { bind, type Bound, type MaybeEnvironment } from './environment.ts';
import { DOTS } from './placeholders.ts';
import { matchArguments, matchEach, matchList, matchUnordered } from './match-list.ts';
import { matchBlock } from './match-statements.ts';
import { isStringMatch, matchString, matchTemplate } from './match-literal.ts';
import { matchDottedName, matchMember } from './match-name.ts';
import { matchClass, matchFunction, matchImport, matchTry } from './match-definition.ts';

export interface Budget {
  steps: number;
  /** Set when there were more matches than are kept. */
  isCut?: boolean;
}

/** What is bound so far, and what may still be spent. */
export interface Matching {
  readonly env: MaybeEnvironment;
  readonly budget: Budget;
}

/** Called with each environment that makes the match; answers whether to stop looking. */
export type Continue = (state: Matching) => boolean;

/**
 * Matches one pattern node with one node of code, and goes on with `next` for each way to do so. The depth of
 * recursion follows the pattern, not the code.
 */
export function match(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (--state.budget.steps < 0) return true;
  switch (pattern.kind) {
    case 'ellipsis':
      return next(state);
    case 'metavariable':
      return isPresent(code) && bindAnd(state, pattern.text, { nodes: [code], text: null }, next);
    case 'metavariables':
      return bindAnd(state, pattern.text, { nodes: [code], text: null }, next);
    case 'deep':
      return matchDeep(kid(pattern, 0), code, state, next);
    case 'absent':
      return !isPresent(code) && next(state);
    case 'name':
      return matchDottedName(pattern, code) && next(state);
    case 'member':
      return matchMember(pattern, code, state, next);
    case 'property':
      // A field may be written with quotes.
      return (code.kind === 'property' || code.kind === 'string') && code.text === pattern.text && next(state);
    case 'string':
    case 'number':
    case 'constant':
      return isStringMatch(pattern, code) && matchString(pattern, code, state, next);
    case 'template':
      return code.kind === 'template' && matchTemplate(pattern, code, state, next);
    default:
      break;
  }
  if (code.kind === 'await' && pattern.kind !== 'await') return match(pattern, kid(code, 0), state, next);
  return pattern.kind === code.kind && matchSameKind(pattern, code, state, next);
}

function matchSameKind(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  switch (pattern.kind) {
    case 'call':
    case 'new':
      return match(kid(pattern, 0), kid(code, 0), state, (found) =>
        matchArguments(pattern.kids.slice(1), code.kids.slice(1), found, next),
      );
    case 'object':
    case 'set':
      return matchUnordered(pattern.kids, code.kids, state, next);
    case 'block':
      return matchBlock(pattern.kids, code.kids, state, next);
    case 'function':
      return matchFunction(pattern, code, state, next);
    case 'class':
      return matchClass(pattern, code, state, next);
    case 'import':
      return matchImport(pattern, code, state, next);
    case 'try':
      return matchTry(pattern, code, state, next);
    case 'assign':
      return isAssignMatch(pattern, code) && matchList(pattern.kids, code.kids, state, next);
    case 'keyword':
      return matchLabelled(pattern, code, state, next);
    case 'if':
      return matchIf(pattern, code, state, next);
    case 'element':
      return matchElement(pattern, code, state, next);
    case 'regex':
      return (pattern.text === code.text || pattern.text === '/.../') && next(state);
    default:
      return pattern.text === code.text && matchList(pattern.kids, code.kids, state, next);
  }
}

export function bindAnd(state: Matching, name: string, bound: Bound, next: Continue): boolean {
  const env = bind(state.env, name, bound);
  return env !== undefined && next({ env, budget: state.budget });
}

/** `var x` also means `let` and `const`; without a keyword any assignment is meant. */
function isAssignMatch(pattern: SyntaxNode, code: SyntaxNode): boolean {
  if (pattern.text !== code.text) return false;
  if (pattern.flavor === 'const' || pattern.flavor === 'let') return code.flavor === pattern.flavor;
  return pattern.flavor !== 'var' || /^(?:const|let|var)$/.test(code.flavor);
}

/** A pattern without `else` says nothing about it. */
function matchIf(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const parts = isPresent(kid(pattern, 2)) ? 3 : 2;
  return matchList(pattern.kids.slice(0, parts), code.kids.slice(0, parts), state, next);
}

/** A keyword argument's name may be a metavariable. */
function matchLabelled(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const placeholder = /^__gh_mv_(.+)$/.exec(pattern.text)?.[1];
  const go: Continue = (found) => match(kid(pattern, 0), kid(code, 0), found, next);
  if (placeholder) return bindAnd(state, `$${placeholder}`, { nodes: [], text: code.text }, go);
  return pattern.text === code.text && go(state);
}

/** Attributes have no order and may be more; dots stand for any content. */
function matchElement(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const parts = pattern.kids.slice(1);
  const isDots = (one: SyntaxNode): boolean =>
    one.kind === 'ellipsis' || (one.kind === 'string' && one.text.trim() === DOTS);
  const attributes = parts.filter((one) => one.kind === 'attribute');
  const content = parts.filter((one) => one.kind !== 'attribute' && !isDots(one));
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    matchEach([...attributes, ...content], code.kids.slice(1), found, next),
  );
}

/** Anywhere within, the code itself included. */
export function matchDeep(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (match(pattern, code, state, next)) return true;
  return code.kids.some((child) => isPresent(child) && matchDeep(pattern, child, state, next));
}
