import { ANSWER_FILE } from '../../answer.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { FIXED_CHECKS, incidentCheckId } from './checks.ts';
import type { ThreatModelData, ThreatModelKey } from './data.ts';
import { readModel } from './grade.ts';
import { isMade } from './recognise.ts';
import { keySchema, recogniseSchema, systemSchema, threatModelSchema, type Recognise } from './schema.ts';
import { fitsChart } from './stride.ts';
import { workedExample } from './worked-example.ts';

const SYSTEM = 'system.yaml';
const KEY = 'key.yaml';

/** Names that lead nowhere, or stand twice. */
function nameProblems(folder: LabFolder, data: ThreatModelData, key: ThreatModelKey): void {
  const problem = (found: string, expected: string, file = KEY): void =>
    folder.problem({ file, expected, found, remedy: 'Correct the name.' });
  const unique = (ids: readonly string[], file = KEY): void =>
    ids.filter((one, at) => ids.indexOf(one) !== at).forEach((one) => problem(`${one} twice`, 'ids that differ', file));
  const known = (names: readonly string[], all: readonly string[], what: string): void =>
    names.filter((one) => !all.includes(one)).forEach((one) => problem(one, what));
  const elements = key.elements.map(({ id }) => id);
  const parts = [...elements, ...key.flows.map(({ id }) => id)];
  const measures = data.measures.map(({ id }) => id);
  const threats = key.threats.map(({ id }) => id);
  const steps = key.incidents.flatMap((incident) => incident.steps);
  unique(parts);
  unique(threats);
  unique(key.incidents.map(({ id }) => id));
  unique(measures, SYSTEM);
  known(
    key.flows.flatMap(({ from, to }) => [from, to]),
    elements,
    'an element of the key',
  );
  known(
    key.threats.flatMap(({ stops }) => stops.flat()),
    measures,
    `a measure of ${SYSTEM}`,
  );
  known(
    steps.flatMap(({ threat }) => threat ?? []),
    threats,
    'a threat of the key',
  );
  const cells = [...key.threats.flatMap((one) => one.cells), ...key.neutral];
  known(
    cells.map(({ on }) => on),
    parts,
    'an element or a flow of the key',
  );
  for (const { on, letter } of cells) {
    const types = key.elements.find(({ id }) => id === on)?.types ?? (['flow'] as const);
    if (!types.some((type) => fitsChart(type, letter))) problem(`${on}.${letter}`, 'a letter of the chart for it');
  }
  for (const { id } of key.threats.filter(({ stops, also }) => stops.length + also.length === 0))
    problem(id, 'something that stops each threat');
  for (const { id } of key.incidents.filter((one) => one.steps.every(({ threat }) => threat === null)))
    problem(id, 'a step that something stops, in each incident');
}

const NO_DATA: ThreatModelData = { system: '', facts: [], measures: [] };
const NO_KEY: ThreatModelKey = { elements: [], flows: [], threats: [], neutral: [], incidents: [] };

async function read(folder: LabFolder) {
  const [files, system, file, solution] = await Promise.all([
    folder.files('start'),
    folder.settings(SYSTEM, systemSchema),
    folder.settings(KEY, keySchema),
    folder.text(`solution/${ANSWER_FILE}`),
  ]);
  const data: ThreatModelData = system ?? NO_DATA;
  const key: ThreatModelKey = file
    ? {
        elements: file.elements.map(({ optional: isOptional, ...one }) => ({ ...one, isOptional })),
        flows: file.flows.map(({ optional: isOptional, bothWays: isBothWays, ...one }) => ({
          ...one,
          isOptional,
          isBothWays,
        })),
        threats: file.threats.map(({ must: isMust, ...one }) => ({ ...one, isMust })),
        neutral: file.neutral,
        incidents: file.incidents,
      }
    : NO_KEY;
  nameProblems(folder, data, key);
  return {
    files,
    editable: [ANSWER_FILE],
    data,
    key,
    checkIds: [...FIXED_CHECKS, ...key.incidents.map(({ id }) => incidentCheckId(id))],
    takeAway: workedExample(data, solution),
  };
}

export const threatModelAuthor = defineAuthor<Record<string, never>, ThreatModelData, ThreatModelKey, Recognise>({
  settings: threatModelSchema,
  recognise: recogniseSchema,
  read,
  async recognised(lab, mistakes, { files }) {
    const model = readModel(lab, files);
    const { key } = lab;
    if (typeof model === 'string' || key === null) return [];
    return mistakes.filter(({ recognise }) => isMade(recognise, model, key)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => id === 'asked' && status === 'failed')
      ? []
      : ['start/answer.json has every part asked already: that is what the lab is for.'],
});
