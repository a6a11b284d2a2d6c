import { ANSWER_FILE } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import { compileRegex } from '#core/sast/rule/regex.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { TEST_CHECKS } from './checks.ts';
import type { Account, DastData, DastKey, SiteData, TestKey, Weakness } from './data.ts';
import { readRequest } from './http-text.ts';
import { isMade } from './recognise.ts';
import {
  dastSchema,
  recogniseSchema,
  testKey,
  testScenario,
  watchKey,
  watchScenario,
  type DastSettings,
  type Recognise,
} from './schema.ts';
import { WATCH_CHECKS } from './watch/checks.ts';
import type { Release, WatchData } from './watch/data.ts';

const SCENARIO = 'scenario.yaml';
const KEY = 'key.yaml';
const DATABASE = 'database.sql';

type Texts = readonly (readonly [name: string, text: string])[];

/** Requests that an author writes are read as the learner's are. */
function requestProblems(folder: LabFolder, file: string, requests: Texts): void {
  for (const [name, text] of requests) {
    const reading = readRequest(text);
    if (reading.ok) continue;
    const found = `line ${reading.line} of ${name}: ${reading.problem}`;
    folder.problem({ file, expected: 'raw HTTP/1.1', found, remedy: 'Correct the request.' });
  }
}

const loginTexts = (accounts: readonly Account[]): Texts =>
  accounts.map(({ id, login }) => [`the login of ${id}`, login] as const);

function patternProblems(folder: LabFolder, weaknesses: readonly Weakness[]): void {
  for (const { id, shows, asks, or = [] } of weaknesses)
    for (const pattern of [shows, asks, ...or.flatMap((one) => [one.shows, one.asks])]) {
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

/** Names of the key that lead nowhere. */
function nameProblems(folder: LabFolder, expected: string, names: readonly string[], known: readonly string[]): void {
  for (const found of names.filter((one) => !known.includes(one)))
    folder.problem({ file: KEY, expected, found, remedy: 'Correct the name.' });
}

type Application = Pick<SiteData, 'language' | 'entry' | 'limits' | 'database'>;

async function readApplication(folder: LabFolder, files: Files, settings: DastSettings): Promise<Application> {
  const { language, entry } = settings;
  const database = await folder.text(DATABASE);
  const limits = folder.limits(language, settings.limits);
  if (!limits.ok)
    folder.problem({ file: 'lab.yaml', expected: limits.problem, found: 'other limits', remedy: 'Correct them.' });
  if (files[entry] === undefined)
    folder.problem({ file: 'lab.yaml', expected: 'an entry of start/', found: entry, remedy: 'Correct the name.' });
  return {
    language,
    entry,
    limits: limits.ok ? limits.limits : { timeMs: 0, memoryBytes: 0, outputBytes: 0 },
    ...(database === undefined ? {} : { database }),
  };
}

interface Read {
  readonly data: DastData;
  readonly key: DastKey;
  readonly checkIds: readonly string[];
}

const NO_TEST: TestKey = { form: 'test', weaknesses: [], falseAlarms: [], forbidden: [], reaches: [] };

async function readTest(folder: LabFolder, application: Application): Promise<Read> {
  const [scenario, written] = await Promise.all([
    folder.settings(SCENARIO, testScenario),
    folder.settings(KEY, testKey),
  ]);
  const { accounts = [], firstRequest = '' } = scenario ?? {};
  if (scenario) requestProblems(folder, SCENARIO, [['firstRequest', firstRequest], ...loginTexts(accounts)]);
  const key: TestKey = written ? { form: 'test', ...written } : NO_TEST;
  patternProblems(folder, key.weaknesses);
  const sessions = key.weaknesses
    .flatMap(({ session, or = [] }) => [session ?? '', ...or.map((one) => one.session ?? '')])
    .filter((one) => one !== '');
  nameProblems(
    folder,
    `an account of ${SCENARIO}`,
    sessions,
    accounts.map(({ id }) => id),
  );
  const data: DastData = {
    form: 'test',
    ...(scenario ?? { facts: [], host: '', ratePerMinuteMax: 1, windowMinutes: 1 }),
    accounts,
    firstRequest,
    ...application,
  };
  return { data, key, checkIds: TEST_CHECKS };
}

/** Lays each release's files over what was before it. */
async function readReleases<R extends { readonly id: string }>(
  folder: LabFolder,
  start: Files,
  written: readonly R[],
): Promise<readonly (R & { readonly files: Files })[]> {
  const overlays = await Promise.all(written.map(({ id }) => folder.files(`releases/${id}`)));
  let files = start;
  return written.map((release, index) => {
    const overlay = overlays[index] ?? {};
    if (Object.keys(overlay).length === 0)
      folder.problem({
        file: KEY,
        expected: `files in releases/${release.id}/`,
        found: 'none',
        remedy: 'Add what the release changes.',
      });
    files = { ...files, ...overlay };
    return { ...release, files };
  });
}

const NO_WATCH: Omit<WatchData, keyof SiteData | 'form'> = {
  days: 1,
  spare: [],
  channels: [],
  noisePerWeekMax: 0,
  exposureHoursMax: 1,
  exposureHoursSumMax: 1,
};

async function readWatch(folder: LabFolder, application: Application, start: Files): Promise<Read> {
  const [scenario, written] = await Promise.all([
    folder.settings(SCENARIO, watchScenario),
    folder.settings(KEY, watchKey),
  ]);
  const { accounts = [] } = scenario ?? {};
  if (scenario) requestProblems(folder, SCENARIO, loginTexts(accounts));
  const releases: readonly Release[] = await readReleases(folder, start, written?.releases ?? []);
  const logins = releases.map(({ logins: own = {} }) => Object.entries(own)).flat();
  requestProblems(folder, KEY, logins);
  nameProblems(
    folder,
    `an account of ${SCENARIO}`,
    logins.map(([id]) => id),
    accounts.map(({ id }) => id),
  );
  const { weaknesses = [], falseAlarms = [], forbidden = [], loginRepairHours = 1 } = written ?? {};
  nameProblems(
    folder,
    'the id of a release',
    weaknesses.map(({ since }) => since),
    releases.map(({ id }) => id),
  );
  const data: DastData = {
    form: 'watch',
    ...NO_WATCH,
    ...(scenario ?? { facts: [], host: '' }),
    accounts,
    ...application,
  };
  const key: DastKey = { form: 'watch', releases, weaknesses, falseAlarms, forbidden, loginRepairHours };
  return { data, key, checkIds: WATCH_CHECKS };
}

export const dastAuthor = defineAuthor<DastSettings, DastData, DastKey, Recognise>({
  settings: dastSchema,
  recognise: recogniseSchema,
  async read(folder, settings) {
    const files = await folder.files('start');
    const application = await readApplication(folder, files, settings);
    const own =
      settings.form === 'test' ? await readTest(folder, application) : await readWatch(folder, application, files);
    return { files, editable: [ANSWER_FILE], ...own };
  },
  async recognised(lab, mistakes, { files }) {
    const mine = attemptFiles(lab, files);
    return mistakes.filter(({ recognise }) => isMade(recognise, lab, mine)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => (id === 'evidence-answers' || id === 'scan-set') && status === 'failed')
      ? []
      : ['start/answer.json holds decisions: they are to be made.'],
});
