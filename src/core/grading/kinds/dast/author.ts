import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import { compileRegex } from '#core/sast/rule/regex.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { dastAnswer } from './answer.ts';
import { DAST_CHECKS, isAt } from './checks.ts';
import type { DastData, DastKey } from './data.ts';
import type { DastLab } from './grade.ts';
import { readRequest } from './http-text.ts';
import { isInScope } from './scan/scope.ts';
import { dastSchema, keySchema, recogniseSchema, scenarioSchema, type DastSettings, type Recognise } from './schema.ts';

const SCENARIO = 'scenario.yaml';
const KEY = 'key.yaml';
const DATABASE = 'database.sql';

/** Requests that an author writes are read as the learner's are. */
function requestProblems(folder: LabFolder, requests: readonly (readonly [name: string, text: string])[]): void {
  for (const [name, text] of requests) {
    const reading = readRequest(text);
    if (reading.ok) continue;
    const found = `line ${reading.line} of ${name}: ${reading.problem}`;
    folder.problem({ file: SCENARIO, expected: 'raw HTTP/1.1', found, remedy: 'Correct the request.' });
  }
}

function patternProblems(folder: LabFolder, { weaknesses }: DastKey): void {
  for (const { id, shows, asks } of weaknesses)
    for (const pattern of [shows, asks]) {
      const made = pattern === undefined ? null : compileRegex(pattern, 'i');
      if (!made || made.ok) continue;
      folder.problem({
        file: KEY,
        expected: made.expected,
        found: `${pattern ?? ''} of ${id}`,
        remedy: 'Write it anew.',
      });
    }
}

const NO_KEY: DastKey = { weaknesses: [], falseAlarms: [], forbidden: [], reaches: [] };

async function read(folder: LabFolder, { language, entry, limits: wishes }: DastSettings) {
  const [files, scenario, written, database] = await Promise.all([
    folder.files('start'),
    folder.settings(SCENARIO, scenarioSchema),
    folder.settings(KEY, keySchema),
    folder.text(DATABASE),
  ]);
  const limits = folder.limits(language, wishes);
  if (!limits.ok)
    folder.problem({ file: 'lab.yaml', expected: limits.problem, found: 'other limits', remedy: 'Correct them.' });
  if (files[entry] === undefined)
    folder.problem({ file: 'lab.yaml', expected: 'an entry of start/', found: entry, remedy: 'Correct the name.' });
  const { accounts = [], firstRequest = '' } = scenario ?? {};
  const key: DastKey = written ?? NO_KEY;
  if (scenario)
    requestProblems(folder, [
      ['firstRequest', firstRequest],
      ...accounts.map(({ id, login }) => [`the login of ${id}`, login] as const),
    ]);
  patternProblems(folder, key);
  const sessions = key.weaknesses.flatMap(({ session }) => session ?? []);
  for (const one of sessions.filter((id) => !accounts.some((account) => account.id === id)))
    folder.problem({ file: KEY, expected: `an account of ${SCENARIO}`, found: one, remedy: 'Correct the name.' });
  const data: DastData = {
    ...(scenario ?? { facts: [], host: '', ratePerMinuteMax: 1, windowMinutes: 1 }),
    accounts,
    firstRequest,
    language,
    entry,
    limits: limits.ok ? limits.limits : { timeMs: 0, memoryBytes: 0, outputBytes: 0 },
    ...(database === undefined ? {} : { database }),
  };
  return { files, editable: [ANSWER_FILE], data, key, checkIds: DAST_CHECKS };
}

/** Whether this very mistake is made. */
function isMade(recognise: Recognise, { data, key }: DastLab, files: Files): boolean {
  const reading = readAnswer(files, dastAnswer);
  if (!reading.ok) return false;
  const { scan, confirmed } = reading.answer;
  const reports = (id: string): boolean => {
    const weakness = key?.weaknesses.find((one) => one.id === id);
    return confirmed.some((one) => one.check === weakness?.check && isAt(weakness.path, one.path));
  };
  const asks = (target: string): boolean => isInScope({ host: data.host, target }, scan);
  return (
    recognise.reports.every(reports) &&
    !recognise.lacks.some(reports) &&
    recognise.excludes.every((path) => scan.exclude.includes(path)) &&
    recognise.asks.every(asks) &&
    (recognise.sessions ?? scan.sessions.length) === scan.sessions.length &&
    recognise.says.every((kind) => confirmed.some((one) => one.check === kind)) &&
    scan.ratePerMinute > (recognise.rateAbove ?? 0)
  );
}

export const dastAuthor = defineAuthor<DastSettings, DastData, DastKey, Recognise>({
  settings: dastSchema,
  recognise: recogniseSchema,
  read,
  async recognised(lab, mistakes, { files }) {
    const mine = attemptFiles(lab, files);
    return mistakes.filter(({ recognise }) => isMade(recognise, lab, mine)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => id === 'evidence-answers' && status === 'failed')
      ? []
      : ['start/answer.json reports findings: they are to be made.'],
});
