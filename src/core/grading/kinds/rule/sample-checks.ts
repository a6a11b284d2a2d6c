import type { VariantScan } from '../../jobs.ts';
import type { CheckResult, TranscriptStep } from '../../verdict.ts';
import { isVulnerable, type Sample } from './data.ts';
import { isRight, judge, type Judgement } from './judge.ts';

/** Lines of code shown around a place. */
const LINES_AROUND = 2;
/** Misses that are shown of a check; the first is enough to go on with. */
const SHOWN_MAX = 4;

export interface Judged {
  readonly sample: Sample;
  readonly judgement: Judgement;
}

export interface JudgedVariant extends Judged {
  readonly variant: VariantScan;
}

export const judgeVariant = (sample: Sample, variant: VariantScan): JudgedVariant => ({
  sample,
  variant,
  judgement: judge(variant.lines, variant.findings),
});

const note = (text: string): TranscriptStep => ({ kind: 'note', text });

/** The place with its neighbours and their numbers. */
function codeAt(text: string, first: number, last = first): TranscriptStep {
  const from = Math.max(1, first - LINES_AROUND);
  const lines = text.split('\n').slice(from - 1, last + LINES_AROUND);
  const width = String(from + lines.length).length;
  const shown = lines.map((line, index) => `${String(from + index).padStart(width)}  ${line}`).join('\n');
  return { kind: 'code', text: shown };
}

const listed = (lines: readonly number[]): string => `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;

function sentenceOf({ sample, judgement }: Judged): string {
  const { missed, alarms } = judgement;
  if (isRight(judgement)) return '';
  if (!isVulnerable(sample)) return `It is found on ${listed(alarms)}, and nothing is wrong there. ${sample.because}`;
  const wanted = listed(missed.map(([first]) => first));
  if (missed.length > 0 && alarms.length > 0)
    return `A finding begins on ${listed(alarms)}; it has to begin on ${wanted}, where the harm is done.`;
  if (missed.length > 0) return `Nothing is found on ${wanted}. ${sample.because}`;
  return `It is found where it should be, and on ${listed(alarms)} as well, where nothing is wrong.`;
}

function stepsOf(text: string, { missed, alarms }: Judgement): TranscriptStep[] {
  return [
    ...missed.flatMap(([first, last]) => [note('This should be found:'), codeAt(text, first, last)]),
    ...alarms.slice(0, SHOWN_MAX).flatMap((line) => [note('This should not be found:'), codeAt(text, line)]),
  ];
}

const result = (check: Pick<CheckResult, 'id' | 'title' | 'message'>, transcript: readonly TranscriptStep[]) =>
  ({
    ...check,
    proof: 'answer',
    status: check.message === '' ? 'passed' : 'failed',
    evidence: { transcript },
  }) as const;

/** A sample that everybody can read. */
export function sampleCheck(judged: Judged, text: string): CheckResult {
  const { sample, judgement } = judged;
  const title = `${isVulnerable(sample) ? 'Found' : 'Left alone'}: ${sample.title}`;
  return result({ id: sample.id, title, message: sentenceOf(judged) }, stepsOf(text, judgement));
}

/** Ids of the checks of what is written in another way. */
export const REWRITTEN_CHECKS = ['rewritten-vulnerable', 'rewritten-safe'] as const;

/** Public samples written in other ways: one check for all that is vulnerable, one for all that is not. */
export function rewrittenChecks(variants: readonly JudgedVariant[]): CheckResult[] {
  return REWRITTEN_CHECKS.flatMap((id) => {
    const isBad = id === 'rewritten-vulnerable';
    const own = variants.filter(({ sample }) => isVulnerable(sample) === isBad);
    if (own.length === 0) return [];
    const wrong = own.filter(({ judgement }) => !isRight(judgement));
    const title = isBad
      ? 'Found however it is written: the same flaws in other words'
      : 'Left alone however it is written: the same safe code in other words';
    const what = isBad ? 'are not found as they should be' : 'are found, and do the same as before';
    const message = wrong.length === 0 ? '' : `${wrong.length} of ${own.length} rewritten samples ${what}.`;
    const transcript = wrong
      .slice(0, SHOWN_MAX)
      .flatMap(({ sample, variant, judgement }) => [
        note(`${sample.path}, with ${variant.how}.`),
        ...stepsOf(variant.text, judgement),
      ]);
    return [result({ id, title, message }, transcript)];
  });
}

/** A sample that stays on the server: what it does is said, its code is not shown. */
export function hiddenCheck({ sample, judgement }: Judged, variants: readonly JudgedVariant[]): CheckResult {
  const { missed, alarms } = judgement;
  const wrong = variants.filter((one) => !isRight(one.judgement));
  const ways = [...new Set(wrong.map(({ variant }) => variant.how))].join(', ');
  let message = '';
  if (missed.length > 0 && alarms.length > 0)
    message = 'A finding begins on another line than the one where the harm is done.';
  else if (missed.length > 0) message = `It is not found. ${sample.because}`;
  else if (alarms.length > 0 && isVulnerable(sample)) message = 'It is found, and a harmless line beside it as well.';
  else if (alarms.length > 0) message = `It is found, and nothing is wrong with it. ${sample.because}`;
  else if (wrong.length > 0) message = `Judged right as it stands, and wrong when the same is written with ${ways}.`;
  const title = `${isVulnerable(sample) ? 'Found' : 'Left alone'}, and never shown: ${sample.title}`;
  return result({ id: sample.id, title, message }, []);
}
