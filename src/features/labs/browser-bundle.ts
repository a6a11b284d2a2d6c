import type { CheckOutline } from '#core/grading/check-outline.ts';
import { gradeFix } from '#core/grading/kinds/fix.ts';
import type { Verdict } from '#core/grading/verdict.ts';
import type { Files, Limits, RunJob, RunReport, Runtime, ScanJob, ScanReport } from '#sandbox/protocol.ts';
import { runJob, scanJob } from './attempt-jobs.ts';
import type { LabRule, PublicLab } from './lab.ts';

/**
 * What a browser gets to open a lab, run it and grade it there: plain JSON. Nothing of the secret half: the function
 * that makes it has never seen that half.
 */
export interface BrowserBundle {
  readonly id: string;
  readonly title: string;
  readonly language: Runtime;
  readonly files: Files;
  readonly editable: readonly string[];
  readonly entry: string;
  readonly checks: { readonly works: string; readonly safe: string };
  readonly outline: readonly CheckOutline[];
  readonly database?: string;
  readonly rules: readonly LabRule[];
  readonly limits: Limits;
  readonly grader: string;
}

export function browserBundle(lab: PublicLab): BrowserBundle {
  return {
    id: lab.id,
    title: lab.settings.title,
    language: lab.settings.language,
    files: lab.files,
    editable: lab.settings.editable,
    entry: lab.settings.entry,
    checks: lab.checks,
    outline: lab.outline,
    ...(lab.database === undefined ? {} : { database: lab.database }),
    rules: lab.rules,
    limits: lab.limits,
    grader: lab.grader,
  };
}

/** `attempt` holds the learner's text by path; what is not editable is taken from the lab. */
export function browserRunJob(bundle: BrowserBundle, attempt: Files, seed: number): RunJob {
  return runJob(bundle, attempt, seed);
}

export function browserScanJob(bundle: BrowserBundle, attempt: Files): ScanJob {
  return scanJob(bundle, attempt);
}

/** The browser's verdict: a claim, made by the same grader as the server's. */
export function browserVerdict(bundle: BrowserBundle, run: RunReport, scan: ScanReport): Verdict {
  const ruleIds = bundle.rules.map((rule) => rule.id);
  return gradeFix({ outline: bundle.outline, ruleIds, grader: bundle.grader }, run, scan);
}
