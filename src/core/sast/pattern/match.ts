import { isPresent, kid, node, TEMPLATE_TEXT, type Kind, type SyntaxNode } from '../tree.ts';
import { bind, type Bound, type MaybeEnvironment } from './environment.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import { DOTS, metavariableOf } from './placeholders.ts';
import { matchArguments, matchEach, matchList, matchUnordered } from './match-list.ts';
import { matchBlock } from './match-statements.ts';
import { isStringMatch, matchString, matchTagged, matchTemplate } from './match-literal.ts';
import { matchDottedName, matchMember } from './match-name.ts';
import { matchOperation } from './match-operators.ts';
import { symbolicValue } from './symbolic.ts';
import { matchTyped, matchType } from './match-type.ts';
import { matchClass, matchFunction, matchImport, matchParameter, matchTry } from './match-definition.ts';

export interface Budget {
  steps: number;
  /** Set when there were more matches than are kept. */
  isCut?: boolean;
}

/** What is bound so far, and what may still be spent. */
export interface Matching {
  readonly env: MaybeEnvironment;
  readonly budget: Budget;
  readonly options: RuleOptions;
}

/** Called with each environment that makes the match; answers whether to stop looking. */
export type Continue = (state: Matching) => boolean;

/**
 * Matches one pattern node with one node of code, and goes on with `next` for each way to do so. The depth of
 * recursion follows the pattern, not the code.
 */
export function match(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (matchAsWritten(pattern, code, state, next)) return true;
  if (!state.options.symbolicPropagation || code.kind !== 'name' || LEAVES.has(pattern.kind)) return false;
  const value = symbolicValue(code);
  return value !== null && match(pattern, value, state, next);
}

/** Kinds of patterns that say all about a name already. */
const LEAVES: ReadonlySet<string> = new Set([
  'metavariable',
  'metavariables',
  'ellipsis',
  'name',
  'absent',
  'deep',
  'typed',
]);

function matchAsWritten(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (--state.budget.steps < 0) return true;
  if (pattern.marks && !hasMarks(pattern.marks, code)) return false;
  if (!pattern.type) return matchUntyped(pattern, code, state, next);
  // A pattern that writes a type asks for it; one without says nothing about it.
  const { type } = pattern;
  return (
    code.type !== undefined && matchType(type, code.type, state, (found) => matchUntyped(pattern, code, found, next))
  );
}

function hasMarks(wanted: readonly string[], code: SyntaxNode): boolean {
  return wanted.every((mark) => code.marks?.includes(mark) === true);
}

function matchUntyped(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  switch (pattern.kind) {
    case 'ellipsis':
      return next(state);
    case 'metavariable':
      return isPresent(code) && bindAnd(state, pattern.text, { nodes: [code], text: null }, next);
    case 'metavariables':
      return bindAnd(state, pattern.text, { nodes: [code], text: null }, next);
    case 'deep':
      return matchDeep(kid(pattern, 0), code, state, next);
    case 'typed':
      return matchTyped(pattern, code, state, next);
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
      return isStringMatch(pattern, code, state.options) && matchString(pattern, code, state, next);
    case 'template':
      return code.kind === 'template' && matchTemplate(pattern, code, state, next);
    default:
      break;
  }
  if (code.kind === 'await' && pattern.kind !== 'await') return match(pattern, kid(code, 0), state, next);
  if (pattern.kind === 'for' && code.kind === 'for-each') {
    // `for (...)` is any loop.
    return kid(pattern, 0).kind === 'ellipsis' && match(kid(pattern, 3), kid(code, 2), state, next);
  }
  if (pattern.kind === 'cast' && code.access?.kind === 'cast') {
    return matchList(pattern.kids, code.access.kids, state, next);
  }
  if (pattern.kind === 'index' && code.kind === 'member' && code.flavor === 'index')
    return matchTextIndex(pattern, code, state, next);
  return pattern.kind === code.kind && matchSameKind(pattern, code, state, next);
}

type Matcher = (pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue) => boolean;

const parts: Matcher = (pattern, code, state, next) => matchList(pattern.kids, code.kids, state, next);

const call: Matcher = (pattern, code, state, next) =>
  // Dots before the words of a shell's command stand for words as well.
  kid(pattern, 0).kind === 'ellipsis'
    ? parts(pattern, code, state, next)
    : match(kid(pattern, 0), kid(code, 0), state, (found) =>
        matchArguments(pattern.kids.slice(1), code.kids.slice(1), found, next),
      );

/** What each kind asks for; others ask for the same text and the same parts. */
const BY_KIND: Readonly<Partial<Record<Kind, Matcher>>> = {
  call: (pattern, code, state, next) => {
    if (pattern.flavor === 'tag' && code.flavor === 'tag') return matchTagged(pattern, code, state, next);
    return call(pattern, code, state, next);
  },
  // `new int[5]` makes a list, and calls nothing.
  new: (pattern, code, state, next) =>
    (pattern.flavor === 'array') === (code.flavor === 'array') && call(pattern, code, state, next),
  object: matchUnordered,
  set: matchUnordered,
  block: (pattern, code, state, next) => matchBlock(pattern.kids, code.kids, state, next),
  function: matchFunction,
  parameter: matchParameter,
  class: matchClass,
  import: matchImport,
  try: matchTry,
  assign: (pattern, code, state, next) =>
    isAssignMatch(pattern, code, state.options) && matchAssign(pattern, code, state, next),
  keyword: matchLabelled,
  attribute: matchLabelled,
  if: matchIf,
  element: matchElement,
  regex: matchRegexLiteral,
  binary: matchOperation,
  logical: matchOperation,
  return: (pattern, code, state, next) =>
    (state.options.implicitReturn || code.flavor !== 'implicit') && parts(pattern, code, state, next),
  for: parts,
  // Of several resources, the pattern names some.
  with: (pattern, code, state, next) =>
    match(kid(pattern, 0), kid(code, 0), state, (found) =>
      matchEach(pattern.kids.slice(1), code.kids.slice(1), found, next),
    ),
  pair: matchPair,
  // `a++` is not `++a`.
  unary: (pattern, code, state, next) =>
    pattern.text === code.text && pattern.flavor === code.flavor && parts(pattern, code, state, next),
};

function matchSameKind(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const matcher = BY_KIND[pattern.kind];
  if (matcher) return matcher(pattern, code, state, next);
  return pattern.text === code.text && parts(pattern, code, state, next);
}

/** `$X[$Y]` with `a['b']`, which the tree has as `a.b`. */
function matchTextIndex(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const name = kid(code, 1);
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    match(kid(pattern, 1), node('string', name, [], name.text), found, next),
  );
}

/** `{ [$X]: 1 }` is about computed names only, `{ $X: 1 }` about those that are written. */
function matchPair(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [key, codeKey] = [kid(pattern, 0), kid(code, 0)];
  const isComputed = key.kind === 'metavariable' && key.flavor === 'name';
  if (isComputed && codeKey.kind === 'property' && codeKey.flavor === '') return false;
  return matchList(pattern.kids, code.kids, state, next);
}

export function bindAnd(state: Matching, name: string, bound: Bound, next: Continue): boolean {
  const env = bind(state.env, name, bound);
  return env !== undefined && next({ ...state, env });
}

/** `var x` also means `let` and `const`; without a keyword any assignment is meant. */
function isAssignMatch(pattern: SyntaxNode, code: SyntaxNode, options: RuleOptions): boolean {
  if (pattern.text !== code.text) return false;
  const isDeclaration = /^(?:const|let|var)$/.test(code.flavor);
  if (pattern.flavor === '' && isDeclaration && !options.vardefAssign) return false;
  if (pattern.flavor === 'var' && !options.letIsVar) return code.flavor === 'var';
  // Where the type declares, the word that does elsewhere is none.
  if (pattern.flavor === 'let' && kid(pattern, 0).type) return true;
  if (pattern.flavor === 'const' || pattern.flavor === 'let') return code.flavor === pattern.flavor;
  return pattern.flavor !== 'var' || isDeclaration;
}

/** A field may have decorators, of which the pattern names some. */
function matchAssign(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return matchList(pattern.kids.slice(0, 2), code.kids.slice(0, 2), state, (found) =>
    matchEach(pattern.kids.slice(2), code.kids.slice(2), found, next),
  );
}

/** A pattern without `else` says nothing about it. */
function matchIf(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const parts = isPresent(kid(pattern, 2)) ? 3 : 2;
  return matchList(pattern.kids.slice(0, parts), code.kids.slice(0, parts), state, next);
}

/** The name of a keyword argument or an attribute may be a metavariable. */
function matchLabelled(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const metavariable = metavariableOf(pattern.text);
  const go: Continue = (found) => match(kid(pattern, 0), kid(code, 0), found, next);
  const place = { start: code.start, end: code.start + code.text.length };
  if (metavariable) return bindAnd(state, metavariable, { nodes: [], text: code.text, place: () => place }, go);
  return pattern.text === code.text && go(state);
}

/** `/.../` is any regular expression, `/$X/` binds what stands between the slashes. */
function matchRegexLiteral(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const inner = /^\/([\s\S]*)\/[a-z]*$/.exec(pattern.text)?.[1] ?? '';
  if (inner === '...' || inner === DOTS || pattern.text === code.text) return next(state);
  const metavariable = metavariableOf(inner);
  const text = /^\/([\s\S]*)\/[a-z]*$/.exec(code.text)?.[1] ?? code.text;
  return metavariable !== null && bindAnd(state, metavariable, { nodes: [code], text }, next);
}

function textPattern(text: SyntaxNode): SyntaxNode {
  const metavariable = metavariableOf(text.text.trim());
  return metavariable === null ? text : node('metavariable', text, [], { text: metavariable, flavor: 'name' });
}

/** Attributes have no order and may be more; dots stand for any content. */
function matchElement(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const parts = pattern.kids.slice(1);
  const isDots = (one: SyntaxNode): boolean =>
    one.kind === 'ellipsis' || ((one.kind === 'string' || one.kind === 'attribute') && one.text.trim() === DOTS);
  if (!state.options.xmlAttrsImplicitEllipsis && !parts.some(isDots) && parts.length !== code.kids.length - 1)
    return false;
  const attributes = parts.filter((one) => one.kind === 'attribute' && !isDots(one));
  const content = parts.filter((one) => one.kind !== 'attribute' && !isDots(one));
  // `{$X}` is an expression; text is matched by text, which may be a metavariable as a whole.
  const isText = (one: SyntaxNode): boolean => one.flavor === TEMPLATE_TEXT;
  const texts = content.filter(isText).map(textPattern);
  const [codeTexts, others] = [code.kids.slice(1).filter(isText), code.kids.slice(1).filter((one) => !isText(one))];
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    matchEach([...attributes, ...content.filter((one) => !isText(one))], others, found, (most) =>
      texts.some((one) => one.kind === 'metavariable')
        ? matchEach(texts, [...codeTexts, ...others.filter((one) => one.kind !== 'attribute')], most, next)
        : matchEach(texts, codeTexts, most, next),
    ),
  );
}

/** Anywhere within, the code itself included. */
export function matchDeep(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (match(pattern, code, state, next)) return true;
  return code.kids.some((child) => isPresent(child) && matchDeep(pattern, child, state, next));
}
