import { linesOf } from '../../file-diff.ts';
import type { Files } from '../../jobs.ts';

/** What is known beforehand: a name and a sentence or two. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** One file as a record changed it; `null` where it was not there before, or is not any more. */
export interface RecordedChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A commit of the repository's history, or the log of a build. */
export interface HistoryRecord {
  /** A commit's hash, or `log-412`. */
  readonly id: string;
  readonly kind: 'commit' | 'log';
  readonly branch: string;
  readonly author: string;
  readonly when: string;
  readonly title: string;
  readonly changes: readonly RecordedChange[];
}

/** Something that opens a door, at a provider that is simulated. */
export interface Credential {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Whether the provider lets an old and a new one hold at the same time. */
  readonly keepsTwo: boolean;
  /** Services that ask for it: they stand still while it does not hold. */
  readonly usedBy: readonly string[];
}

/** `purge` rewrites the history, or begins with a fresh one; like `other` it changes nothing at the providers. */
export const VERBS = ['create', 'deploy', 'revoke', 'purge', 'other'] as const;
export type Verb = (typeof VERBS)[number];

/** Something that can be done, one after the other. */
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly verb: Verb;
  /** The credential that it is about; none for `purge` and `other`. */
  readonly credential: string | null;
  readonly minutes: number;
}

/** Somebody pushes a line; an honest reviewer would say at once whether it holds a secret. */
export interface Push {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly line: string;
  readonly isSecret: boolean;
  /** Pushed with `--no-verify`: the hook on the machine was not asked. */
  readonly skipsHook: boolean;
}

export interface Choice {
  readonly id: string;
  readonly title: string;
}

export interface SecretsData {
  readonly facts: readonly Fact[];
  readonly records: readonly HistoryRecord[];
  readonly credentials: readonly Credential[];
  readonly actions: readonly Action[];
  /** Minutes that a service may stand still. */
  readonly outageMinutesMax: number;
  readonly reasons: readonly Choice[];
  readonly pushes: readonly Push[];
}

/** A line by the record that brought it, or took it away: counted from 1 in the file as it was after it, or before. */
export interface Place {
  readonly record: string;
  readonly path: string;
  readonly side: 'old' | 'new';
  readonly line: number;
}

export interface SecretsKey {
  /** Every place where a credential stands. */
  readonly leaks: readonly { readonly credential: string; readonly places: readonly Place[]; readonly look: string }[];
  /** Lines that only look like it. */
  readonly decoys: readonly (Place & { readonly look: string })[];
  /** Who leaked what tries it, in minutes after the work began. */
  readonly replay: readonly {
    readonly minute: number;
    readonly credential: string;
    readonly story: string;
    readonly foiled: string;
  }[];
  readonly history: {
    readonly right: readonly { readonly decision: 'purge' | 'accept'; readonly reason: string }[];
    readonly look: string;
  };
  readonly pushes: readonly Push[];
}

/** Whether a record has this line. */
export function hasLine(records: readonly HistoryRecord[], { record, path, side, line }: Place): boolean {
  const change = records.find(({ id }) => id === record)?.changes.find((one) => one.path === path);
  const text = side === 'new' ? change?.after : change?.before;
  return text !== undefined && text !== null && line <= linesOf(text).length;
}

/** The files of a record as they were before and after it, for a view of the change. */
export function sidesOf({ changes }: Pick<HistoryRecord, 'changes'>): {
  readonly before: Files;
  readonly after: Files;
} {
  const side = (at: 'before' | 'after'): Files =>
    Object.fromEntries(changes.flatMap(({ path, [at]: text }) => (text === null ? [] : [[path, text]])));
  return { before: side('before'), after: side('after') };
}
