import type { Family, Language } from '../language.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { NameFilter } from './name-filter.ts';
import type { Expression } from './python-expression.ts';
import type { SafeRegex } from './regex.ts';

/** A formula in the form in which it is evaluated. */
export type Formula =
  | {
      readonly type: 'pattern';
      readonly byFamily: ReadonlyMap<Family, CompiledPattern>;
      /** Where conditions of the formula around it ask for a name: those that can fulfil them. */
      readonly names?: ReadonlyMap<Family, NameFilter>;
    }
  | { readonly type: 'regex'; readonly regex: SafeRegex }
  | { readonly type: 'any'; readonly of: readonly Formula[] }
  /** Binds what matches to a metavariable (`as:` of the newer syntax). */
  | { readonly type: 'named'; readonly of: Formula; readonly metavariable: string }
  | AllFormula;

export interface AllFormula {
  readonly type: 'all';
  readonly positives: readonly Formula[];
  readonly insides: readonly Formula[];
  /** `pattern-not`: none may match the same place. */
  readonly negatives: readonly Formula[];
  /** `pattern-not-inside`: none may contain the match. */
  readonly notInsides: readonly Formula[];
  /** `pattern-not-regex`: none may overlap with the match. */
  readonly notRegexes: readonly SafeRegex[];
  readonly conditions: readonly Condition[];
  /** One entry per key; within an entry any of the metavariables, over the entries what they have in common. */
  readonly focus: readonly (readonly string[])[];
}

/** What a metavariable must fulfil. */
export type Condition =
  | {
      readonly type: 'regex';
      readonly metavariable: string;
      readonly regex: SafeRegex;
      /** A variable that holds a literal is tried as that literal. */
      readonly takesConstants: boolean;
    }
  | {
      readonly type: 'formula';
      readonly metavariable: string;
      readonly formula: Formula;
      /** The content is read as code of this language; `null`: it is code of the file. */
      readonly language: Language | null;
    }
  | {
      readonly type: 'comparison';
      readonly expression: Expression;
      readonly takesConstants: boolean;
      /** Only with the keys `strip` and `base`: the metavariable that they are about. */
      readonly metavariable: string | null;
      readonly base: number | null;
      readonly strip: boolean;
    }
  | { readonly type: 'entropy' | 'redos'; readonly metavariable: string; readonly takesConstants: boolean }
  | { readonly type: 'type'; readonly metavariable: string; readonly types: readonly string[] }
  | { readonly type: 'module'; readonly metavariable: string; readonly modules: readonly string[] };
