import { readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, TranscriptStep, Verdict, VerdictTable } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { triageAnswer, undecided, type Decision } from './answer.ts';
import type { ListedFinding, TriageData, TriageKey, Truth } from './data.ts';
import { actionsOf, needsNote, reasonsOf } from './reasons.ts';

export type TriageLab = KindLab<TriageData, TriageKey>;

/** Teams bear one finding too many; with more of them they stop reading. */
export const FALSE_ACCUSATIONS_MAX = 1;
/** Of all reasons, the part that has to hold: a right verdict for a wrong reason is luck. */
export const REASONS_SHARE_MIN = 0.75;
/** Shorter than this, a justification says "not a problem" and no more. */
const NOTE_WORDS_MIN = 5;

/** Whole numbers, so that everything right is exactly 1. */
const VERDICT_WEIGHT = 6;
const REASON_WEIGHT = 3;
const ACTION_WEIGHT = 1;
const WEIGHTS = VERDICT_WEIGHT + REASON_WEIGHT + ACTION_WEIGHT;
/** Half of the credit for a reason that is near. */
const NEAR_CREDIT = 0.5;

/** Ids of the checks, in their order. The last three need the key. */
export const TRIAGE_CHECKS = [
  'all-decided',
  'reasons-given',
  'justified',
  'dangerous-kept',
  'harmless-dismissed',
  'reasons-hold',
  'actions-fit',
] as const;

type CheckId = (typeof TRIAGE_CHECKS)[number];

const TITLES: Readonly<Record<CheckId, string>> = {
  'all-decided': 'Every finding has a verdict',
  'reasons-given': 'Every verdict has a reason and a next step',
  justified: 'What is dismissed or accepted is justified in words',
  'dangerous-kept': 'Nothing dangerous is dismissed',
  'harmless-dismissed': 'The team gets at most one finding that is harmless',
  'reasons-hold': 'The reasons are those that the code shows',
  'actions-fit': 'The next step fits the finding',
};

const note = (text: string): TranscriptStep => ({ kind: 'note', text });

function check(id: CheckId, message: string, transcript: readonly TranscriptStep[] = []): CheckResult {
  const status = message === '' ? 'passed' : 'failed';
  return { id, proof: 'answer', title: TITLES[id], status, message, evidence: { transcript } };
}

interface Row {
  readonly listed: ListedFinding;
  readonly decision: Decision;
}

const placeOf = ({ id, finding }: ListedFinding): string => `${id}, ${finding.path}:${finding.range.start.line}`;
const isIn = (id: string | null, choices: readonly (readonly [string, string])[]): boolean =>
  choices.some(([one]) => one === id);
const hasReason = ({ verdict, reason, action }: Decision): boolean =>
  verdict !== null && isIn(reason, reasonsOf(verdict === 'real')) && isIn(action, actionsOf(verdict === 'real'));
const hasNote = (decision: Decision): boolean =>
  !needsNote(decision) || (decision.note.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? []).length >= NOTE_WORDS_MIN;

/** Form and completeness: what can be said without knowing the answers. */
function formChecks(rows: readonly Row[]): CheckResult[] {
  const listed = (some: readonly Row[]): TranscriptStep[] =>
    some.length === 0 ? [] : [note(some.map((one) => placeOf(one.listed)).join('; '))];
  const open = rows.filter(({ decision }) => decision.verdict === null);
  const bare = rows.filter(({ decision }) => decision.verdict !== null && !hasReason(decision));
  const silent = rows.filter(({ decision }) => decision.verdict !== null && !hasNote(decision));
  const total = rows.length;
  return [
    check(
      'all-decided',
      open.length === 0 ? '' : `${open.length} of ${total} findings have no verdict yet.`,
      listed(open),
    ),
    check(
      'reasons-given',
      bare.length === 0
        ? ''
        : `${bare.length} of ${total} have a verdict, and no reason or next step that belongs to it.`,
      listed(bare),
    ),
    check(
      'justified',
      silent.length === 0
        ? ''
        : `${silent.length} of ${total} say too little: what is there, and what would have to change for it to be dangerous? In a year, somebody reads only this.`,
      listed(silent),
    ),
  ];
}

interface Marked extends Row {
  readonly truth: Truth;
  readonly isRight: boolean;
  readonly reasonCredit: number;
  readonly isActionRight: boolean;
}

function mark(row: Row, truth: Truth): Marked {
  const { verdict, reason, action } = row.decision;
  const isRight = verdict === (truth.isReal ? 'real' : 'false');
  const credit = truth.reasons.includes(reason ?? '') ? 1 : truth.near.includes(reason ?? '') ? NEAR_CREDIT : 0;
  return {
    ...row,
    truth,
    isRight,
    reasonCredit: isRight ? credit : 0,
    isActionRight: isRight && truth.actions.includes(action ?? ''),
  };
}

const share = (some: readonly number[]): number =>
  some.length === 0 ? 1 : some.reduce((sum, one) => sum + one, 0) / some.length;

const looks = (some: readonly Marked[]): TranscriptStep[] =>
  some.map(({ listed, truth }) => note(`${placeOf(listed)}: ${truth.look}`));

function keyChecks(marked: readonly Marked[]): CheckResult[] {
  const dismissed = marked.filter(({ truth, decision }) => truth.isReal && decision.verdict === 'false');
  const accused = marked.filter(({ truth, decision }) => !truth.isReal && decision.verdict === 'real');
  const unfounded = marked.filter(({ isRight, reasonCredit }) => isRight && reasonCredit < 1);
  const unfitting = marked.filter(({ isRight, isActionRight }) => isRight && !isActionRight);
  const reasons = share(marked.filter(({ isRight }) => isRight).map(({ reasonCredit }) => reasonCredit));
  const few = accused.length <= FALSE_ACCUSATIONS_MAX;
  return [
    check(
      'dangerous-kept',
      dismissed.length === 0
        ? ''
        : `${dismissed.length} that can be attacked would be closed. Look again, at the place itself:`,
      looks(dismissed),
    ),
    check(
      'harmless-dismissed',
      few ? '' : `${accused.length} would cost the team work, and there is nothing to mend. Look again:`,
      looks(accused),
    ),
    check(
      'reasons-hold',
      reasons >= REASONS_SHARE_MIN
        ? ''
        : `Of the reasons for right verdicts, ${Math.round(100 * reasons)} % hold; ${Math.round(100 * REASONS_SHARE_MIN)} % are needed. Ask again what exactly it is:`,
      looks(unfounded),
    ),
    check(
      'actions-fit',
      unfitting.length <= FALSE_ACCUSATIONS_MAX
        ? ''
        : `For ${unfitting.length} findings something else should happen next.`,
      looks(unfitting),
    ),
  ];
}

/** Rows are what the learner says, columns what is so. */
function tablesOf(marked: readonly Marked[]): readonly VerdictTable[] {
  const count = (verdict: string, isReal: boolean): number =>
    marked.filter(({ decision, truth }) => decision.verdict === verdict && truth.isReal === isReal).length;
  const [kept, accused, dismissed, silenced] = [
    count('real', true),
    count('real', false),
    count('false', true),
    count('false', false),
  ];
  const percent = (part: number, whole: number): string =>
    whole === 0 ? 'none' : `${Math.round((100 * part) / whole)} %`;
  return [
    {
      title: 'Your verdicts and what is so',
      columns: ['You say', 'can be attacked', 'is harmless'],
      rows: [
        ['real', kept, accused],
        ['false alarm', dismissed, silenced],
      ],
      note: 'Top left and bottom right are right. Bottom left is the expensive corner: nobody looks at those again.',
    },
    {
      title: 'What they are worth',
      columns: ['Measure', 'Yours'],
      rows: [
        ['Of what is dangerous, kept', percent(kept, kept + dismissed)],
        ['Of what the team gets, true', percent(kept, kept + accused)],
        [
          'Of the reasons, right',
          percent(
            marked.reduce((sum, one) => sum + one.reasonCredit, 0),
            marked.length,
          ),
        ],
      ],
    },
  ];
}

const DONE = {
  title: 'A list that a team can work with',
  body: 'What is real has an owner and a next step; what is not has a reason that somebody can check in a year.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['dangerous-kept'],
    tier: 'essential',
    title: 'Something dangerous would be closed',
    body: 'Do not ask whether there is a check on the way. Ask what it is for, what it lets through, and whether it is asked on every way to this line.',
  },
  {
    checks: ['harmless-dismissed'],
    tier: 'actionable',
    title: "Some of it is not worth anybody's morning",
    body: 'Try to write the request that does harm. Where you cannot, find the line that stops you: that line is the reason.',
  },
  {
    checks: ['reasons-hold'],
    tier: 'informative',
    title: 'Right, and for another reason',
    body: 'A reason is what somebody checks before the suppression is renewed. It has to be the line that keeps this harmless, or lets it through.',
  },
];

type Base = Pick<Verdict, 'findings' | 'output' | 'grader'>;

/** Without the key, whether it is right is not known: it is never passed. */
function gradeForm(base: Base, checks: readonly CheckResult[]): Verdict {
  const open = checks.filter(({ status }) => status === 'failed').length;
  const message =
    open === 0
      ? 'The list is complete. Submit it: whether it is right, only the server can say.'
      : 'The list is not complete yet.';
  return { ...base, status: 'failed', message, checks, feedback: [], score: 0 };
}

/** What does not fit in an answer beside its form. */
function placeProblem(decisions: readonly Decision[], data: TriageData): string | null {
  const known = new Set(data.findings.map(({ id }) => id));
  for (const [index, { finding }] of decisions.entries()) {
    const place = `answer.json does not fit at decisions.${index}.finding:`;
    if (!known.has(finding)) return `${place} there is no finding ${JSON.stringify(finding)}.`;
    if (decisions.findIndex((one) => one.finding === finding) !== index) return `${place} ${finding} is decided twice.`;
  }
  return null;
}

/** The verdict on a list that somebody went through. */
export function gradeTriage(lab: TriageLab, mine: Files): Verdict {
  const reading = readAnswer(attemptFiles(lab, mine), triageAnswer);
  const problem = reading.ok ? placeProblem(reading.answer.decisions, lab.data) : reading.problem;
  const base: Base = { findings: [], output: '', grader: lab.grader };
  if (!reading.ok || problem !== null)
    return { ...base, status: 'error', message: problem ?? '', checks: [], feedback: [], score: 0 };
  const rows = lab.data.findings.map((listed): Row => {
    const decision = reading.answer.decisions.find(({ finding }) => finding === listed.id);
    return { listed, decision: decision ?? undecided(listed.id) };
  });
  const form = formChecks(rows);
  const { key } = lab;
  if (key === null) return gradeForm(base, form);
  const marked = rows.flatMap((row) => {
    const truth = key.truths.find(({ id }) => id === row.listed.id);
    return truth ? [mark(row, truth)] : [];
  });
  const checks = [...form, ...keyChecks(marked)];
  const isPassed = checks.every(({ status }) => status === 'passed');
  const points = marked.map(
    ({ isRight, reasonCredit, isActionRight }) =>
      (VERDICT_WEIGHT * Number(isRight) + REASON_WEIGHT * reasonCredit + ACTION_WEIGHT * Number(isActionRight)) /
      WEIGHTS,
  );
  return {
    ...base,
    status: isPassed ? 'passed' : 'failed',
    checks,
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: tablesOf(marked),
    score: share(points),
  };
}

export const triageGrader = defineGrader<TriageData, TriageKey>({
  grade: async (lab, { files }) => gradeTriage(lab, files),
});
