import type { Finding } from '#core/sast/finding.ts';
import type { CheckResult, CheckStatus, Verdict, VerdictStatus } from '../../verdict.ts';
import { defineGrader } from '../kind.ts';
import type { CheckOutline } from './check-outline.ts';
import type { FixData } from './data.ts';
import { feedbackFor } from './feedback.ts';
import { runJob, scanJob } from './jobs.ts';

/** What a run of the checks tells; the sandbox's report has this shape. */
export interface FixRun {
  readonly status: 'done' | 'broken' | 'limit';
  readonly message: string;
  readonly checks: readonly CheckResult[];
  readonly output: string;
}

/** What a scan tells; the sandbox's scan report has this shape. */
export interface FixScan {
  readonly findings: readonly Finding[];
  readonly problems: readonly string[];
}

/** The part of a lab that grading needs. */
export interface FixLab {
  /** In the order in which the author wrote them. */
  readonly outline: readonly CheckOutline[];
  readonly ruleIds: readonly string[];
  readonly grader: string;
}

const NO_EVIDENCE = { transcript: [] } as const;
/** More findings of one rule than this say nothing new in a sentence. */
const FINDINGS_NAMED_MAX = 3;

/**
 * The one result of a check. A check that did not report is skipped, and one that reported twice passes only when
 * every report did: learner code that finds a way to add results gains nothing.
 */
function resultOf(outline: CheckOutline, reported: readonly CheckResult[]): CheckResult {
  const results = reported.filter((check) => check.id === outline.id && check.proof === outline.proof);
  const worst = results.find((check) => check.status !== 'passed') ?? results[0];
  if (worst) return { ...worst, title: outline.title };
  return { ...outline, status: 'skipped', message: 'This check did not get its turn.', evidence: NO_EVIDENCE };
}

function place(finding: Finding): string {
  return `${finding.path}, line ${finding.range.start.line}`;
}

/** A scan that could not read the code proves nothing: silence counts only when the whole code was seen. */
function causeOf(ruleId: string, scan: FixScan): CheckResult {
  const findings = scan.findings.filter((finding) => finding.ruleId === ruleId);
  const make = (status: CheckStatus, message: string): CheckResult => ({
    id: ruleId,
    proof: 'cause',
    title: `The rule ${ruleId} finds nothing`,
    status,
    message,
    evidence: NO_EVIDENCE,
  });
  if (findings.length > 0) {
    const places = findings.slice(0, FINDINGS_NAMED_MAX).map(place).join('; ');
    const more = findings.length > FINDINGS_NAMED_MAX ? ` and ${findings.length - FINDINGS_NAMED_MAX} more` : '';
    return make('failed', `Still found at ${places}${more}: follow the finding from its source to its sink.`);
  }
  if (scan.problems.length > 0) return make('error', `The code could not be read in full: ${scan.problems[0] ?? ''}`);
  return make('passed', '');
}

function statusOf(run: FixRun, checks: readonly CheckResult[]): VerdictStatus {
  if (run.status === 'limit') return 'limit';
  if (run.status === 'broken') return 'error';
  const proves = (proof: CheckResult['proof']) => checks.some((check) => check.proof === proof);
  // A lab without one of the proofs proves nothing; an empty list must never pass.
  const complete = proves('works') && proves('safe') && proves('cause');
  return complete && checks.every((check) => check.status === 'passed') ? 'passed' : 'failed';
}

/** The verdict on a fix: it still works, the attack fails, the cause is gone. The same in the browser and on the server. */
export function gradeFix(lab: FixLab, run: FixRun, scan: FixScan): Verdict {
  const checks = [
    ...lab.outline.map((outline) => resultOf(outline, run.checks)),
    ...lab.ruleIds.map((ruleId) => causeOf(ruleId, scan)),
  ];
  const status = statusOf(run, checks);
  return {
    status,
    ...(run.message === '' ? {} : { message: run.message }),
    checks,
    findings: scan.findings,
    feedback: feedbackFor(status, checks),
    score: status === 'passed' ? 1 : 0,
    output: run.output,
    grader: lab.grader,
  };
}

export const fixGrader = defineGrader<FixData, null>({
  async grade(lab, { files, hands, seed }) {
    const { outline, rules } = lab.data;
    const [run, scan] = await Promise.all([hands.run(runJob(lab, files, seed)), hands.scan(scanJob(lab, files))]);
    return gradeFix({ outline, ruleIds: rules.map((rule) => rule.id), grader: lab.grader }, run, scan);
  },
});
