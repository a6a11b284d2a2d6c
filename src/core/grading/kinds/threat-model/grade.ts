import { readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { CheckResult, Verdict, VerdictTable } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { analyse, play, type Analysis } from './analyse.ts';
import { threatModel, type ThreatModel } from './answer.ts';
import { formChecks, incidentCheck, keyChecks, sharesOf, type Shares } from './checks.ts';
import type { ThreatModelData, ThreatModelKey } from './data.ts';
import { modelProblem } from './gaps.ts';
import { LETTERS, STRIDE } from './stride.ts';

export type ThreatModelLab = KindLab<ThreatModelData, ThreatModelKey>;

/** What the parts of the work count for: finding and stopping are what it is about. */
const DIAGRAM_WEIGHT = 3;
const FOUND_WEIGHT = 4;
const HELD_WEIGHT = 3;
const WEIGHTS = DIAGRAM_WEIGHT + FOUND_WEIGHT + HELD_WEIGHT;
/** Something that cannot be left out counts twice. */
const MUST_WEIGHT = 2;

/** Reads an attempt's model; a sentence where there is none. */
export function readModel(lab: Pick<ThreatModelLab, 'files' | 'editable' | 'data'>, mine: Files): ThreatModel | string {
  const reading = readAnswer(attemptFiles(lab, mine), threatModel);
  if (!reading.ok) return reading.problem;
  return modelProblem(reading.answer, lab.data) ?? reading.answer;
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Credit for what is right in part. */
function scoreOf(key: ThreatModelKey, analysis: Analysis, { noise, idle }: Shares): number {
  const { missingElements, missingFlows, misplaced, answered } = analysis;
  const needed = [...key.elements, ...key.flows].filter(({ isOptional }) => !isOptional).length;
  const drawn = share(Math.max(0, needed - missingElements.length - missingFlows.length - misplaced.length), needed);
  const weigh = (some: Analysis['answered']): number =>
    some.reduce((sum, { truth }) => sum + (truth.isMust ? MUST_WEIGHT : 1), 0);
  const found = answered.filter(({ mine }) => mine.length > 0);
  const all = weigh(answered);
  const credit =
    DIAGRAM_WEIGHT * drawn +
    FOUND_WEIGHT * share(weigh(found), all) * (1 - noise) +
    HELD_WEIGHT * share(weigh(found.filter(({ isHeld }) => isHeld)), all) * (1 - idle);
  return credit / WEIGHTS;
}

function tablesOf(model: ThreatModel, { answered, noise }: Analysis): readonly VerdictTable[] {
  const rows = LETTERS.map((letter) => {
    const own = answered.filter(({ truth }) => truth.cells[0]?.letter === letter);
    return [
      STRIDE[letter].name,
      own.length,
      own.filter(({ mine }) => mine.length > 0).length,
      own.filter(({ isHeld }) => isHeld).length,
      noise.filter((one) => one.letter === letter).length,
    ];
  });
  return [
    {
      title: 'Your list beside ours',
      columns: ['Letter', 'can happen', 'found', 'stopped', 'of no use'],
      rows,
      note: `${model.threats.length} on your list. A threat counts at its most telling letter, and is found at any that fits.`,
    },
  ];
}

const DONE = {
  title: 'A model that somebody can build by',
  body: 'The diagram shows where trust changes, the list can be read, and what is on it has an answer. Keep it beside the code, and ask the four questions again when something changes.',
};

const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['system-drawn', 'boundaries-drawn'],
    tier: 'essential',
    title: 'Draw it first',
    body: 'What is not in the diagram is never asked. Go through the facts sentence by sentence: who sends what to whom, and where does it stay?',
  },
  {
    checks: ['threats-found'],
    tier: 'essential',
    title: 'Something can go wrong that is not on the list',
    body: 'Take the flows that cross a boundary, one after the other, and be the other side for a minute: what would you send, and how often?',
  },
  {
    checks: ['measures-hold'],
    tier: 'actionable',
    title: 'An answer that does not answer',
    body: 'Say for each measure which step of the attack it makes impossible. One that only makes it rarer, or protects something else, is not the answer.',
  },
  {
    checks: ['list-read'],
    tier: 'actionable',
    title: 'Not everything that the chart allows can happen',
    body: 'The chart says what to ask. What belongs on the list is what has somebody who does it, a way to do it, and harm.',
  },
];

/** The verdict on a threat model. Without the key only its form is known: it is never passed. */
export function gradeThreatModel(lab: ThreatModelLab, mine: Files): Verdict {
  const base = { findings: [], output: '', grader: lab.grader };
  const model = readModel(lab, mine);
  if (typeof model === 'string')
    return { ...base, status: 'error', message: model, checks: [], feedback: [], score: 0 };
  const form = formChecks(model);
  const { key } = lab;
  const isWhole = (checks: readonly CheckResult[]): boolean => checks.every(({ status }) => status === 'passed');
  if (key === null) {
    const message = isWhole(form)
      ? 'The four questions are answered. Submit it: what becomes of it, only the server can say.'
      : 'Something is still open.';
    return { ...base, status: 'failed', message, checks: form, feedback: [], score: 0 };
  }
  const analysis = analyse(model, key);
  const played = key.incidents.map((incident) => play(incident, analysis.answered));
  const checks = [...form, ...keyChecks(model, analysis), ...played.map(incidentCheck)];
  const isPassed = isWhole(checks);
  return {
    ...base,
    status: isPassed ? 'passed' : 'failed',
    checks,
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: tablesOf(model, analysis),
    score: isPassed ? 1 : Math.min(1, scoreOf(key, analysis, sharesOf(model, analysis))),
  };
}

export const threatModelGrader = defineGrader<ThreatModelData, ThreatModelKey>({
  grade: async (lab, { files }) => gradeThreatModel(lab, files),
});
