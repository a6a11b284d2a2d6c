import type { Finding } from '#core/sast/finding.ts';
import type { RuleProblem, RuleSource } from '#core/sast/rule/rule-source.ts';
import type { LineRange } from '#core/sast/variants/mutate.ts';
import type { CheckResult } from './verdict.ts';

/** Path below the lab's folder, `/` between parts, no `..`; to text. */
export type Files = Readonly<Record<string, string>>;

export type Runtime = 'javascript' | 'python';

/** Bounds of one job. Defaults and their reasons stand in the sandbox's `limits.ts`; a lab may only tighten or modestly widen them. */
export interface Limits {
  readonly timeMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

/** Everything that enters: nothing else reaches the runtime. JSON and structured-clone safe. */
export interface RunJob {
  readonly runtime: Runtime;
  /** The lab's read-only files overlaid with the learner's. Untrusted. */
  readonly files: Files;
  /** Module that exports the app (`default` or `module.exports` in JavaScript, `application` in Python). */
  readonly entry: string;
  /** Check files by proof; JavaScript, run by the examiner. */
  readonly checks: { readonly works: string; readonly safe: string };
  /** SQL that fills the database before every check; absent when the app has none. */
  readonly database?: string;
  /** Seeds the examiner's random inputs and the order of checks. */
  readonly seed: number;
  readonly limits: Limits;
}

export type LimitName = 'time' | 'memory' | 'output' | 'stack' | 'size';

/** Everything that leaves. */
export interface RunReport {
  /** `done`: every check gave a result. `broken`: the app did not load. `limit`: stopped at a bound. */
  readonly status: 'done' | 'broken' | 'limit';
  readonly limit?: LimitName;
  /** For `broken` and `limit`: one sentence that says what happened and what to look for. */
  readonly message: string;
  readonly checks: readonly CheckResult[];
  readonly output: string;
  readonly durationMs: number;
}

/** A scan of the learner's files with rules in parsed form (`parseRules` of core/sast). */
export interface ScanJob {
  readonly files: Files;
  /** Rule objects as JSON, as they stand in the rule's YAML. */
  readonly rules: readonly unknown[];
  /** A rule file as somebody writes it: it is read before the scan, and its rules take the place of `rules`. Untrusted. */
  readonly ruleFile?: string;
  /** With `ruleFile`: the files are looked at a second time, written in other ways. */
  readonly variants?: VariantWish;
}

export interface VariantWish {
  /** Draws which of the ways. */
  readonly seed: number;
  readonly perFile: number;
  /** Names of the mutations to draw from. */
  readonly ways: readonly string[];
  /** Lines by file that are to be followed into the variants. A file that is not named has no variants. */
  readonly lines: Readonly<Record<string, readonly LineRange[]>>;
}

export interface VariantScan {
  /** Of the file that was written differently. */
  readonly path: string;
  readonly how: string;
  readonly text: string;
  readonly lines: readonly LineRange[];
  readonly findings: readonly Finding[];
}

/** What comes of a rule file. */
export interface RuleFileReport {
  /** What is wrong with it, each with its line. */
  readonly problems: readonly RuleProblem[];
  /** Rules without a problem. */
  readonly rules: readonly RuleSource[];
  readonly variants: readonly VariantScan[];
}

export interface ScanReport {
  readonly findings: readonly Finding[];
  /** What could not be read or was cut short by a budget, in words. */
  readonly problems: readonly string[];
  /** It did not come to its end: it was stopped from outside. */
  readonly isStopped?: true;
  /** Where the job has a `ruleFile`. */
  readonly ruleFile?: RuleFileReport;
}

/** What runs and scans for a grader. Neither call ever rejects because of learner code. */
export interface Hands {
  run(job: RunJob): Promise<RunReport>;
  scan(job: ScanJob): Promise<ScanReport>;
}
