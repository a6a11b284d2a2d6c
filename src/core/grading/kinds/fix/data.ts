import type { Limits, Runtime } from '../../jobs.ts';
import type { CheckOutline } from './check-outline.ts';
import type { PayloadGrammar } from './payload-grammar.ts';

export interface LabRule {
  readonly id: string;
  /** The rule as it stands in its YAML, as JSON. */
  readonly source: unknown;
}

/** A family of attacks, searched for the smallest one that gets through. */
export interface Attack {
  /** The check of `safe` that it belongs to. */
  readonly check: string;
  /** Where the payload goes: "the search text". */
  readonly where: string;
  readonly grammar: PayloadGrammar;
}

/** What a fix is proved with. The checks are public: they are what is asked for. */
export interface FixData {
  readonly language: Runtime;
  readonly entry: string;
  readonly checks: { readonly works: string; readonly safe: string };
  readonly outline: readonly CheckOutline[];
  /** SQL that fills the database before every check. */
  readonly database?: string;
  /** How attacks are tried one by one, and what they may be; absent where a lab searches for none. */
  readonly attacks?: { readonly code: string; readonly families: readonly Attack[] };
  readonly rules: readonly LabRule[];
  readonly limits: Limits;
}
