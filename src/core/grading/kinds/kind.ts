import type { z } from 'zod';
import type { AuthorProblem } from '../author-problem.ts';
import type { Files, Hands, Limits, Runtime } from '../jobs.ts';
import type { Verdict } from '../verdict.ts';

/** A lab as its kind sees it. `Data` is what everybody may have, `Key` what only the server has; both are plain JSON. */
export interface KindLab<Data = unknown, Key = unknown> {
  /** Every file as the learner opens it, read-only ones too. */
  readonly files: Files;
  /** What the learner may change; an attempt holds these paths and no others. */
  readonly editable: readonly string[];
  readonly data: Data;
  /** `null` in the browser: the kind proves there what can be proved without it. */
  readonly key: Key | null;
  /** Content hash of lab and engine. */
  readonly grader: string;
}

export interface KindAttempt {
  /** The learner's text by path. Untrusted; paths that are not editable are left out. */
  readonly files: Files;
  readonly hands: Hands;
  /** Seeds random inputs and the order of checks; new for each grading. */
  readonly seed: number;
}

/** The grader of one kind: the same code in the browser and on the server. */
export interface KindGrader<Data = unknown, Key = unknown> {
  grade(lab: KindLab<Data, Key>, attempt: KindAttempt): Promise<Verdict>;
}

/** What a misfix says it is recognised by, in the kind's own terms. */
export interface NamedMistake<Recognise = unknown> {
  readonly name: string;
  readonly recognise: Recognise;
}

/** A lab's folder as its kind reads it. Mistakes are collected, so that an author learns of all of them at once. */
export interface LabFolder {
  /** A file's text, by its path in the folder. */
  text(path: string): Promise<string | undefined>;
  /** Every text file below a folder, by its path below it. */
  files(path: string): Promise<Files>;
  /** Reads a YAML file against a schema. `null`, with the mistakes told, where it does not fit. */
  settings<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S> | null>;
  /** A built-in rule as it stands in its YAML, as JSON. */
  rule(id: string): Promise<unknown>;
  /** The sandbox's bounds with the lab's wishes, or what is wrong with these. */
  limits(runtime: Runtime, wishes: Partial<Limits>): { ok: true; limits: Limits } | { ok: false; problem: string };
  /** `file` is a path in the lab's folder. */
  problem(problem: AuthorProblem): void;
}

export interface ReadLab<Data, Key> {
  readonly files: Files;
  readonly editable: readonly string[];
  readonly data: Data;
  readonly key: Key;
  /** Ids of checks that a verdict on this lab can hold: what a misfix may be caught by. */
  readonly checkIds: readonly string[];
  /** What the kind itself has to offer for use at work; files of `take-away/` are added to it. */
  readonly takeAway?: Files;
}

/** The author's side of a kind, on the server only: how its labs are written down, read and proved. */
export interface KindAuthor<Settings = unknown, Data = unknown, Key = unknown, Recognise = unknown> {
  /** The kind's own keys of `lab.yaml`. */
  readonly settings: z.ZodObject;
  /** The key `recognise` of `misfix.yaml`. */
  readonly recognise: z.ZodType;
  read(folder: LabFolder, settings: Settings): Promise<ReadLab<Data, Key>>;
  /** Names of the mistakes that an attempt makes, whatever its checks say. */
  recognised(
    lab: KindLab<Data, Key>,
    mistakes: readonly NamedMistake<Recognise>[],
    attempt: KindAttempt,
  ): Promise<readonly string[]>;
  /** What does not hold of the lab as it is opened, in sentences, besides that it must not pass. */
  startProblems(verdict: Verdict): readonly string[];
}

/** Data and key of a kind go through JSON and come back as what the same kind wrote: its types hold within it. */
export function defineGrader<Data, Key>(grader: KindGrader<Data, Key>): KindGrader {
  return grader as KindGrader;
}

export function defineAuthor<Settings, Data, Key, Recognise>(
  author: KindAuthor<Settings, Data, Key, Recognise>,
): KindAuthor {
  return author as unknown as KindAuthor;
}
