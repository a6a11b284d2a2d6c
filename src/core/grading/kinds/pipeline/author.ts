import { attemptFiles } from '../../attempt-files.ts';
import type { Verdict } from '../../verdict.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import type { Change, PipelineData, PipelineKey, Scenario, Town } from './data.ts';
import { gradePipeline } from './grade.ts';
import {
  pipelineSchema,
  recogniseSchema,
  scenariosSchema,
  townSchema,
  type PipelineSettings,
  type Recognise,
  type ScenariosFile,
} from './schema.ts';
import { readWorkflow } from './workflow.ts';

const EMPTY_TOWN: Town = {
  repository: 'none/none', people: {}, teams: {}, defaultToken: 'read', actions: [], commands: [], gates: {}, deploySecret: null, door: null,
}; // prettier-ignore

type EventFile = ScenariosFile['scenarios'][number]['events'][number];

function eventOf(given: EventFile): Scenario['events'][number] {
  if (!('files' in given)) return given;
  const { files, writes, bad, isHostile, findings, ...rest } = given;
  const change: Change = {
    files: [...files, ...Object.keys(writes).map((path) => `.github/${path}`)],
    writes,
    bad,
    isHostile,
    findings,
  };
  return { ...rest, change };
}

async function readScenarios(folder: LabFolder, path: string): Promise<Scenario[]> {
  const file = await folder.settings(path, scenariosSchema);
  const scenarios = (file?.scenarios ?? []).map((one) => ({ ...one, events: one.events.map(eventOf) }));
  for (const { id, events } of scenarios)
    for (const event of events)
      for (const [name, text] of 'change' in event ? Object.entries(event.change.writes) : []) {
        const reading = readWorkflow(name, text);
        if (!reading.ok)
          folder.problem({
            file: path,
            expected: `a workflow that can be read in "${id}"`,
            found: reading.problem,
            remedy: 'Correct it.',
          });
      }
  return scenarios;
}

function refuseTwice(folder: LabFolder, ids: readonly string[]): void {
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index))
    folder.problem({
      file: 'hidden.yaml',
      expected: 'ids that differ within the lab',
      found: `"${id}" twice`,
      remedy: 'Rename one.',
    });
}

async function readRules(folder: LabFolder, ids: readonly string[]): Promise<PipelineData['rules']> {
  const rules: { id: string; source: unknown }[] = [];
  for (const id of ids) {
    const source = await folder.rule(id);
    if (source) rules.push({ id, source });
    else
      folder.problem({
        file: 'lab.yaml',
        expected: 'ids of built-in rules',
        found: id,
        remedy: 'Correct the id in "rules".',
      });
  }
  return rules;
}

function startProblems({ checks }: Verdict): readonly string[] {
  return checks.some(({ proof, status }) => proof === 'safe' && status === 'failed')
    ? []
    : ['No attack gets through: there is nothing to close.'];
}

export const pipelineAuthor = defineAuthor<PipelineSettings, PipelineData, PipelineKey, Recognise>({
  settings: pipelineSchema,
  recognise: recogniseSchema,
  async read(folder, { editable, rules: ruleIds }) {
    const [files, town, scenarios, hidden, rules] = await Promise.all([
      folder.files('start'),
      folder.settings('town.yaml', townSchema),
      readScenarios(folder, 'scenarios.yaml'),
      readScenarios(folder, 'hidden.yaml'),
      readRules(folder, ruleIds),
    ]);
    const ids = [...scenarios, ...hidden].map(({ id }) => id);
    refuseTwice(folder, ids);
    return {
      files,
      editable,
      data: { town: town ?? EMPTY_TOWN, scenarios, rules },
      key: { scenarios: hidden },
      checkIds: [...ids, ...ruleIds],
    };
  },
  async recognised(lab, mistakes, { files }) {
    // What the rules find is another question; the replay alone recognises.
    const { checks } = gradePipeline(lab, files, { findings: [], problems: [] });
    const open = new Set(checks.filter(({ status }) => status === 'failed').map(({ id }) => id));
    const text = Object.values(attemptFiles(lab, files)).join('\n');
    return mistakes
      .filter(
        ({ recognise: { lets, stops, mentions } }) =>
          [...lets, ...stops].every((id) => open.has(id)) && mentions.every((word) => text.includes(word)),
      )
      .map(({ name }) => name);
  },
  startProblems,
});
