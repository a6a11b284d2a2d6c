import type { Finding } from '#core/sast/finding.ts';

/** A result of the list, as a scanner reported it. */
export interface ListedFinding {
  /** `F1`, `F2` … in the order of the report. */
  readonly id: string;
  readonly tool: string;
  readonly finding: Finding;
}

export interface TriageData {
  readonly findings: readonly ListedFinding[];
}

/** What is true of a finding. */
export interface Truth {
  readonly id: string;
  readonly isReal: boolean;
  /** Reasons that hold, the best first. */
  readonly reasons: readonly string[];
  /** Reasons that are near: half of the credit. */
  readonly near: readonly string[];
  readonly actions: readonly string[];
  /** Where to look and what to ask there, without saying the answer. */
  readonly look: string;
}

export interface TriageKey {
  readonly truths: readonly Truth[];
}
