import { hasMark, isPresent, UNWRITTEN, type SyntaxNode } from '../tree.ts';
import { match, type Continue, type Matching } from './match.ts';

/** A sequence of patterns that statements are compared with. */
export interface Sequence {
  readonly patterns: readonly SyntaxNode[];
  /** Whether statements may follow those that match. */
  readonly isOpen: boolean;
  /** Called with the end of the last statement that took part. */
  readonly next: (state: Matching, end: number) => boolean;
}

/** How far a sequence has come: its next pattern, and the next statement of the list it is in. */
interface Place {
  readonly at: number;
  readonly codes: readonly SyntaxNode[];
  readonly from: number;
  readonly end: number;
}

/** A block matches when all of its statements do; `...` makes room. */
export function matchBlock(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const sequence: Sequence = { patterns, isOpen: false, next: (found) => next(found) };
  return matchSequence(sequence, { at: 0, codes, from: 0, end: 0 }, state);
}

export function matchSequence(sequence: Sequence, place: Place, state: Matching): boolean {
  const { at, codes, from, end } = place;
  if (--state.budget.steps < 0) return true;
  const pattern = sequence.patterns[at];
  const upcoming = codes[from];
  if (upcoming?.marks && hasMark(upcoming, UNWRITTEN))
    return matchSequence(sequence, { ...place, from: from + 1 }, state);
  if (!pattern) return (sequence.isOpen || from >= codes.length) && sequence.next(state, end);
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') {
    if (at === sequence.patterns.length - 1) return sequence.next(state, codes.at(-1)?.end ?? end);
    return skipStatements(sequence, place, state);
  }
  const code = codes[from];
  if (!code) return false;
  const after: Place = { at: at + 1, codes, from: from + 1, end: code.end };
  return matchStatement(pattern, code, state, (found) => matchSequence(sequence, after, found));
}

/** What follows the dots may stand later, or within a block of a later statement. */
function skipStatements(sequence: Sequence, place: Place, state: Matching): boolean {
  const { at, codes, end } = place;
  for (let from = place.from; from <= codes.length; from++) {
    if (matchSequence(sequence, { at: at + 1, codes, from, end }, state)) return true;
    const code = codes[from];
    if (!code) continue;
    for (const inner of innerLists(code)) {
      if (skipStatements(sequence, { at, codes: inner, from: 0, end }, state)) return true;
    }
  }
  return false;
}

/** Statement lists directly below a statement; those of functions are another story. */
function innerLists(code: SyntaxNode): (readonly SyntaxNode[])[] {
  if (code.kind === 'function' || code.kind === 'class') return [];
  if (code.kind === 'block') return [code.kids];
  return code.kids.flatMap((child) => {
    if (child.kind === 'block') return [child.kids];
    return child.kind === 'catch' || child.kind === 'case' ? innerLists(child) : [];
  });
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'assign',
  'return',
  'throw',
  'if',
  'while',
  'for',
  'for-each',
  'switch',
  'try',
  'with',
  'function',
  'class',
  'import',
  'break',
  'continue',
  'assert',
  'metavariable',
]);

/** An expression as a statement also matches where it is part of a larger one. */
function matchStatement(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (match(pattern, code, state, next)) return true;
  if (STATEMENTS.has(pattern.kind) || code.kind === 'block') return false;
  return matchWithin(pattern, code, state, next);
}

function matchWithin(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return code.kids.some((child) => {
    if (!isPresent(child) || child.kind === 'block' || child.kind === 'function' || child.kind === 'class')
      return false;
    return match(pattern, child, state, next) || matchWithin(pattern, child, state, next);
  });
}
