import { expect, test } from 'vitest';
import { EMPTY_MODEL, type Threat, type ThreatModel } from './answer.ts';
import type { ThreatModelData, ThreatModelKey } from './data.ts';
import { gradeThreatModel } from './grade.ts';

const data: ThreatModelData = {
  system: 'Buoys',
  facts: [{ title: 'Radio', text: 'Anybody can send.' }],
  measures: [
    { id: 'sign', title: 'Sign', text: 'With a key.' },
    { id: 'bounds', title: 'Bounds', text: 'What can be.' },
  ],
};

const key: ThreatModelKey = {
  elements: [
    { id: 'buoy', types: ['external'], names: ['Buoy'], isOptional: false, look: 'Who measures?' },
    { id: 'collector', types: ['process'], names: ['Collector'], isOptional: false, look: 'What takes it?' },
    { id: 'levels', types: ['store'], names: ['Levels'], isOptional: false, look: 'Where does it rest?' },
  ],
  flows: [
    { id: 'report', from: 'buoy', to: 'collector', crosses: 'yes', isBothWays: false, isOptional: false, look: 'How?' },
    { id: 'keep', from: 'collector', to: 'levels', crosses: 'no', isBothWays: true, isOptional: false, look: 'And?' },
  ],
  threats: [
    {
      id: 'forged',
      cells: [
        { on: 'report', letter: 'T' },
        { on: 'buoy', letter: 'S' },
      ],
      isMust: true,
      stops: [['sign']],
      also: [],
      look: 'Who else sends?',
      lookAgain: 'Which line refuses it?',
    },
  ],
  neutral: [{ on: 'collector', letter: 'D' }],
  incidents: [
    {
      id: 'aground',
      title: 'Aground',
      steps: [
        { at: 'Sunday', story: 'Somebody sends.', threat: 'forged', stopped: 'It is refused.' },
        { at: 'Monday', story: 'The map is wrong.', threat: null, stopped: '' },
      ],
      harm: 'Two boats.',
    },
  ],
};

const threat = (on: string, letter: Threat['letter'], measures: string[] = ['sign']): Threat => ({
  on,
  letter,
  what: '',
  response: 'mitigate',
  measures,
  reason: '',
});

const right: ThreatModel = {
  boundaries: [{ id: 'b1', name: 'Ours' }],
  elements: [
    { id: 'e1', type: 'external', name: 'Buoys', boundary: null, x: 0, y: 0 },
    { id: 'e2', type: 'process', name: 'The collector', boundary: 'b1', x: 300, y: 0 },
    { id: 'e3', type: 'store', name: 'levels', boundary: 'b1', x: 600, y: 0 },
  ],
  flows: [
    { id: 'f1', name: 'Report', from: 'e1', to: 'e2' },
    { id: 'f2', name: 'Level', from: 'e3', to: 'e2' },
  ],
  threats: [threat('f1', 'T')],
  clear: ['e1', 'e2', 'e3'],
};

const lab = (own: ThreatModelKey | null) => ({
  files: { 'answer.json': JSON.stringify(EMPTY_MODEL) },
  editable: ['answer.json'],
  data,
  key: own,
  grader: 'x',
});
const grade = (model: unknown, own: ThreatModelKey | null = key) =>
  gradeThreatModel(lab(own), { 'answer.json': typeof model === 'string' ? model : JSON.stringify(model) });
const failed = (model: unknown): string[] =>
  grade(model)
    .checks.filter(({ status }) => status === 'failed')
    .map(({ id }) => id);

test('a model that shows the system and stops what can go wrong is passed', () => {
  expect(grade(right)).toMatchObject({ status: 'passed', score: 1 });
});

test('without the key the form alone is known, and nothing of the answers is said', () => {
  const verdict = grade(right, null);
  expect(verdict).toMatchObject({ status: 'failed', score: 0 });
  expect(verdict.checks.map(({ id }) => id)).toEqual(['drawn', 'asked', 'answered']);
  expect(grade(EMPTY_MODEL, null).checks.every(({ status }) => status === 'failed')).toBe(true);
});

test('a threat counts at any part and letter that fits', () => {
  expect(failed({ ...right, threats: [threat('e1', 'S')], clear: ['e2', 'e3', 'f1'] })).toEqual([]);
});

test('a measure that does not stop it lets the incident play to its end', () => {
  const verdict = grade({ ...right, threats: [threat('f1', 'T', ['bounds'])] });
  expect(verdict.checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual([
    'measures-hold',
    'incident-aground',
  ]);
  const incident = verdict.checks.find(({ id }) => id === 'incident-aground');
  expect(incident?.evidence.transcript.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'request Sunday: Somebody sends.',
    'request Monday: The map is wrong.',
    'response Two boats.',
  ]);
  expect(verdict.score).toBeGreaterThan(0.5);
  expect(verdict.score).toBeLessThan(1);
});

test('a measure too many is care, and more that stop nothing than that stop something is the catalogue', () => {
  const measures = [...data.measures, { id: 'wall', title: 'Wall', text: 'Around it.' }];
  const gradeWith = (chosen: string[]) =>
    gradeThreatModel(
      { ...lab(key), data: { ...data, measures } },
      {
        'answer.json': JSON.stringify({ ...right, threats: [threat('f1', 'T', chosen)] }),
      },
    ).checks.filter(({ status }) => status === 'failed');
  expect(gradeWith(['sign', 'bounds'])).toEqual([]);
  expect(gradeWith(['sign', 'bounds', 'wall'])).toMatchObject([
    { id: 'measures-hold', message: expect.stringContaining('Of 3 measures, 2 stop nothing') as string },
  ]);
});

test('what was missed is told by where to look, never by the answer', () => {
  const verdict = grade({ ...right, threats: [], clear: ['e1', 'e2', 'e3', 'f1'] });
  const told = JSON.stringify(verdict.checks);
  expect(told).toContain('Who else sends?');
  expect(told).not.toContain('"sign"');
});

test('a boundary on the wrong side of a flow is told', () => {
  const elements = right.elements.map((one) => ({ ...one, boundary: one.id === 'e3' ? null : 'b1' }));
  expect(failed({ ...right, elements })).toContain('boundaries-drawn');
});

test('a list of which most is of no use fails, though everything is on it', () => {
  const threats = [threat('f1', 'T'), threat('f1', 'I'), threat('f1', 'D'), threat('f2', 'T')];
  expect(failed({ ...right, threats })).toEqual(['list-read']);
});

test.each([
  ['nothing of the kind', '[]', /does not fit/],
  ['no JSON', '{', /not JSON/],
  ['an element twice', { ...right, elements: [...right.elements, right.elements[0]] }, /"e1" stands twice/],
  ['a flow to nowhere', { ...right, flows: [{ id: 'f1', name: '', from: 'e1', to: 'e9' }] }, /no element "e9"/],
  ['a flow to itself', { ...right, flows: [{ id: 'f1', name: '', from: 'e1', to: 'e1' }] }, /begins where it ends/],
  ['a boundary that is not there', { ...right, boundaries: [] }, /no boundary "b1"/],
  ['a threat on nothing', { ...right, threats: [threat('f9', 'T')] }, /no element or flow "f9"/],
  ['a threat twice', { ...right, threats: [threat('f1', 'T'), threat('f1', 'T')] }, /stands twice/],
  ['a measure of another lab', { ...right, threats: [threat('f1', 'T', ['pray'])] }, /no measure "pray"/],
  ['too long a name', { ...right, boundaries: [{ id: 'b1', name: 'x'.repeat(81) }] }, /boundaries\.0\.name/],
  ['both asked and clear', { ...right, clear: ['f1'] }, /unknown, or has threats/],
])('an answer with %s is told with its place', (_, model, words) => {
  const verdict = grade(model);
  expect(verdict.status).toBe('error');
  expect(verdict.message).toMatch(words);
});
