import type { Files, Limits, RunJob, Runtime, ScanJob } from '#sandbox/protocol.ts';

/** The part of a lab that makes a job of an attempt; the browser's bundle has it, and the server's lab. */
export interface JobParts {
  readonly language: Runtime;
  readonly entry: string;
  readonly editable: readonly string[];
  readonly files: Files;
  readonly checks: { readonly works: string; readonly safe: string };
  readonly database?: string;
  readonly rules: readonly { readonly source: unknown }[];
  readonly limits: Limits;
}

const EXTENSIONS: Record<Runtime, RegExp> = {
  javascript: /\.(js|mjs|cjs|ts)$/,
  python: /\.py$/,
};

/** The app that is graded: the learner's text for editable files, ours for all others, and no file beyond those. */
export function attemptFiles(lab: Pick<JobParts, 'files' | 'editable'>, attempt: Files): Files {
  const files: Record<string, string> = { ...lab.files };
  for (const path of lab.editable) {
    const text = Object.hasOwn(attempt, path) ? attempt[path] : undefined;
    if (text !== undefined) files[path] = text;
  }
  return files;
}

export function runJob(lab: JobParts, attempt: Files, seed: number): RunJob {
  return {
    runtime: lab.language,
    files: attemptFiles(lab, attempt),
    entry: lab.entry,
    checks: lab.checks,
    ...(lab.database === undefined ? {} : { database: lab.database }),
    seed,
    limits: lab.limits,
  };
}

/** Code files of the lab's language only: data files have nothing for a rule. */
export function codeFiles(lab: Pick<JobParts, 'files' | 'editable' | 'language'>, attempt: Files): Files {
  const files = attemptFiles(lab, attempt);
  return Object.fromEntries(Object.entries(files).filter(([path]) => EXTENSIONS[lab.language].test(path)));
}

export function scanJob(lab: JobParts, attempt: Files): ScanJob {
  return { files: codeFiles(lab, attempt), rules: lab.rules.map((rule) => rule.source) };
}
