import type { Files } from '../../jobs.ts';

export const SIDES = ['new', 'old'] as const;
export const SEVERITIES = ['remark', 'low', 'medium', 'high', 'critical'] as const;
export const DECISIONS = ['approve', 'request-changes'] as const;

/** `old` is for lines that the change takes away; a line that stays is spoken of as new. */
export type Side = (typeof SIDES)[number];
/** A `remark` accuses nobody: a question, praise, a matter of taste. */
export type Severity = (typeof SEVERITIES)[number];
export type Decision = (typeof DECISIONS)[number];

/** What somebody means by "how sure": words, and the share of such comments that should turn out right. */
export const SURENESS = [
  { step: 1, words: 'A hunch', share: 0.35 },
  { step: 2, words: 'More likely than not', share: 0.6 },
  { step: 3, words: 'Rather sure', share: 0.8 },
  { step: 4, words: 'Certain', share: 0.97 },
] as const;

export interface Reason {
  readonly id: string;
  readonly text: string;
}

/** A machine's word on the change. */
export interface CiStep {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly note: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** The name of the coding assistant that wrote it, as the description says; empty where a person did. */
  readonly assistant: string;
  readonly branch: string;
  readonly target: string;
  /** Paragraphs of plain text. */
  readonly description: string;
  readonly ci: readonly CiStep[];
}

export interface ReviewData {
  readonly pullRequest: PullRequest;
  /** The repository before and after the change. */
  readonly base: Files;
  readonly head: Files;
  /** Reasons to pick from; most of them fit nothing here. */
  readonly reasons: readonly Reason[];
  /** Comments on lines where nothing is wrong that a passing review may hold. */
  readonly accusedMax: number;
}

/** A stretch of one side of one file. */
export interface Place {
  readonly path: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

export interface Flaw {
  readonly id: string;
  readonly title: string;
  /** A review that does not name it does not pass. */
  readonly isSerious: boolean;
  /** Its part of the score beside the other flaws. */
  readonly weight: number;
  readonly places: readonly Place[];
  readonly cwe: readonly number[];
  readonly severities: readonly Severity[];
  /** Ids of reasons that say what is wrong. */
  readonly reasons: readonly string[];
  /** A typed reason counts when it holds the beginning of a word from each group. */
  readonly words: readonly (readonly string[])[];
  /** Shown once it is found. */
  readonly why: string;
  /** Shown while it is not: where to look, and what to ask there. */
  readonly look: string;
}

/** Lines that look worse than they are, with the reason why they are all right. */
export interface Lure {
  readonly id: string;
  readonly places: readonly Place[];
  readonly why: string;
}

export interface ReviewKey {
  readonly decision: Decision;
  /** Why, shown with the right decision and the wrong one. */
  readonly because: string;
  readonly flaws: readonly Flaw[];
  /** Comments here cost nothing and earn nothing. */
  readonly neutral: readonly Place[];
  readonly lures: readonly Lure[];
}
