import type { Provider, Token } from './token.ts';

/** A thing that a workload wants to do once it has the role. */
export interface Act {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/** One visitor at the door: what it shows, what it then wants, and what should come of it. */
export interface IdentityCase {
  readonly id: string;
  readonly title: string;
  readonly token: Token;
  /** Seconds since 1970. */
  readonly at: number;
  /** Nothing: the token alone is asked about. */
  readonly act: Act | null;
  readonly isRight: boolean;
  /** Why it should be so, in a sentence; shown where the policy decides otherwise. */
  readonly because: string;
}

export interface IdentityData {
  readonly provider: Provider;
  /** File of the attempt that says who may have the role. */
  readonly trust: string;
  /** Files that say what the role may do; all of them are attached to it. */
  readonly permissions: readonly string[];
  readonly cases: readonly IdentityCase[];
}

/** Further cases, so that no policy is written around those that are shown. */
export interface IdentityKey {
  readonly cases: readonly IdentityCase[];
}
