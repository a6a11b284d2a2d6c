import { attemptFiles } from '../../attempt-files.ts';
import type { Files, RunJob, Runtime, ScanJob } from '../../jobs.ts';
import type { KindLab } from '../kind.ts';
import type { FixData } from './data.ts';

type FixLab = Pick<KindLab<FixData>, 'files' | 'editable' | 'data'>;

const EXTENSIONS: Record<Runtime, RegExp> = {
  javascript: /\.(js|mjs|cjs|ts)$/,
  python: /\.py$/,
};

export function runJob(lab: FixLab, attempt: Files, seed: number): RunJob {
  const { language, entry, checks, database, limits } = lab.data;
  return {
    runtime: language,
    files: attemptFiles(lab, attempt),
    entry,
    checks,
    ...(database === undefined ? {} : { database }),
    seed,
    limits,
  };
}

/** Code files of the lab's language only: data files have nothing for a rule. */
export function codeFiles(lab: FixLab, attempt: Files): Files {
  const files = attemptFiles(lab, attempt);
  return Object.fromEntries(Object.entries(files).filter(([path]) => EXTENSIONS[lab.data.language].test(path)));
}

export function scanJob(lab: FixLab, attempt: Files): ScanJob {
  return { files: codeFiles(lab, attempt), rules: lab.data.rules.map((rule) => rule.source) };
}
