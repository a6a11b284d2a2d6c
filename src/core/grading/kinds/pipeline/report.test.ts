import { expect, it } from 'vitest';
import type { Scenario, Town } from './data.ts';
import { lanesOf, reportTables } from './report.ts';
import type { Replay } from './replay.ts';
import { readSettings } from './settings.ts';
import type { Commit, GatePass } from './world.ts';

const TOWN: Town = {
  repository: 'tidewater/bookings', people: {}, teams: {}, defaultToken: 'read', actions: [], commands: [],
  gates: { tests: { changed: 8, full: 8, legacy: null }, sast: { changed: 4, full: 38, legacy: 'medium' } },
  deploySecret: null, door: null,
}; // prettier-ignore
const WORK: Scenario = {
  id: 'ships', title: 'Joost ships', expect: 'through', place: 'production', minutes: 20, because: 'It has to.', events: [],
}; // prettier-ignore
const COMMIT: Commit = { by: 'joost', pushed: 0, checked: 11, merged: 11, deployed: 17, decidedBy: 'The rules of main were met.' }; // prettier-ignore

function played(commit: Partial<Commit>, over: Partial<Replay> = {}, gatePasses: readonly GatePass[] = []) {
  const replay: Replay = { isMet: true, hasHarm: false, message: '', transcript: [], commits: [{ ...COMMIT, ...commit }], gatePasses, ...over }; // prettier-ignore
  return { scenario: WORK, replay };
}

function settings() {
  const read = readSettings({ 'settings/gates.yaml': 'gates: { tests: { mode: fail }, sast: { mode: "off" } }' });
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

it('says of each commit how far it came, and whether it should have', () => {
  const tables = reportTables(
    [
      played({}),
      played({ deployed: 61 }, { isMet: false }),
      played({ deployed: null }, { isMet: false }),
      played({ merged: null, deployed: null, decidedBy: 'Stopped by tests, sast. Not merged.' }),
      played({}, { isMet: false, hasHarm: true }),
    ],
    TOWN,
    settings(),
  );
  const lanes = lanesOf(tables);
  expect(lanes.map(({ became }) => became)).toEqual([
    'in production',
    'in production, late',
    'merged, wrongly',
    'not merged',
    'in production, with harm',
  ]);
  expect(lanes.map(({ isRight }) => isRight)).toEqual([true, false, false, true, false]);
  expect(lanes.map(({ stoppedBy }) => stoppedBy)).toEqual(['', '', '', 'tests, sast', '']);
  expect(lanes[0]).toMatchObject({ pushed: 0, checked: 11, merged: 11, deployed: 17, budget: 20 });
});

it('adds up what each gate cost, and leaves out those that the town does not have', () => {
  const passes: GatePass[] = [
    { gate: 'tests', minutes: 8, outcome: 'passed' },
    { gate: 'tests', minutes: 8, outcome: 'stopped' },
  ];
  const [gates] = reportTables([played({}, {}, passes)], TOWN, settings());
  expect(gates?.rows).toEqual([
    ['tests', 'fail from low, full', 8, 2, 16, 1, 0],
    ['sast', 'off', '–', 0, 0, 0, 0],
  ]);
});
