import type { Files, Hands } from '#core/grading/jobs.ts';
import { GRADERS } from '#core/grading/kinds/graders.ts';
import type { Feedback, FeedbackTier, Verdict } from '#core/grading/verdict.ts';
import { kindLab, type Lab } from './lab.ts';
import { recogniseMisfixes } from './recognise-misfix.ts';

export interface Grading {
  readonly lab: Lab;
  /** The learner's text by path. Untrusted; paths that are not editable are left out. */
  readonly files: Files;
  readonly sandbox: Hands;
  /** Seeds random inputs and the order of checks; new for each grading. */
  readonly seed: number;
}

const TIERS: readonly FeedbackTier[] = ['essential', 'actionable', 'informative', 'celebratory'];

/** A name comes before the general word of its tier. */
function mostPressingFirst(named: readonly Feedback[], general: readonly Feedback[]): readonly Feedback[] {
  return TIERS.flatMap((tier) => [...named, ...general].filter((feedback) => feedback.tier === tier));
}

/**
 * The official verdict: the browser's proofs made again with our copy of everything the learner may not change, and
 * wrong fixes answered by name. A rejection of the sandbox (handed back, queue full) is passed on.
 */
export async function gradeAttempt({ lab, files, sandbox, seed }: Grading): Promise<Verdict> {
  const grader = await GRADERS[lab.public.kind]();
  const verdict = await grader.grade(kindLab(lab), { files, hands: sandbox, seed });
  if (verdict.status === 'passed') return verdict;
  const named = await recogniseMisfixes(lab, verdict.checks, files, sandbox);
  return { ...verdict, feedback: mostPressingFirst(named, verdict.feedback) };
}
