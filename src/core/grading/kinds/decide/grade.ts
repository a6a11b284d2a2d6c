import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { Verdict } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { gradeChecklist } from './checklist.ts';
import { verdictOf } from './checks.ts';
import type { DecideData, DecideKey } from './data.ts';

export type DecideLab = KindLab<DecideData, DecideKey>;

/** The verdict on what somebody decided. */
export function gradeDecision(lab: DecideLab, mine: Files): Verdict {
  return verdictOf(gradeChecklist(lab.data, lab.key, attemptFiles(lab, mine)), lab.key !== null, lab.grader);
}

export const decideGrader = defineGrader<DecideData, DecideKey>({
  grade: async (lab, { files }) => gradeDecision(lab, files),
});
