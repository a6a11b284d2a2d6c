import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Element, type ThreatModel } from './answer.ts';
import { addBoundary, addElement, addFlow, changeThreat, remove, toggleClear, toggleThreat } from './edit.ts';
import { modelProblem } from './gaps.ts';
import { arrange, drop, isDrawnAsMeant } from './layout.ts';
import { writeMarkdown } from './markdown.ts';
import { writeMermaid } from './mermaid.ts';
import { ELEMENT_TYPES, LETTERS } from './stride.ts';
import { readThreatDragon } from './threat-dragon-read.ts';
import { writeThreatDragon } from './threat-dragon-write.ts';

const RUNS = 60;
const data = {
  system: 'Buoys',
  facts: [],
  measures: [
    { id: 'sign-it', title: 'Sign', text: '' },
    { id: 'bounds', title: 'Bounds', text: '' },
  ],
};
const EMPTY: ThreatModel = { boundaries: [], elements: [], flows: [], threats: [], clear: [] };

type Edit = (model: ThreatModel) => ThreatModel;
const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)];
const text = fc.string({ maxLength: 20 }).map((own) => own.trim().replace(/\s+/g, ' '));

/** What a hand could do, one after the other: every model that they lead to is one that can be graded and saved. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  text.map(
    (name): Edit =>
      (model) =>
        addBoundary(model, name),
  ),
  fc.tuple(fc.constantFrom(...ELEMENT_TYPES), text, fc.nat()).map(
    ([type, name, at]): Edit =>
      (model) =>
        addElement(model, { type, name, boundary: pick([null, ...model.boundaries.map(({ id }) => id)], at) ?? null }),
  ),
  fc.tuple(text, fc.nat(), fc.nat()).map(([name, one, other]): Edit => (model) => {
    const [from, to] = [pick<Element>(model.elements, one), pick<Element>(model.elements, other)];
    return from && to && from !== to ? addFlow(model, { name, from: from.id, to: to.id }) : model;
  }),
  fc
    .tuple(fc.nat(), fc.constantFrom(...LETTERS), text, fc.constantFrom('mitigate', 'transfer', 'accept', null), text)
    .map(([at, letter, what, response, reason]): Edit => (model) => {
      const on = pick([...model.elements, ...model.flows], at)?.id;
      if (on === undefined) return model;
      const change = { what, response, reason, measures: response === 'mitigate' ? ['sign-it', 'bounds'] : [] };
      return changeThreat(toggleThreat(model, on, letter), on, letter, change);
    }),
  fc.nat().map((at): Edit => (model) => {
    const id = pick([...model.elements, ...model.flows], at)?.id;
    return id === undefined ? model : toggleClear(model, id);
  }),
  fc.nat().map((at): Edit => (model) => {
    const id = pick([...model.boundaries, ...model.elements, ...model.flows], at)?.id;
    return id === undefined || at % 3 > 0 ? model : remove(model, id);
  }),
);
const models = fc
  .array(edits, { minLength: 5, maxLength: 60 })
  .map((all) => all.reduce((model, edit) => edit(model), EMPTY));

/** Without ids and places, which a file for another tool may write anew. */
function meaning({ boundaries, elements, flows, threats, clear }: ThreatModel): unknown {
  const at = (id: string): string =>
    `${elements.findIndex((one) => one.id === id)}/${flows.findIndex((one) => one.id === id)}`;
  const number = new Map([...elements, ...flows].map(({ id }, order) => [id, order]));
  return {
    boundaries: boundaries.map(({ name }) => name),
    elements: elements.map(({ type, name, boundary }) => [
      type,
      name,
      boundaries.findIndex(({ id }) => id === boundary),
    ]),
    flows: flows.map(({ name, from, to }) => [name, at(from), at(to)]),
    threats: threats
      .toSorted((one, other) => (number.get(one.on) ?? 0) - (number.get(other.on) ?? 0))
      .map((one) => ({ ...one, on: at(one.on) })),
    clear: clear.map(at).toSorted(),
  };
}

test('whatever a hand can make fits its own form', () => {
  fc.assert(
    fc.property(models, (model) => {
      expect(modelProblem(model, data)).toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test('a model that leaves for Threat Dragon comes back as it was', () => {
  fc.assert(
    fc.property(models, (model) => {
      const reading = readThreatDragon(writeThreatDragon(model, data), data);
      expect(reading).toMatchObject({ ok: true, notes: [] });
      if (reading.ok) expect(meaning(reading.model)).toEqual(meaning(model));
    }),
    { numRuns: RUNS },
  );
});

test('what is arranged lies within its own boundaries and no other', () => {
  fc.assert(
    fc.property(models, (model) => {
      expect(isDrawnAsMeant(arrange(model))).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('an element that is dropped within another boundary joins it, and nothing else changes', () => {
  const two = addBoundary(addBoundary(EMPTY, 'ours'), 'theirs');
  const own = addElement(addElement(two, { type: 'process', name: 'one', boundary: 'b1' }), {
    type: 'store',
    name: 'other',
    boundary: 'b2',
  });
  const model = arrange(own);
  const at = (id: string): Element | undefined => model.elements.find((one) => one.id === id);
  expect(drop(model, 'e1', { x: (at('e2')?.x ?? 0) + 5, y: 20.4 }).elements).toEqual([
    { ...at('e1'), boundary: 'b2', x: (at('e2')?.x ?? 0) + 5, y: 20 },
    at('e2'),
  ]);
  expect(drop(model, 'e1', { x: -5000, y: 1e9 }).elements[0]).toMatchObject({ boundary: 'b1', x: -5000, y: 20_000 });
});

test('Mermaid and Markdown hold every part, and no name can break out of its place', () => {
  fc.assert(
    fc.property(models, (model) => {
      const lines = writeMermaid(model).trimEnd().split('\n');
      const zones = new Set(model.elements.flatMap(({ boundary }) => boundary ?? []));
      expect(lines.length).toBe(1 + model.elements.length + model.flows.length + 2 * zones.size);
      for (const line of lines.slice(1)) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
      const rows = writeMarkdown(model, data)
        .split('\n')
        .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
      expect(rows.length).toBe(2 + model.elements.length + model.threats.length);
    }),
    { numRuns: RUNS },
  );
});

const byHand = readFileSync(join(import.meta.dirname, '../../../../../tests/threat-dragon/ferry-tickets.json'), 'utf8');

test('a model that somebody made in Threat Dragon is read; what cannot be kept is told', () => {
  const reading = readThreatDragon(byHand, data);
  expect(reading.ok).toBe(true);
  if (!reading.ok) return;
  const { model, notes } = reading;
  expect(model.elements.map(({ type, name, boundary }) => [type, name, boundary])).toEqual([
    ['external', 'Passenger', null],
    ['process', 'Ticket office', 'b1'],
    ['store', 'Sold tickets', 'b2'],
  ]);
  expect(model.boundaries.map(({ name }) => name)).toEqual(['Harbour network', 'Vault']);
  expect(model.flows.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Order', 'e1', 'e2'],
    ['Ticket', 'e2', 'e3'],
  ]);
  expect(model.threats).toEqual([
    {
      on: 'e2',
      letter: 'S',
      what: 'Somebody buys in another name.',
      response: 'mitigate',
      measures: [],
      reason: 'Sign in with a second factor.',
    },
    { on: 'f1', letter: 'I', what: 'Orders are read on the way', response: null, measures: [], reason: '' },
  ]);
  expect(notes).toEqual([
    'Only the first of 2 diagrams is taken.',
    '1 flows are left out: an end of theirs is not at an element.',
    '1 boundaries are curves, which have no inside: name them, and say what lies within.',
    '1 threats are of no letter of STRIDE.',
  ]);
});

test.each([
  ['{', 'This file is not JSON.'],
  ['{}', 'This is no model of Threat Dragon 2: look at detail.'],
  ['{"detail":{"diagrams":[]}}', 'This is no model of Threat Dragon 2: look at detail.diagrams.'],
  [
    '{"detail":{"diagrams":[{"cells":[{"id":3}]}]}}',
    'This is no model of Threat Dragon 2: look at detail.diagrams.0.cells.0.id.',
  ],
  ['{"detail":{"diagrams":[{"cells":[{"id":"a"},{"id":"a"}]}]}}', 'Two parts of the diagram have the same id.'],
])('a file that is none is refused in a sentence: %s', (file, problem) => {
  expect(readThreatDragon(file, data)).toEqual({ ok: false, problem });
});
