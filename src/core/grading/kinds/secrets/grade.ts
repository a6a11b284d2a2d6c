import { readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files } from '../../jobs.ts';
import { verdictOf, type Outcome } from '../../outcome.ts';
import type { Verdict, VerdictTable } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { secretsAnswer, type SecretsAnswer } from './answer.ts';
import { compareMarks, keyChecks, playReplay, pushChecks, responseChecks, samePlace, type Tried } from './checks.ts';
import { hasLine, type SecretsData, type SecretsKey } from './data.ts';
import { readPushRules } from './push-rules.ts';
import { playResponse, type Response } from './respond.ts';

export type SecretsLab = KindLab<SecretsData, SecretsKey>;

const FOUND_WEIGHT = 3;
const REPLAY_WEIGHT = 4;
const RULES_WEIGHT = 2;
const HISTORY_WEIGHT = 1;

const DONE = {
  title: 'Dead before it was tried',
  body: 'What leaked opens nothing, nobody had to wait, and the next one is stopped before it arrives.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['replay-fails'],
    tier: 'essential',
    title: 'Something that leaked still opens a door',
    body: 'Only whoever issued a key can take its power away. Deleting a line, a branch or a whole history changes what can be read from now on, not what was copied.',
  },
  {
    checks: ['no-outage'],
    tier: 'essential',
    title: 'Revoked before it was replaced',
    body: 'Where the provider keeps two: create, deploy, revoke. Where it keeps one, creating is revoking: have the deployment ready right behind it.',
  },
  {
    checks: ['all-found', 'nothing-accused'],
    tier: 'actionable',
    title: 'Ask of each line what it opens',
    body: 'A secret is what opens something for whoever holds it. Names, hashes, public keys and placeholders open nothing, however random they look; a short password does.',
  },
  {
    checks: ['pushes-stopped', 'pushes-pass', 'rules-hold'],
    tier: 'actionable',
    title: 'A rule for the form',
    body: 'Look at what the issuer puts into every key: a prefix, a length, an alphabet. Then look at what honest lines have in common, and let them through by that.',
  },
];

/** What does not fit in an answer beside its form. */
function placeProblem({ marks, steps }: SecretsAnswer, data: SecretsData): string | null {
  for (const [index, mark] of marks.entries()) {
    const place = `answer.json does not fit at marks.${index}:`;
    if (!hasLine(data.records, mark)) return `${place} ${mark.record} has no line ${mark.line} of ${mark.path}.`;
    if (!data.credentials.some(({ id }) => id === mark.credential))
      return `${place} there is no credential ${JSON.stringify(mark.credential)}.`;
    if (marks.findIndex((one) => samePlace(one, mark)) !== index) return `${place} this line is marked twice.`;
  }
  for (const [index, step] of steps.entries()) {
    const place = `answer.json does not fit at steps.${index}:`;
    if (!data.actions.some(({ id }) => id === step)) return `${place} there is no ${JSON.stringify(step)}.`;
    if (steps.indexOf(step) !== index) return `${place} ${step} stands there twice.`;
  }
  return null;
}

function tablesOf(response: Response, tried: readonly Tried[]): readonly VerdictTable[] {
  const own: VerdictTable = {
    title: 'Your response, minute by minute',
    columns: ['Done at', 'Step', 'What changes'],
    rows: response.steps.map(({ done, action, effect }) => [`Minute ${done}`, action.title, effect]),
  };
  if (tried.length === 0) return [own];
  const replay: VerdictTable = {
    title: 'What leaked is tried',
    columns: ['When', 'What happens', 'Result'],
    rows: tried.map(({ minute, story, isFoiled }) => [`Minute ${minute}`, story, isFoiled ? 'refused' : 'succeeds']),
  };
  return [own, replay];
}

function outcome({ data, key }: SecretsLab, files: Files): Outcome {
  const reading = readAnswer(files, secretsAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const { answer } = reading;
  const problem = placeProblem(answer, data);
  if (problem !== null) return { problem };
  const response = playResponse(answer.steps, data);
  const rules = readPushRules(answer.rules);
  const open = [...responseChecks(data, answer, response), ...pushChecks(data, answer, rules)];
  if (key === null) return { checks: open, credits: [], feedback: [], tables: tablesOf(response, []) };
  const found = compareMarks(answer, key);
  const tried = playReplay(key, response);
  const shut = keyChecks(answer, key, { found, tried, rules });
  const passed = (id: string): number =>
    Number(shut.concat(open).some((one) => one.id === id && one.status === 'passed'));
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const checks = [...open, ...shut];
  return {
    checks,
    credits: [
      [FOUND_WEIGHT, share(key.leaks.length - found.missed.length, key.leaks.length) * passed('nothing-accused')],
      [REPLAY_WEIGHT, share(tried.filter(({ isFoiled }) => isFoiled).length, tried.length) * passed('no-outage')],
      [RULES_WEIGHT, passed('pushes-stopped') * passed('pushes-pass') * passed('rules-hold')],
      [HISTORY_WEIGHT, passed('history-holds')],
    ],
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: tablesOf(response, tried),
  };
}

/** The verdict on what somebody found, did and prevents. */
export function gradeSecrets(lab: SecretsLab, mine: Files): Verdict {
  return verdictOf(outcome(lab, attemptFiles(lab, mine)), lab.key !== null, lab.grader);
}

export const secretsGrader = defineGrader<SecretsData, SecretsKey>({
  grade: async (lab, { files }) => gradeSecrets(lab, files),
});
