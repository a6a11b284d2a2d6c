import type { Limits, Runtime } from '../../jobs.ts';
import type { ScanCheck } from './scan/scan.ts';

/** What is known beforehand: a name and a sentence or two. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** Somebody who may log in for the test. */
export interface Account {
  readonly id: string;
  readonly title: string;
  /** Raw HTTP that logs in. */
  readonly login: string;
}

export interface DastData {
  readonly facts: readonly Fact[];
  readonly host: string;
  readonly language: Runtime;
  readonly entry: string;
  readonly database?: string;
  readonly limits: Limits;
  readonly accounts: readonly Account[];
  /** Raw HTTP that stands in the editor at first. */
  readonly firstRequest: string;
  /** Requests a minute that the application bears without its users noticing. */
  readonly ratePerMinuteMax: number;
  /** Minutes that the test may take. */
  readonly windowMinutes: number;
}

/** How an answer shows a weakness: what stands in it, or that two requests are answered differently. */
export interface ProofForm {
  /** A regular expression on status, headers and body of the answer. */
  readonly shows?: string | undefined;
  /** A regular expression on the raw request: what the proof has to be made of. */
  readonly asks?: string | undefined;
  /** A second request is answered otherwise. */
  readonly differs?: true | undefined;
}

export interface Weakness extends ProofForm {
  readonly id: string;
  readonly check: ScanCheck;
  /** Path without a query; a last part that changes is `*`. */
  readonly path: string;
  /** Who has to ask; anybody where it is missing. */
  readonly session?: string | undefined;
  readonly look: string;
}

export interface DastKey {
  readonly weaknesses: readonly Weakness[];
  /** What a scanner reports and is none, with what to look at. */
  readonly falseAlarms: readonly { readonly check: ScanCheck; readonly path: string; readonly look: string }[];
  /** What must not be asked, by a prefix of the path or by host. */
  readonly forbidden: readonly {
    readonly host?: string | undefined;
    readonly path?: string | undefined;
    readonly method?: string | undefined;
    readonly story: string;
  }[];
  /** Paths that the scan has to reach: those behind the login, above all. */
  readonly reaches: readonly { readonly path: string; readonly look: string }[];
}
