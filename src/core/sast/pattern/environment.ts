import type { SyntaxNode } from '../tree.ts';
import { isSameCode } from './same-code.ts';

/** What a metavariable stands for: code, or the text of a literal (`"$X"`) or of a regular expression's group. */
export interface Bound {
  readonly nodes: readonly SyntaxNode[];
  readonly text: string | null;
  /** Where a text without nodes stands; `null` when nobody knows. */
  readonly place?: () => Place | null;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where it stands in the file. */
export function placeOf({ nodes, place }: Bound): Place | null {
  const [first] = nodes;
  const last = nodes.at(-1);
  return first && last ? { start: first.start, end: last.end } : (place?.() ?? null);
}

/** Persistent, so that backtracking is to forget. */
export interface Environment {
  readonly name: string;
  readonly bound: Bound;
  readonly next: Environment | null;
}

export type MaybeEnvironment = Environment | null;

export function lookUp(env: MaybeEnvironment, name: string): Bound | null {
  for (let entry = env; entry; entry = entry.next) if (entry.name === name) return entry.bound;
  return null;
}

/** `undefined` when the name already stands for something else. */
export function bind(env: MaybeEnvironment, name: string, bound: Bound): MaybeEnvironment | undefined {
  if (name === '$_') return env;
  const known = lookUp(env, name);
  if (!known) return { name, bound, next: env };
  return isSameBound(known, bound) ? env : undefined;
}

function isSameBound(a: Bound, b: Bound): boolean {
  if (a.text !== null || b.text !== null) return textOf(a) === textOf(b);
  return a.nodes.length === b.nodes.length && a.nodes.every((one, index) => isSameCode(one, b.nodes[index]));
}

/** A literal's content compares with a name as text: `"$X"` against `$X`. */
function textOf(bound: Bound): string | null {
  return bound.text ?? bound.nodes[0]?.text ?? null;
}

/** `undefined` when the two disagree. */
export function merge(a: MaybeEnvironment, b: MaybeEnvironment): MaybeEnvironment | undefined {
  let merged: MaybeEnvironment = a;
  for (let entry = b; entry; entry = entry.next) {
    const next: MaybeEnvironment | undefined = bind(merged, entry.name, entry.bound);
    if (next === undefined) return undefined;
    merged = next;
  }
  return merged;
}
