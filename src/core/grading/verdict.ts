import type { Finding } from '#core/sast/finding.ts';

/** What a check proves: the app still works, the attack fails, the cause is gone, or an answer is right. */
export type Proof = 'works' | 'safe' | 'cause' | 'answer';

/** `limit`: learner code was stopped at a bound. `error`: nothing could be graded (syntax error, no such export). */
export type VerdictStatus = 'passed' | 'failed' | 'error' | 'limit';

/** A check that never ran, because the job stopped before it, is `skipped`: never counted as passed. */
export type CheckStatus = 'passed' | 'failed' | 'error' | 'skipped';

/** One exchange with the learner's application, as the examiner saw it. Texts are cut to a bound. */
export interface TranscriptStep {
  /** `request` came from the attacker or user, `response` from the app, `sql` reached the database, `code` was looked at, `note` is the examiner's. */
  readonly kind: 'request' | 'response' | 'sql' | 'script' | 'code' | 'note';
  readonly text: string;
  /** Substrings of `text` that were not meant to come out; drawn as marks. */
  readonly leaked?: readonly string[];
}

/** What the learner is shown to believe a check. */
export interface Evidence {
  readonly transcript: readonly TranscriptStep[];
  /** HTML the app answered with, for the isolated frame; present where a page was opened. Untrusted. */
  readonly page?: string;
}

export interface CheckResult {
  readonly id: string;
  readonly proof: Proof;
  readonly title: string;
  readonly status: CheckStatus;
  /** What still gets through, or what no longer works. Empty when passed. */
  readonly message: string;
  readonly evidence: Evidence;
}

/** Exercism's four tiers, most pressing first. */
export type FeedbackTier = 'essential' | 'actionable' | 'informative' | 'celebratory';

export interface Feedback {
  readonly tier: FeedbackTier;
  readonly title: string;
  /** Markdown of ours (never of a learner's). */
  readonly body: string;
}

/** Figures that a kind shows with its verdict: a confusion matrix, precision and recall. Cells are plain text. */
export interface VerdictTable {
  readonly title: string;
  /** The first column names the row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** How to read it, in a sentence. */
  readonly note?: string;
}

/** One type for every kind of lab, in the browser and on the server. */
export interface Verdict {
  readonly status: VerdictStatus;
  /** For `error` and `limit`: one sentence that says what happened. Plain text; may quote learner code, so untrusted. */
  readonly message?: string;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
  readonly feedback: readonly Feedback[];
  readonly tables?: readonly VerdictTable[];
  /** 0 to 1; kinds without partial credit give 0 or 1. */
  readonly score: number;
  /** Printed by learner code, cut to its bound. Untrusted. */
  readonly output: string;
  /** Content hash of lab and engine, so that an old verdict can be explained. */
  readonly grader: string;
}
