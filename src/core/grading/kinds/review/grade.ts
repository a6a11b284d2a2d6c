import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, Feedback, Verdict } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { reviewAnswer, type ReviewAnswer } from './answer.ts';
import { calibrate, type Calibration } from './calibration.ts';
import { check, completeness, misplaced, placeName } from './completeness.ts';
import type { Flaw, ReviewData, ReviewKey } from './data.ts';
import { bestMatch, credit, matchComments, type Match } from './match.ts';
import { reviewTables } from './tables.ts';

/** Parts of the score; together 1. */
const SCORE_FOUND = 0.6;
const SCORE_FAIR = 0.2;
const SCORE_DECISION = 0.1;
const SCORE_CALIBRATION = 0.1;

/** A flaw's check by its place in the key: its own id would tell what to look for. */
export const flawCheckId = (index: number): string => `flaw-${index + 1}`;

function flawCheck(flaw: Flaw, index: number, matches: readonly Match[]): CheckResult {
  const best = bestMatch(flaw, matches);
  const id = flawCheckId(index);
  if (best?.outcome === 'named') return check(id, flaw.title, '', [flaw.why]);
  const title = 'Every serious flaw is named';
  if (best === null) return check(id, title, `A serious flaw has no comment. ${flaw.look}`);
  const at = placeName(best.comment);
  return check(id, title, `On ${at} something is wrong, but not what your comment says. ${flaw.look}`);
}

function accusedCheck(matches: readonly Match[], max: number): CheckResult {
  const accused = matches.filter(({ outcome }) => outcome === 'accused');
  const notes = accused.map(
    ({ comment, lure }) =>
      `${placeName(comment)}: ${lure?.why ?? 'nothing is wrong here that your comment names. Follow the value once more, from where it comes in to where it is used.'}`,
  );
  const allowed =
    max === 0
      ? 'No innocent line is accused'
      : `At most ${max} innocent ${max === 1 ? 'line is' : 'lines are'} accused`;
  const message =
    accused.length > max
      ? `${accused.length} ${accused.length === 1 ? 'comment accuses a line' : 'comments accuse lines'} where nothing of the kind is wrong. Each costs the author an hour and the next comment some of its weight. ${notes[0] ?? ''}`
      : '';
  return check('innocent-lines', allowed, message, notes);
}

function decisionCheck(answer: ReviewAnswer, key: ReviewKey): CheckResult {
  const title = 'The decision fits the change';
  if (answer.decision === key.decision) return check('decision', title, '', [key.because]);
  const message =
    key.decision === 'approve'
      ? 'Nothing in this change endangers anybody, and it waits. Remarks can be made on a change that is approved.'
      : 'This would be merged as it is, with what is wrong in it. A change with a serious flaw is not approved, however late it is.';
  return check('decision', title, message);
}

const calibrationCheck = ({ isFair, words }: Calibration): CheckResult =>
  check('calibration', 'How sure you say you are means something', isFair ? '' : words, isFair ? [words] : []);

function feedbackFor(checks: readonly CheckResult[], matches: readonly Match[]): readonly Feedback[] {
  const open = checks.filter(({ status }) => status === 'failed');
  if (open.length === 0) {
    const body =
      'Somebody who can be asked has read it: that is what four eyes are for. The table shows what each of your comments came to.';
    return [{ tier: 'celebratory', title: 'A review that its author can work with', body }];
  }
  const feedback: Feedback[] = [];
  const missed = open.filter(({ id }) => id.startsWith('flaw-')).length;
  if (missed > 0) {
    const body =
      'Read once more with one question at a time: who may call this, what of it comes from outside, what stood here before and is gone, what happens when it fails. The checks say where to begin.';
    feedback.push({
      tier: 'essential',
      title: `${missed} serious ${missed === 1 ? 'flaw is' : 'flaws are'} not named`,
      body,
    });
  }
  if (open.some(({ id }) => id === 'innocent-lines')) {
    const body =
      'Before you accuse a line, name the request that does harm and the answer it would get. Where you cannot, make it a remark: a question costs nothing.';
    feedback.push({ tier: 'actionable', title: 'Some comments accuse what is all right', body });
  }
  const wrongWord = matches.filter(({ outcome, isCweRight }) => outcome === 'named' && !isCweRight).length;
  if (wrongWord > 0) {
    const body = `In ${wrongWord} ${wrongWord === 1 ? 'comment the reason is right and the number is' : 'comments the reasons are right and the numbers are'} that of another weakness.`;
    feedback.push({ tier: 'informative', title: 'The right reason under another number', body });
  }
  return feedback;
}

function scoreOf(lab: { data: ReviewData; key: ReviewKey }, answer: ReviewAnswer, matches: readonly Match[]): number {
  const { flaws, decision } = lab.key;
  const weight = flaws.reduce((sum, flaw) => sum + flaw.weight, 0);
  const found = flaws.reduce((sum, flaw) => {
    const best = bestMatch(flaw, matches);
    return sum + (best ? flaw.weight * credit(best) : 0);
  }, 0);
  const accused = matches.filter(({ outcome }) => outcome === 'accused').length;
  const { brier } = calibrate(matches);
  const isDecided = answer.decision === decision;
  return (
    SCORE_FOUND * (weight === 0 ? (isDecided ? 1 : 0) : found / weight) +
    SCORE_FAIR * (answer.decision === '' ? 0 : Math.max(0, 1 - accused / (lab.data.accusedMax + 2))) +
    SCORE_DECISION * (isDecided ? 1 : 0) +
    SCORE_CALIBRATION * (brier === null ? (isDecided ? 1 : 0) : 1 - brier)
  );
}

/** Without the key only the form can be looked at, and that is no verdict on the review. */
function gradeForm(base: Pick<Verdict, 'findings' | 'output' | 'grader'>, form: readonly CheckResult[]): Verdict {
  const open = form.filter(({ status }) => status === 'failed').length;
  const message =
    open === 0
      ? 'The review is complete. Submit it: whether it is right, only the server can say.'
      : `${open} of ${form.length} things are still to be done before you submit.`;
  return { ...base, status: 'failed', message, checks: form, feedback: [], score: 0 };
}

/** The verdict on a review. It passes when every check does: all serious flaws named, few accused, decided rightly. */
export function gradeReview(lab: KindLab<ReviewData, ReviewKey>, attempt: Files): Verdict {
  const base = { findings: [], output: '', grader: lab.grader };
  const reading = readAnswer({ [ANSWER_FILE]: attemptFiles(lab, attempt)[ANSWER_FILE] ?? '' }, reviewAnswer);
  const problem = reading.ok ? misplaced(reading.answer, lab.data) : reading.problem;
  if (!reading.ok || problem !== '')
    return { ...base, status: 'error', message: problem, checks: [], feedback: [], score: 0 };
  const { answer } = reading;
  const form = completeness(answer);
  const { data, key } = lab;
  if (key === null) return gradeForm(base, form);
  const matches = matchComments(answer.comments, key);
  const calibration = calibrate(matches);
  const flaws = key.flaws.flatMap((flaw, index) => (flaw.isSerious ? [flawCheck(flaw, index, matches)] : []));
  const checks = [
    ...flaws,
    accusedCheck(matches, data.accusedMax),
    decisionCheck(answer, key),
    calibrationCheck(calibration),
    ...form,
  ];
  return {
    ...base,
    status: checks.every(({ status }) => status === 'passed') ? 'passed' : 'failed',
    checks,
    feedback: feedbackFor(checks, matches),
    tables: reviewTables(key, matches, calibration),
    score: scoreOf({ data, key }, answer, matches),
  };
}

export const reviewGrader = defineGrader<ReviewData, ReviewKey>({
  grade: async (lab, { files }) => gradeReview(lab, files),
});
