import type { Boundary, Element, Flow, Threat, ThreatModel } from './answer.ts';
import type { Letter } from './stride.ts';

/** Where things are put that nobody has placed: a grid that reads like a page. */
const COLUMNS = 4;
const COLUMN_WIDTH = 240;
const ROW_HEIGHT = 150;
/** An own grid never holds more places than there can be elements. */
const SLOTS_MAX = 200;

/** The first number that is free: ids are short, so that an answer can be read. */
export function nextId(letter: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (ids.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

function freePlace({ elements }: ThreatModel): { x: number; y: number } {
  for (let slot = 0; slot < SLOTS_MAX; slot += 1) {
    const x = (slot % COLUMNS) * COLUMN_WIDTH;
    const y = Math.floor(slot / COLUMNS) * ROW_HEIGHT;
    const isTaken = elements.some(
      (one) => Math.abs(one.x - x) < COLUMN_WIDTH / 2 && Math.abs(one.y - y) < ROW_HEIGHT / 2,
    );
    if (!isTaken) return { x, y };
  }
  return { x: 0, y: 0 };
}

export function addElement(model: ThreatModel, own: Pick<Element, 'type' | 'name' | 'boundary'>): ThreatModel {
  const id = nextId('e', model.elements);
  return { ...model, elements: [...model.elements, { id, ...own, ...freePlace(model) }] };
}

export function addFlow(model: ThreatModel, own: Pick<Flow, 'name' | 'from' | 'to'>): ThreatModel {
  return { ...model, flows: [...model.flows, { id: nextId('f', model.flows), ...own }] };
}

export function addBoundary(model: ThreatModel, name: string): ThreatModel {
  return { ...model, boundaries: [...model.boundaries, { id: nextId('b', model.boundaries), name }] };
}

const changed = <T extends { readonly id: string }>(all: readonly T[], id: string, change: Partial<NoInfer<T>>): T[] =>
  all.map((one): T => (one.id === id ? { ...one, ...change } : one));

export const changeElement = (model: ThreatModel, id: string, change: Partial<Omit<Element, 'id'>>): ThreatModel => ({
  ...model,
  elements: changed(model.elements, id, change),
});

export const changeFlow = (model: ThreatModel, id: string, change: Partial<Omit<Flow, 'id'>>): ThreatModel => ({
  ...model,
  flows: changed(model.flows, id, change),
});

export const changeBoundary = (model: ThreatModel, id: string, change: Partial<Omit<Boundary, 'id'>>): ThreatModel => ({
  ...model,
  boundaries: changed(model.boundaries, id, change),
});

/** Takes an element, a flow or a boundary out, with everything that would point at nothing. */
export function remove(model: ThreatModel, id: string): ThreatModel {
  const gone = new Set([id, ...model.flows.filter(({ from, to }) => from === id || to === id).map((one) => one.id)]);
  const elements = model.elements
    .filter((one) => !gone.has(one.id))
    .map((one) => (one.boundary === id ? { ...one, boundary: null } : one));
  return {
    boundaries: model.boundaries.filter((one) => !gone.has(one.id)),
    elements,
    flows: model.flows.filter((one) => !gone.has(one.id)),
    threats: model.threats.filter(({ on }) => !gone.has(on)),
    clear: model.clear.filter((one) => !gone.has(one)),
  };
}

export const threatAt = ({ threats }: ThreatModel, on: string, letter: Letter): Threat | undefined =>
  threats.find((one) => one.on === on && one.letter === letter);

/** Writes a threat down, or takes it back with what was decided about it. */
export function toggleThreat(model: ThreatModel, on: string, letter: Letter): ThreatModel {
  if (threatAt(model, on, letter))
    return { ...model, threats: model.threats.filter((one) => one.on !== on || one.letter !== letter) };
  const fresh: Threat = { on, letter, what: '', response: null, measures: [], reason: '' };
  return { ...model, threats: [...model.threats, fresh], clear: model.clear.filter((one) => one !== on) };
}

export const changeThreat = (model: ThreatModel, on: string, letter: Letter, change: Partial<Threat>): ThreatModel => ({
  ...model,
  threats: model.threats.map((one) => (one.on === on && one.letter === letter ? { ...one, ...change } : one)),
});

/** "Looked at, and nothing found" and a threat exclude each other. */
export function toggleClear(model: ThreatModel, id: string): ThreatModel {
  if (model.clear.includes(id)) return { ...model, clear: model.clear.filter((one) => one !== id) };
  return { ...model, clear: [...model.clear, id], threats: model.threats.filter(({ on }) => on !== id) };
}
