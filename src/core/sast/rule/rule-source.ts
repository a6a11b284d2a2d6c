import type { Severity } from '../finding.ts';

/** The keys of a formula, as in Semgrep's rule files. Exactly one of them, in a list item or at the rule's top. */
export interface FormulaSource {
  readonly pattern?: string;
  readonly patterns?: readonly PatternsItem[];
  readonly 'pattern-either'?: readonly FormulaSource[];
  readonly 'pattern-regex'?: string;
  readonly 'pattern-inside'?: string | FormulaSource;
  /** Binds what matches; only the newer syntax writes it. */
  readonly as?: string;
}

/** One condition of `patterns`. */
export interface PatternsItem extends FormulaSource {
  readonly 'pattern-not'?: string | FormulaSource;
  readonly 'pattern-not-inside'?: string | FormulaSource;
  readonly 'pattern-not-regex'?: string;
  readonly 'metavariable-regex'?: {
    readonly metavariable: string;
    readonly regex: string;
    readonly 'constant-propagation'?: boolean;
  };
  readonly 'metavariable-pattern'?: FormulaSource & { readonly metavariable: string; readonly language?: string };
  readonly 'metavariable-comparison'?: ComparisonSource;
  readonly 'metavariable-analysis'?: { readonly metavariable: string; readonly analyzer: 'entropy' | 'redos' };
  readonly 'metavariable-type'?: {
    readonly metavariable: string;
    readonly type?: string;
    readonly types?: readonly string[];
    readonly language?: string;
  };
  readonly 'metavariable-name'?: {
    readonly metavariable: string;
    readonly module?: string;
    readonly modules?: readonly string[];
  };
  readonly 'focus-metavariable'?: string | readonly string[];
}

export interface ComparisonSource {
  readonly comparison: string;
  readonly metavariable?: string;
  readonly base?: number;
  readonly strip?: boolean;
}

export interface SourceSource extends FormulaSource {
  readonly label?: string;
  readonly requires?: string;
  readonly exact?: boolean;
  readonly 'by-side-effect'?: boolean | 'only';
  readonly control?: boolean;
}

export interface SanitizerSource extends FormulaSource {
  readonly exact?: boolean;
  readonly 'by-side-effect'?: boolean | 'only';
  readonly 'not-conflicting'?: boolean;
}

export interface SinkSource extends FormulaSource {
  /** Labels of the data, or a list that names labels for each metavariable. */
  readonly requires?: string | readonly Readonly<Record<string, string>>[];
  readonly exact?: boolean;
  readonly 'at-exit'?: boolean;
}

export interface PropagatorSource extends FormulaSource {
  readonly from: string;
  readonly to: string;
  readonly 'by-side-effect'?: boolean;
  readonly requires?: string;
  readonly label?: string;
  readonly 'replace-labels'?: readonly string[];
}

/**
 * What Semgrep's language has no word for stands in `metadata`, which Semgrep ignores: our rules stay plain Semgrep.
 */
export interface GatehouseMetadata {
  readonly competency?: string;
  /** Characters that make the value harmless once each of them is replaced everywhere: `&<>"'`. */
  readonly 'harmless-without'?: string;
  /** Conditions that prove `$GUARDED` harmless. */
  readonly guards?: readonly GuardSource[];
  /** Expressions whose result is a path or name in its final form, which guards can ask for. */
  readonly normalizers?: readonly FormulaSource[];
  /** Expressions whose result is an object or a list, and no text. */
  readonly structured?: readonly FormulaSource[];
  /** Sinks that only take text: an object given to them is sent as JSON. */
  readonly 'sinks-take'?: 'text' | 'anything';
  /** Of an object given to such a sink, the fields that are taken as text all the same: `query({ text, values })`. */
  readonly 'text-fields'?: readonly string[];
  /** Whether a sanitizer that the scanned files define themselves is looked into (as in all our rules) or believed. */
  readonly sanitizers?: 'followed' | 'believed';
  /** Whether conditions such as `x === 'a'` make a value harmless. A secret stays one, whatever it equals. */
  readonly 'known-guards'?: 'all' | 'none';
  /** Whether a parameter that is a source stays one where a call in the scanned files says what it holds. */
  readonly parameters?: 'always' | 'without-callers';
}

export interface GuardSource {
  /** One of three: the pattern is true for harmless values, false for them, or does not return for others. */
  readonly holds?: string;
  readonly fails?: string;
  readonly completes?: string;
  /** Only counts for values in their final form. */
  readonly normalized?: boolean;
}

/** Globs of the files that a rule is for, relative to where the scan starts. */
export interface PathsSource {
  readonly include?: string | readonly string[];
  readonly exclude?: string | readonly string[];
}

export interface FixRegexSource {
  readonly regex: string;
  readonly replacement: string;
  readonly count?: number;
}

/** Semgrep's older and newer words for the same levels. */
export const SEVERITIES = {
  ERROR: 'ERROR',
  WARNING: 'WARNING',
  INFO: 'INFO',
  CRITICAL: 'ERROR',
  HIGH: 'ERROR',
  MEDIUM: 'WARNING',
  LOW: 'INFO',
  INVENTORY: 'INFO',
  EXPERIMENT: 'INFO',
} as const satisfies Readonly<Record<string, Severity>>;

/** One rule, checked: the plain object of the YAML file. */
export interface RuleSource extends FormulaSource {
  readonly id: string;
  readonly message: string;
  readonly severity: keyof typeof SEVERITIES;
  readonly languages: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly paths?: PathsSource;
  readonly fix?: string;
  readonly 'fix-regex'?: FixRegexSource;
  readonly 'min-version'?: string;
  readonly 'max-version'?: string;
  readonly metadata?: { readonly gatehouse?: GatehouseMetadata; readonly [key: string]: unknown };
  readonly mode?: 'search' | 'taint';
  readonly 'pattern-sources'?: readonly SourceSource[];
  readonly 'pattern-sinks'?: readonly SinkSource[];
  readonly 'pattern-sanitizers'?: readonly SanitizerSource[];
  readonly 'pattern-propagators'?: readonly PropagatorSource[];
}

export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  /** Empty where the rule has no id yet. */
  readonly ruleId: string;
  readonly key: string;
  /** What was expected, as a sentence. */
  readonly expected: string;
  /** The rule, or a part of it, is for a language that nothing here reads; no file is looked at less for that. */
  readonly isForeign?: true;
}
