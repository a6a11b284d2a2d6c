import type { Limits, Runtime } from '../../jobs.ts';
import type { ScanCheck } from './scan/scan.ts';
import type { WatchData, WatchKey } from './watch/data.ts';

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

/** The application that is tested, and what is agreed about it: the same in both forms. */
export interface SiteData {
  readonly facts: readonly Fact[];
  readonly host: string;
  readonly language: Runtime;
  readonly entry: string;
  readonly database?: string;
  readonly limits: Limits;
  readonly accounts: readonly Account[];
}

/** A test that somebody does once, with a report at its end. */
export interface TestData extends SiteData {
  readonly form: 'test';
  /** Raw HTTP that stands in the editor at first. */
  readonly firstRequest: string;
  /** Requests a minute that the application bears without its users noticing. */
  readonly ratePerMinuteMax: number;
  /** Minutes that the test may take. */
  readonly windowMinutes: number;
}

/** How an answer shows a weakness: what stands in it, or that two requests are answered differently. */
export interface ProofForm {
  /** Who has to ask, empty for nobody; anybody where it is missing. */
  readonly session?: string | undefined;
  /** A regular expression on status, headers and body of the answer. */
  readonly shows?: string | undefined;
  /** A regular expression on the raw request, on both where two are compared: what the proof has to be made of. */
  readonly asks?: string | undefined;
  /** A second request is answered otherwise. */
  readonly differs?: true | undefined;
}

export interface Weakness extends ProofForm {
  readonly id: string;
  readonly check: ScanCheck;
  /** Path without a query; a last part that changes is `*`. */
  readonly path: string;
  /** Where the same weakness may be reported as well. */
  readonly also?: readonly string[] | undefined;
  /** Other evidence that shows it. */
  readonly or?: readonly ProofForm[] | undefined;
  readonly look: string;
}

/** What a scanner reports and is none, with what to look at. */
export interface FalseAlarm {
  readonly check: ScanCheck;
  readonly path: string;
  readonly look: string;
}

/** What must not be asked, by a prefix of the path, by host or by method. */
export interface Forbidden {
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly story: string;
}

export interface TestKey {
  readonly form: 'test';
  readonly weaknesses: readonly Weakness[];
  readonly falseAlarms: readonly FalseAlarm[];
  readonly forbidden: readonly Forbidden[];
  /** Paths that the scan has to reach: those behind the login, above all. */
  readonly reaches: readonly { readonly path: string; readonly look: string }[];
}

export type DastData = TestData | WatchData;
export type DastKey = TestKey | WatchKey;
