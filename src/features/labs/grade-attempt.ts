import { gradeFix } from '#core/grading/kinds/fix.ts';
import type { Feedback, FeedbackTier, Verdict } from '#core/grading/verdict.ts';
import type { Files, Sandbox } from '#sandbox/protocol.ts';
import { runJob, scanJob, type JobParts } from './attempt-jobs.ts';
import type { Lab, PublicLab } from './lab.ts';
import { recogniseMisfixes } from './recognise-misfix.ts';

export interface Grading {
  readonly lab: Lab;
  /** The learner's text by path. Untrusted; paths that are not editable are left out. */
  readonly files: Files;
  readonly sandbox: Sandbox;
  /** Seeds random inputs and the order of checks; new for each grading. */
  readonly seed: number;
}

const TIERS: readonly FeedbackTier[] = ['essential', 'actionable', 'informative', 'celebratory'];

export function jobParts(lab: PublicLab): JobParts {
  const { language, entry, editable } = lab.settings;
  const { files, checks, database, rules, limits } = lab;
  return { language, entry, editable, files, checks, ...(database === undefined ? {} : { database }), rules, limits };
}

/** A name comes before the general word of its tier. */
function mostPressingFirst(named: readonly Feedback[], general: readonly Feedback[]): readonly Feedback[] {
  return TIERS.flatMap((tier) => [...named, ...general].filter((feedback) => feedback.tier === tier));
}

/**
 * The official verdict: the browser's proofs made again with our copy of everything the learner may not change, and
 * wrong fixes answered by name. A rejection of the sandbox (handed back, queue full) is passed on.
 */
export async function gradeAttempt({ lab, files, sandbox, seed }: Grading): Promise<Verdict> {
  const parts = jobParts(lab.public);
  const [run, scan] = await Promise.all([sandbox.run(runJob(parts, files, seed)), sandbox.scan(scanJob(parts, files))]);
  const { outline, rules, grader } = lab.public;
  const verdict = gradeFix({ outline, ruleIds: rules.map((rule) => rule.id), grader }, run, scan);
  if (verdict.status === 'passed') return verdict;
  const named = await recogniseMisfixes(lab, verdict.checks, files, sandbox);
  return { ...verdict, feedback: mostPressingFirst(named, verdict.feedback) };
}
