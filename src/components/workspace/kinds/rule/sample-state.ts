import type { ScanReport } from '#core/grading/jobs.ts';
import { isVulnerable, type Sample } from '#core/grading/kinds/rule/data.ts';
import { isRight, judge } from '#core/grading/kinds/rule/judge.ts';
import type { Meaning } from '../../results/verdict-words.ts';

/** How a rule does on a sample, while it is written. */
export interface SampleState {
  readonly meaning: Meaning;
  readonly word: string;
}

/** `open` as long as no scan has said anything, and while the rule is none. */
export function sampleState(sample: Sample, report: ScanReport | null): SampleState {
  const isRead = report !== null && (report.ruleFile?.problems.length ?? 1) === 0;
  if (!isRead) return { meaning: 'open', word: 'not tried' };
  const judgement = judge(
    sample.lines,
    report.findings.filter(({ path }) => path === sample.path),
  );
  if (isVulnerable(sample)) {
    if (isRight(judgement)) return { meaning: 'passed', word: 'found' };
    if (judgement.missed.length === 0) return { meaning: 'failed', word: 'found, and more' };
    return { meaning: 'failed', word: judgement.alarms.length > 0 ? 'wrong line' : 'missed' };
  }
  return isRight(judgement) ? { meaning: 'passed', word: 'silent' } : { meaning: 'failed', word: 'false alarm' };
}
