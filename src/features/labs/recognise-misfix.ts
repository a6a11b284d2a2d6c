import type { CheckResult, Feedback } from '#core/grading/verdict.ts';
import type { Files, Sandbox } from '#sandbox/protocol.ts';
import { codeFiles } from './attempt-jobs.ts';
import type { Lab, Misfix } from './lab.ts';

/** Two named mistakes are read; a longer list is a lecture. */
const MISFIXES_NAMED_MAX = 2;

/** A misfix's formula as a rule, so that the engine that grades also recognises. */
export function misfixRule(misfix: Misfix, language: string): unknown {
  return {
    id: `misfix-${misfix.name}`,
    message: misfix.name,
    severity: 'INFO',
    languages: [language],
    ...misfix.settings.recognise,
  };
}

/** Misfixes whose checks all failed: an explanation is right only where its attack still gets through. */
function candidates(lab: Lab, checks: readonly CheckResult[]): readonly Misfix[] {
  const failed = new Set(
    checks.filter((check) => check.status === 'failed' || check.status === 'error').map((check) => check.id),
  );
  return lab.secret.misfixes.filter((misfix) => misfix.settings.caughtBy.every((id) => failed.has(id)));
}

/** Names of the misfixes whose formula matches a file that the learner may change, whatever the checks say. */
export async function matchingMisfixes(
  lab: Lab,
  misfixes: readonly Misfix[],
  attempt: Files,
  sandbox: Sandbox,
): Promise<readonly Misfix[]> {
  if (misfixes.length === 0) return [];
  const { files, settings } = lab.public;
  const code = codeFiles({ files, editable: settings.editable, language: settings.language }, attempt);
  const editable = Object.fromEntries(Object.entries(code).filter(([path]) => settings.editable.includes(path)));
  const report = await sandbox.scan({
    files: editable,
    rules: misfixes.map((misfix) => misfixRule(misfix, settings.language)),
  });
  const matched = new Set(report.findings.map((finding) => finding.ruleId));
  return misfixes.filter((misfix) => matched.has(`misfix-${misfix.name}`));
}

/** Feedback by name for wrong fixes that are known, with the smallest input that beats them. Server only. */
export async function recogniseMisfixes(
  lab: Lab,
  checks: readonly CheckResult[],
  attempt: Files,
  sandbox: Sandbox,
): Promise<readonly Feedback[]> {
  const matched = await matchingMisfixes(lab, candidates(lab, checks), attempt, sandbox);
  return matched
    .slice(0, MISFIXES_NAMED_MAX)
    .map((misfix) => ({ tier: 'actionable', title: misfix.settings.title, body: misfix.settings.explanation }));
}
