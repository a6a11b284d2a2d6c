import type { Files, Hands } from '#core/grading/jobs.ts';
import { AUTHORS } from '#core/grading/kinds/authors.ts';
import type { CheckResult, Feedback } from '#core/grading/verdict.ts';
import { kindLab, type Lab, type Misfix } from './lab.ts';

/** Two named mistakes are read; a longer list is a lecture. */
const MISFIXES_NAMED_MAX = 2;

/** Misfixes whose checks all failed: an explanation is right only where its attack still gets through. */
function candidates(lab: Lab, checks: readonly CheckResult[]): readonly Misfix[] {
  const failed = new Set(
    checks.filter((check) => check.status === 'failed' || check.status === 'error').map((check) => check.id),
  );
  return lab.secret.misfixes.filter((misfix) => misfix.settings.caughtBy.every((id) => failed.has(id)));
}

/** The misfixes that an attempt is an instance of, whatever the checks say. */
export async function matchingMisfixes(
  lab: Lab,
  misfixes: readonly Misfix[],
  files: Files,
  hands: Hands,
): Promise<readonly Misfix[]> {
  if (misfixes.length === 0) return [];
  const author = AUTHORS[lab.public.kind];
  const mistakes = misfixes.map(({ name, settings }) => ({ name, recognise: settings.recognise }));
  // Recognition looks at what is written; nothing of it is drawn by lot.
  const names = new Set(await author.recognised(kindLab(lab), mistakes, { files, hands, seed: 0 }));
  return misfixes.filter((misfix) => names.has(misfix.name));
}

/** Feedback by name for wrong fixes that are known, with the smallest input that beats them. Server only. */
export async function recogniseMisfixes(
  lab: Lab,
  checks: readonly CheckResult[],
  attempt: Files,
  hands: Hands,
): Promise<readonly Feedback[]> {
  const matched = await matchingMisfixes(lab, candidates(lab, checks), attempt, hands);
  return matched
    .slice(0, MISFIXES_NAMED_MAX)
    .map((misfix) => ({ tier: 'actionable', title: misfix.settings.title, body: misfix.settings.explanation }));
}
