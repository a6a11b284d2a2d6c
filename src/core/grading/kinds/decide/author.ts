import { ANSWER_FILE } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { BACKLOG_CHECKS, figureCheckId } from './backlog.ts';
import { CHECKLIST_CHECKS } from './checklist.ts';
import { baseScore } from './cvss.ts';
import type { BacklogData, ChecklistData, DecideData, DecideKey, PlanData, PlanKey } from './data.ts';
import { measureCheckId, PLAN_CHECKS } from './plan.ts';
import { readinessList } from './readiness-list.ts';
import { isMade } from './recognise.ts';
import {
  backlogKey,
  backlogScenario,
  checklistKey,
  checklistScenario,
  decideSchema,
  planKey,
  planScenario,
  recogniseSchema,
  type DecideSettings,
  type Recognise,
} from './schema.ts';

import { severityOf } from './severity.ts';

const SCENARIO = 'scenario.yaml';
const KEY = 'key.yaml';

interface Read {
  readonly data: DecideData;
  readonly key: DecideKey;
  readonly checkIds: readonly string[];
  readonly takeAway?: Files;
}

const repeated = (ids: readonly string[]): string[] => ids.filter((one, index) => ids.indexOf(one) !== index);

/** Names that lead nowhere, or stand twice. */
function nameProblems(folder: LabFolder, file: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names.filter((one) => !known.includes(one)))
    folder.problem({ file, expected: `a name of ${SCENARIO}`, found: name, remedy: 'Correct the name.' });
}

function twiceProblems(folder: LabFolder, file: string, ids: readonly string[]): void {
  for (const one of repeated(ids))
    folder.problem({ file, expected: 'ids that differ', found: `${one} twice`, remedy: 'Name one of them anew.' });
}

async function readChecklist(folder: LabFolder): Promise<Read> {
  const [scenario, file] = await Promise.all([
    folder.settings(SCENARIO, checklistScenario),
    folder.settings(KEY, checklistKey),
  ]);
  const data: ChecklistData = { form: 'checklist', ...(scenario ?? { facts: [], capacityHours: 1, items: [] }) };
  const truths = file?.items ?? [];
  const items = data.items.map(({ id }) => id);
  const known = truths.map(({ id }) => id);
  twiceProblems(folder, SCENARIO, items);
  twiceProblems(folder, KEY, known);
  nameProblems(folder, KEY, known, items);
  if (file)
    for (const id of items.filter((one) => !known.includes(one)))
      folder.problem({
        file: KEY,
        expected: 'a truth for each requirement',
        found: `none for ${id}`,
        remedy: 'Add it.',
      });
  return {
    data,
    key: { form: 'checklist', truths: truths.map(({ happens, ...one }) => (happens ? { ...one, happens } : one)) },
    checkIds: CHECKLIST_CHECKS,
    takeAway: { 'readiness-checklist.md': readinessList(data, truths) },
  };
}

async function readBacklog(folder: LabFolder): Promise<Read> {
  const [scenario, file] = await Promise.all([
    folder.settings(SCENARIO, backlogScenario),
    folder.settings(KEY, backlogKey),
  ]);
  const { findings = [], ...rest } = scenario ?? {};
  const ids = findings.map(({ id }) => id);
  twiceProblems(folder, SCENARIO, ids);
  nameProblems(
    folder,
    SCENARIO,
    findings.flatMap(({ needs }) => needs),
    ids,
  );
  for (const { id, vector } of findings.filter((one) => baseScore(one.vector) === null))
    folder.problem({
      file: SCENARIO,
      expected: 'a base vector of CVSS 3.1 or 4.0',
      found: `${vector} of ${id}`,
      remedy: 'Correct it.',
    });
  const key = file ?? { order: [], due: [], wasted: [] };
  const open = findings.filter(({ fixed }) => fixed === undefined).map(({ id }) => id);
  const named = [
    ...key.order.flatMap(({ first, then }) => [first, then]),
    ...[...key.due, ...key.wasted].map(({ finding }) => finding),
  ];
  nameProblems(folder, KEY, named, open);
  const nothing = {
    today: '2026-01-01',
    slaDays: { critical: 1, high: 1, medium: 1, low: 1 },
    figures: [],
    sprints: [],
  };
  const data: BacklogData = {
    form: 'backlog',
    ...nothing,
    ...rest,
    findings: findings.map(({ exploited, fixed, epss = null, ...one }) => {
      const score = baseScore(one.vector) ?? 0;
      return { ...one, epss, score, severity: severityOf(score), isKnownExploited: exploited, fixed: fixed ?? null };
    }),
  };
  const figures = data.figures.map(({ id }) => figureCheckId(id));
  return { data, key: { form: 'backlog', ...key }, checkIds: [...figures, ...BACKLOG_CHECKS] };
}

async function readPlan(folder: LabFolder): Promise<Read> {
  const [scenario, file] = await Promise.all([folder.settings(SCENARIO, planScenario), folder.settings(KEY, planKey)]);
  const data: PlanData = {
    form: 'plan',
    ...(scenario ?? { facts: [], capacity: [1], calendar: [], measures: [], actions: [] }),
  };
  const { outcomes, events, drift, looks } = file ?? { outcomes: {}, events: [], drift: [], looks: {} };
  const measures = data.measures.map(({ id }) => id);
  const actions = data.actions.map(({ id }) => id);
  twiceProblems(folder, SCENARIO, [...measures, ...actions]);
  nameProblems(
    folder,
    SCENARIO,
    data.actions.flatMap(({ needs }) => needs),
    actions,
  );
  nameProblems(folder, KEY, Object.keys(outcomes), actions);
  for (const id of actions.filter((one) => !(one in outcomes)))
    folder.problem({
      file: KEY,
      expected: 'an outcome for each action',
      found: `none for ${id}`,
      remedy: 'Add it; `{}` is one of which nothing comes.',
    });
  const moved = [...Object.values(outcomes), ...events].flatMap(({ effects, ifOnly }) => [
    ...[...effects, ...(ifOnly?.otherwise.effects ?? [])].map(({ measure }) => measure),
    ...(ifOnly ? [ifOnly.bound.measure] : []),
  ]);
  nameProblems(folder, KEY, [...moved, ...drift.map(({ measure }) => measure), ...Object.keys(looks)], measures);
  const key = { form: 'plan', outcomes, events, drift, looks } as PlanKey;
  return { data, key, checkIds: [...PLAN_CHECKS, ...measures.map(measureCheckId)] };
}

const READERS = { checklist: readChecklist, backlog: readBacklog, plan: readPlan } as const;

export const decideAuthor = defineAuthor<DecideSettings, DecideData, DecideKey, Recognise>({
  settings: decideSchema,
  recognise: recogniseSchema,
  async read(folder, { form }) {
    const [files, own] = await Promise.all([folder.files('start'), READERS[form](folder)]);
    return { files, editable: [ANSWER_FILE], ...own };
  },
  async recognised(lab, mistakes, { files }) {
    const mine = attemptFiles(lab, files);
    return mistakes.filter(({ recognise }) => isMade(recognise, lab.data, mine)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => (id === 'all-placed' || id === 'planned') && status === 'failed')
      ? []
      : ['start/answer.json holds decisions: they are to be made.'],
});
