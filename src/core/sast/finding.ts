/** Line and column count from 1, `offset` from 0, all in UTF-16 code units: what Monaco and JavaScript strings count in. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** One stop on the way of untrusted data. */
export interface FlowStep {
  readonly path: string;
  readonly range: Range;
  /** `source` first, `sink` last. */
  readonly role: 'source' | 'step' | 'sink';
  /** A short reason, for example "assigned to `query`". */
  readonly reason: string;
}

/** What a metavariable of the rule stands for here. Without a range it is content of a literal or of a regular expression. */
export interface Metavar {
  readonly text: string;
  readonly range: Range | null;
}

export interface Finding {
  readonly ruleId: string;
  /** The rule's message with its metavariables filled in. */
  readonly message: string;
  readonly severity: Severity;
  readonly cwe: readonly number[];
  readonly path: string;
  readonly range: Range;
  /** Empty for rules that are not `mode: taint`. */
  readonly flow: readonly FlowStep[];
  /** Stays when lines above are added or removed. `scan` gives one to each finding. */
  readonly fingerprint?: string;
  /** What the rule would write instead of the range. */
  readonly fix?: string;
  /** By name: `$SQL`. */
  readonly metavars?: Readonly<Record<string, Metavar>>;
}
