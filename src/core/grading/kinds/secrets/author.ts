import type { z } from 'zod';
import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { secretsAnswer } from './answer.ts';
import { SECRETS_CHECKS } from './checks.ts';
import { hasLine, type HistoryRecord, type Push, type SecretsData, type SecretsKey } from './data.ts';
import type { SecretsLab } from './grade.ts';
import { isStopped, readPushRules } from './push-rules.ts';
import { keySchema, recogniseSchema, scenarioSchema, secretsSchema, type Recognise } from './schema.ts';

const SCENARIO = 'scenario.yaml';
const KEY = 'key.yaml';

type Scenario = z.infer<typeof scenarioSchema>;

const pushOf = ({ secret, ...push }: Scenario['pushes'][number]): Push => ({ ...push, isSecret: secret });

/** Each record with what its files held before it: that of the commit it builds on. */
function recordsOf(written: Scenario['records']): readonly HistoryRecord[] {
  const trees = new Map<string, Files>();
  return written.map(({ files, onto, ...record }, index) => {
    const earlier = written.slice(0, index).filter(({ kind }) => kind === 'commit');
    const parent =
      onto ??
      (
        earlier.findLast(({ branch }) => branch === record.branch) ??
        earlier.findLast(({ branch }) => branch === 'main')
      )?.id;
    const base = record.kind === 'log' ? {} : (trees.get(parent ?? '') ?? {});
    const changes = Object.entries(files).map(([path, after]) => ({ path, before: base[path] ?? null, after }));
    const tree = Object.entries({ ...base, ...files }).filter((entry): entry is [string, string] => entry[1] !== null);
    if (record.kind === 'commit') trees.set(record.id, Object.fromEntries(tree));
    return { ...record, changes };
  });
}

function nameProblems(folder: LabFolder, file: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names.filter((one) => !known.includes(one)))
    folder.problem({ file, expected: `a name of ${SCENARIO}`, found: name, remedy: 'Correct the name.' });
}

/** Places of the key that are not in the history. */
function placeProblems(folder: LabFolder, records: readonly HistoryRecord[], key: SecretsKey): void {
  for (const place of [...key.leaks.flatMap(({ places }) => places), ...key.decoys]) {
    if (hasLine(records, place)) continue;
    const found = `${place.record}, ${place.path}:${place.line} (${place.side})`;
    folder.problem({ file: KEY, expected: `a line of a file in ${SCENARIO}`, found, remedy: 'Correct the place.' });
  }
}

const NO_KEY: SecretsKey = { leaks: [], decoys: [], replay: [], history: { right: [], look: '' }, pushes: [] };
const NO_DATA: SecretsData = {
  facts: [],
  records: [],
  credentials: [],
  actions: [],
  outageMinutesMax: 0,
  reasons: [],
  pushes: [],
};

async function read(folder: LabFolder) {
  const [files, scenario, written] = await Promise.all([
    folder.files('start'),
    folder.settings(SCENARIO, scenarioSchema),
    folder.settings(KEY, keySchema),
  ]);
  const data: SecretsData = scenario
    ? { ...scenario, records: recordsOf(scenario.records), pushes: scenario.pushes.map(pushOf) }
    : NO_DATA;
  const key: SecretsKey = written ? { ...written, pushes: written.pushes.map(pushOf) } : NO_KEY;
  const credentials = data.credentials.map(({ id }) => id);
  nameProblems(
    folder,
    SCENARIO,
    data.actions.flatMap(({ credential }) => credential ?? []),
    credentials,
  );
  nameProblems(
    folder,
    KEY,
    [...key.leaks, ...key.replay].map(({ credential }) => credential),
    credentials,
  );
  nameProblems(
    folder,
    KEY,
    key.history.right.map(({ reason }) => reason),
    data.reasons.map(({ id }) => id),
  );
  placeProblems(folder, data.records, key);
  return { files, editable: [ANSWER_FILE], data, key, checkIds: SECRETS_CHECKS };
}

/** Whether this very mistake is made. */
function isMade(recognise: Recognise, { data, key }: SecretsLab, files: Files): boolean {
  const reading = readAnswer(files, secretsAnswer);
  if (!reading.ok) return false;
  const { answer } = reading;
  const at = (id: string): number => (answer.steps.includes(id) ? answer.steps.indexOf(id) : Infinity);
  const isMarked = (id: string): boolean => answer.marks.some(({ record }) => record === id);
  const rules = readPushRules(answer.rules);
  const pushes = [...data.pushes, ...(key?.pushes ?? [])];
  const stops = (id: string): boolean => pushes.some((one) => one.id === id && isStopped(rules, answer, one));
  return (
    recognise.order.every(([first, then]) => at(first) < at(then)) &&
    recognise.done.every((id) => answer.steps.includes(id)) &&
    recognise.undone.every((id) => !answer.steps.includes(id)) &&
    recognise.marked.every(isMarked) &&
    !recognise.unmarked.some(isMarked) &&
    (recognise.history ?? answer.history) === answer.history &&
    (recognise.hook ?? answer.isHook) === answer.isHook &&
    (recognise.pushRule ?? answer.isPushRule) === answer.isPushRule &&
    recognise.stops.every(stops) &&
    !recognise.passes.some(stops)
  );
}

export const secretsAuthor = defineAuthor<Record<string, never>, SecretsData, SecretsKey, Recognise>({
  settings: secretsSchema,
  recognise: recogniseSchema,
  read,
  async recognised(lab, mistakes, { files }) {
    const mine = attemptFiles(lab, files);
    return mistakes.filter(({ recognise }) => isMade(recognise, lab, mine)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => id === 'marked' && status === 'failed')
      ? []
      : ['start/answer.json marks lines: they are to be found.'],
});
