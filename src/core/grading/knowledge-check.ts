import { feedbackOn } from './feedback.ts';
import type { CheckResult, CheckStatus, Verdict } from './verdict.ts';

export interface AskedOption {
  readonly isRight: boolean;
  readonly isChosen: boolean;
}

/** One question of a lesson as it stands answered. */
export interface AskedQuestion {
  readonly title: string;
  readonly options: readonly AskedOption[];
}

/** The check of the question at `index`, counted from 0. */
const questionCheckId = (index: number): string => `question-${index + 1}`;

function judged(options: readonly AskedOption[]): readonly [CheckStatus, message: string] {
  const chosen = options.filter(({ isChosen }) => isChosen);
  if (chosen.length === 0) return ['skipped', 'Choose an answer first.'];
  if (options.every(({ isChosen, isRight }) => isChosen === isRight)) return ['passed', ''];
  return [
    'failed',
    chosen.every(({ isRight }) => isRight)
      ? 'Right so far, and not complete: at least one more applies.'
      : 'Not right yet. Read the note and choose again.',
  ];
}

/**
 * The verdict on the questions of a lesson: a question is right when exactly its right options are chosen, and one that
 * nobody answered is skipped. `grader` is the content hash of the lesson.
 */
export function gradeKnowledgeCheck(questions: readonly AskedQuestion[], grader: string): Verdict {
  const checks = questions.map(({ title, options }, index): CheckResult => {
    const [status, message] = judged(options);
    return { id: questionCheckId(index), proof: 'answer', title, status, message, evidence: { transcript: [] } };
  });
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const done = { title: 'All answered right', body: 'All answered right. This lesson is done.' };
  return {
    status: passed === checks.length ? 'passed' : 'failed',
    checks,
    findings: [],
    feedback: feedbackOn(checks, done, []),
    score: checks.length === 0 ? 0 : passed / checks.length,
    output: '',
    grader,
  };
}

/**
 * Which options show their explanation: all of a question that is answered right, else only what was chosen, so that a
 * second try is still worth making.
 */
export function explained(check: CheckResult, options: readonly AskedOption[]): readonly boolean[] {
  return options.map(({ isChosen }) => check.status === 'passed' || isChosen);
}
