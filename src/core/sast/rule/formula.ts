import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { Family } from '../language.ts';

/** A formula in the form in which it is evaluated. */
export type Formula =
  | { readonly type: 'pattern'; readonly byFamily: ReadonlyMap<Family, CompiledPattern> }
  | { readonly type: 'regex'; readonly regex: RegExp }
  | { readonly type: 'any'; readonly of: readonly Formula[] }
  | AllFormula;

export interface AllFormula {
  readonly type: 'all';
  readonly positives: readonly Formula[];
  readonly insides: readonly Formula[];
  /** `pattern-not`: none may match the same place. */
  readonly negatives: readonly Formula[];
  /** `pattern-not-inside` and `pattern-not-regex`: none may contain the match. */
  readonly notInsides: readonly Formula[];
  readonly conditions: readonly { readonly metavariable: string; readonly regex: RegExp }[];
  readonly focus: readonly string[];
}
