import { readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files, Hands } from '../../jobs.ts';
import { verdictOf, type Outcome } from '../../outcome.ts';
import type { VerdictTable } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { dastAnswer, type DastAnswer } from './answer.ts';
import { judge, keyChecks, openChecks, type Judged } from './checks.ts';
import type { DastData, DastKey, TestData, TestKey } from './data.ts';
import { proveAnswer, type Proved } from './replay.ts';
import { gradeWatch } from './watch/grade.ts';

export type DastLab = KindLab<DastData, DastKey>;

const CONFIRMED_WEIGHT = 5;
const SCOPE_WEIGHT = 3;
const FALSE_WEIGHT = 2;

const DONE = {
  title: 'A report that can be sent again',
  body: 'Each finding comes with the request that shows it, nobody was disturbed, and what the scanner cried about for nothing is settled.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['scope-kept'],
    tier: 'essential',
    title: 'A test has an edge',
    body: 'What is not yours you do not ask, and what cannot be undone you do not press. A crawler presses everything that it is not told to leave.',
  },
  {
    checks: ['scan-reaches'],
    tier: 'essential',
    title: 'Behind the login, nobody has looked',
    body: 'Most of an application lies there. Give the scan an account, and see in the list of what was sent that it stays logged in.',
  },
  {
    checks: ['all-confirmed'],
    tier: 'actionable',
    title: 'What a scanner does not ask',
    body: 'It knows forms of mistakes, not what belongs to whom. Ask by hand, as one person, for what another one has.',
  },
  {
    checks: ['nothing-false', 'noise-dismissed'],
    tier: 'actionable',
    title: 'A finding is a suspicion',
    body: 'Send its request again, and look where the text stands in the answer. Would a browser run it, and would it matter?',
  },
];

/** What does not fit in an answer beside its form. */
function placeProblem({ scan, confirmed }: DastAnswer, { accounts }: TestData): string | null {
  const known = (id: string): boolean => accounts.some((one) => one.id === id);
  const stray = scan.sessions.findIndex((id) => !known(id));
  if (stray !== -1)
    return `answer.json does not fit at scan.sessions.${stray}: there is no account ${JSON.stringify(scan.sessions[stray])}.`;
  const odd = confirmed.findIndex(({ session }) => session !== '' && !known(session));
  if (odd !== -1)
    return `answer.json does not fit at confirmed.${odd}.session: there is no account ${JSON.stringify(confirmed[odd]?.session)}.`;
  return null;
}

function tablesOf(
  { scan }: Proved,
  answer: DastAnswer,
  judged: Judged | null,
  weaknesses: number,
): readonly VerdictTable[] {
  const own: VerdictTable = {
    title: 'What the scan did',
    columns: ['Measure', 'Yours'],
    rows: [
      ['Requests sent', scan.sent.length],
      ['Pages reached', new Set(scan.sent.map(({ host, target }) => host + target.split('?')[0])).size],
      ['Suspicions', scan.findings.length],
    ],
  };
  if (!judged) return [own];
  const { missed, unproved, wrong } = judged;
  return [
    own,
    {
      title: 'Your report',
      columns: ['Of the weaknesses', 'Number'],
      rows: [
        ['confirmed', weaknesses - missed.length - unproved.length],
        ['named, not shown', unproved.length],
        ['missed', missed.length],
        ['reported, and none', wrong.length],
        ['dismissed', answer.dismissed.length],
      ],
    },
  ];
}

async function gradeTest(
  { data, key, files }: KindLab<TestData, TestKey>,
  mine: Files,
  hands: Pick<Hands, 'run'>,
): Promise<Outcome> {
  const reading = readAnswer(mine, dastAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const { answer } = reading;
  const problem = placeProblem(answer, data);
  if (problem !== null) return { problem };
  const proved = await proveAnswer(data, files, hands, answer);
  const open = openChecks(data, answer, proved);
  if (key === null) return { checks: open, credits: [], feedback: [], tables: tablesOf(proved, answer, null, 0) };
  const judged = judge(key, answer, proved);
  const checks = [...open, ...keyChecks(key, answer, { proved, judged })];
  const passed = (id: string): number => Number(checks.some((one) => one.id === id && one.status === 'passed'));
  const all = key.weaknesses.length;
  return {
    checks,
    credits: [
      [CONFIRMED_WEIGHT, all === 0 ? 1 : (all - judged.missed.length - judged.unproved.length) / all],
      [SCOPE_WEIGHT, passed('scope-kept') * passed('scan-reaches')],
      [FALSE_WEIGHT, passed('nothing-false') * passed('noise-dismissed')],
    ],
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: tablesOf(proved, answer, judged, all),
  };
}

function outcome({ data, key, ...lab }: DastLab, mine: Files, hands: Pick<Hands, 'run'>): Promise<Outcome> {
  // Data and key are written by the same author's side: their forms are one.
  return data.form === 'test'
    ? gradeTest({ ...lab, data, key: key?.form === 'test' ? key : null }, mine, hands)
    : gradeWatch({ ...lab, data, key: key?.form === 'watch' ? key : null }, mine, hands);
}

export const dastGrader = defineGrader<DastData, DastKey>({
  grade: async (lab, { files, hands }) =>
    verdictOf(await outcome(lab, attemptFiles(lab, files), hands), lab.key !== null, lab.grader),
});
