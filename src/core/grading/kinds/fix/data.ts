import type { Limits, Runtime } from '../../jobs.ts';
import type { CheckOutline } from './check-outline.ts';

export interface LabRule {
  readonly id: string;
  /** The rule as it stands in its YAML, as JSON. */
  readonly source: unknown;
}

/** What a fix is proved with. The checks are public: they are what is asked for. */
export interface FixData {
  readonly language: Runtime;
  readonly entry: string;
  readonly checks: { readonly works: string; readonly safe: string };
  readonly outline: readonly CheckOutline[];
  /** SQL that fills the database before every check. */
  readonly database?: string;
  readonly rules: readonly LabRule[];
  readonly limits: Limits;
}
