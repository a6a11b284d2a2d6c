import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { Verdict } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { gradeBacklog } from './backlog.ts';
import { gradeChecklist } from './checklist.ts';
import { verdictOf, type Outcome } from '../../outcome.ts';
import type { DecideData, DecideKey } from './data.ts';
import { gradePlan } from './plan.ts';

export type DecideLab = KindLab<DecideData, DecideKey>;

function outcome({ data, key }: DecideLab, files: Files): Outcome {
  // Data and key are written by the same author's side: their forms are one.
  if (data.form === 'checklist') return gradeChecklist(data, key?.form === 'checklist' ? key : null, files);
  if (data.form === 'backlog') return gradeBacklog(data, key?.form === 'backlog' ? key : null, files);
  return gradePlan(data, key?.form === 'plan' ? key : null, files);
}

/** The verdict on what somebody decided, whatever its form. */
export function gradeDecision(lab: DecideLab, mine: Files): Verdict {
  return verdictOf(outcome(lab, attemptFiles(lab, mine)), lab.key !== null, lab.grader);
}

export const decideGrader = defineGrader<DecideData, DecideKey>({
  grade: async (lab, { files }) => gradeDecision(lab, files),
});
