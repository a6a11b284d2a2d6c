import { isPresent, type SyntaxNode } from '../tree.ts';
import type { MaybeEnvironment } from './environment.ts';
import { match, type Budget, type Continue } from './match.ts';

/** Called with the environment and the end of the last statement that took part. */
export type SequenceContinue = (env: MaybeEnvironment, end: number) => boolean;

export interface Sequence {
  readonly patterns: readonly SyntaxNode[];
  readonly budget: Budget;
  /** Whether statements may follow those that match. */
  readonly isOpen: boolean;
  readonly next: SequenceContinue;
}

/** A block matches when all of its statements do; `...` makes room. */
export function matchBlock(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  return matchSequence({ patterns, budget, isOpen: false, next: (found) => next(found) }, 0, codes, 0, env, 0);
}

export function matchSequence(
  sequence: Sequence,
  at: number,
  codes: readonly SyntaxNode[],
  from: number,
  env: MaybeEnvironment,
  end: number,
): boolean {
  const { patterns, budget } = sequence;
  if (--budget.steps < 0) return true;
  const pattern = patterns[at];
  if (!pattern) return (sequence.isOpen || from >= codes.length) && sequence.next(env, end);
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') {
    if (at === patterns.length - 1) return sequence.next(env, codes.at(-1)?.end ?? end);
    return skipStatements(sequence, at, codes, from, env, end);
  }
  const code = codes[from];
  if (!code) return false;
  return matchStatement(pattern, code, env, budget, (found) =>
    matchSequence(sequence, at + 1, codes, from + 1, found, code.end),
  );
}

/** What follows the dots may stand later, or within a block of a later statement. */
function skipStatements(
  sequence: Sequence,
  at: number,
  codes: readonly SyntaxNode[],
  from: number,
  env: MaybeEnvironment,
  end: number,
): boolean {
  for (let index = from; index <= codes.length; index++) {
    if (matchSequence(sequence, at + 1, codes, index, env, end)) return true;
    const code = codes[index];
    if (!code) continue;
    for (const inner of innerLists(code)) if (skipStatements(sequence, at, inner, 0, env, end)) return true;
  }
  return false;
}

/** Statement lists directly below a statement; those of functions are another story. */
function innerLists(code: SyntaxNode): (readonly SyntaxNode[])[] {
  if (code.kind === 'function' || code.kind === 'class') return [];
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
function matchStatement(
  pattern: SyntaxNode,
  code: SyntaxNode,
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  if (match(pattern, code, env, budget, next)) return true;
  if (STATEMENTS.has(pattern.kind) || code.kind === 'block') return false;
  return matchWithin(pattern, code, env, budget, next);
}

function matchWithin(
  pattern: SyntaxNode,
  code: SyntaxNode,
  env: MaybeEnvironment,
  budget: Budget,
  next: Continue,
): boolean {
  return code.kids.some((child) => {
    if (!isPresent(child) || child.kind === 'block' || child.kind === 'function' || child.kind === 'class')
      return false;
    return match(pattern, child, env, budget, next) || matchWithin(pattern, child, env, budget, next);
  });
}
