import { node, type SyntaxNode } from '../tree.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';
import { matchList } from './match-list.ts';

/** `a && b && c` is one operation of three operands, however it is bracketed. */
const ASSOCIATIVE: ReadonlySet<string> = new Set(['&&', '||', '+', 'and', 'or', '|', '&', '^']);

/** The order of operands does not matter for bits. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['|', '&', '^']);

const SYMMETRIC: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', 'is', 'is not']);

/** Operands of one operation; more are generated code. */
const OPERANDS_MAX = 32;

/** Operands are compared in every order only while there are few. */
const OPERANDS_ANY_ORDER_MAX = 6;

export function matchOperation(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (pattern.text !== code.text) return false;
  const hasDots = pattern.kids.some((one) => one.kind === 'ellipsis');
  if (!hasDots && matchList(pattern.kids, code.kids, state, next)) return true;
  const { options } = state;
  if (SYMMETRIC.has(pattern.text)) {
    return options.symmetricEq && matchList(pattern.kids, [...code.kids].reverse(), state, next);
  }
  if (!ASSOCIATIVE.has(pattern.text)) return hasDots && matchList(pattern.kids, code.kids, state, next);
  const isBoolean = code.kind === 'logical';
  const isUnordered = isBoolean ? options.commutativeBoolop : options.acMatching && COMMUTATIVE.has(pattern.text);
  if (!options.acMatching && !isUnordered) return hasDots && matchList(pattern.kids, code.kids, state, next);
  // A part of a longer operation is looked at with the whole.
  if (code.parent?.kind === code.kind && code.parent.text === code.text) return false;
  const [patterns, codes] = [operands(pattern), operands(code)];
  if (patterns.length > OPERANDS_MAX || codes.length > OPERANDS_MAX) return false;
  if (isUnordered && codes.length <= OPERANDS_ANY_ORDER_MAX) return matchAnyOrder(patterns, codes, state, next);
  return matchInOrder(patterns, codes, state, next);
}

function operands(operation: SyntaxNode): SyntaxNode[] {
  return operation.kids.flatMap((one) =>
    one.kind === operation.kind && one.text === operation.text ? operands(one) : [one],
  );
}

function isVariable(pattern: SyntaxNode): boolean {
  return pattern.kind === 'metavariable';
}

/** Dots take any number of operands, a metavariable one or more. */
function matchInOrder(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return codes.length === 0 && next(state);
  if (--state.budget.steps < 0) return true;
  const most = codes.length - rest.filter((one) => one.kind !== 'ellipsis').length;
  if (pattern.kind === 'ellipsis') {
    for (let taken = 0; taken <= most; taken++) if (matchInOrder(rest, codes.slice(taken), state, next)) return true;
    return false;
  }
  // Dots take what is left over, so that a metavariable beside them stands for one operand.
  const isGreedy = isVariable(pattern) && !patterns.some((one) => one.kind === 'ellipsis');
  for (let taken = 1; taken <= (isGreedy ? most : 1); taken++) {
    const operand = together(codes.slice(0, taken));
    if (operand && match(pattern, operand, state, (found) => matchInOrder(rest, codes.slice(taken), found, next)))
      return true;
  }
  return false;
}

/** What is written out first, then metavariables; the last of them takes what is left. */
function matchAnyOrder(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const isOpen = patterns.some((one) => one.kind === 'ellipsis');
  const wanted = patterns.filter((one) => one.kind !== 'ellipsis');
  const ordered = [...wanted.filter((one) => !isVariable(one)), ...wanted.filter(isVariable)];
  return matchEachOnce(ordered, { codes, isOpen }, state, next);
}

function matchEachOnce(
  patterns: readonly SyntaxNode[],
  { codes, isOpen }: { readonly codes: readonly SyntaxNode[]; readonly isOpen: boolean },
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return (isOpen || codes.length === 0) && next(state);
  if (--state.budget.steps < 0) return true;
  if (isVariable(pattern) && rest.length === 0 && !isOpen && codes.length > 1) {
    const all = together(codes);
    return all !== null && bindAnd(state, pattern.text, { nodes: [all], text: null }, next);
  }
  return codes.some((code, index) => {
    const others = codes.filter((_, at) => at !== index);
    return match(pattern, code, state, (found) => matchEachOnce(rest, { codes: others, isOpen }, found, next));
  });
}

/** Several operands as one operation, for a metavariable to stand for. */
function together(codes: readonly SyntaxNode[]): SyntaxNode | null {
  const [first, ...others] = codes;
  if (!first) return null;
  const parent = first.parent;
  return others.reduce<SyntaxNode>(
    (left, right) =>
      node(
        parent?.kind ?? 'binary',
        { start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) },
        [left, right],
        parent?.text ?? '',
      ),
    first,
  );
}
