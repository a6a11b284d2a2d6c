import { partsOf, type Part, type Threat, type ThreatModel } from './answer.ts';
import type { ThreatModelData } from './data.ts';
import { fitsChart } from './stride.ts';

/** A reason that somebody can check in a year has more than a few words. */
const REASON_LENGTH_MIN = 30;

const repeated = (ids: readonly string[]): number => ids.findIndex((one, at) => ids.indexOf(one) !== at);

/** What does not fit in a model beside its form, with its place; `null` where everything does. */
export function modelProblem(model: ThreatModel, data: ThreatModelData): string | null {
  const { boundaries, elements, flows, threats, clear } = model;
  const at = (place: string, what: string): string => `answer.json does not fit at ${place}: ${what}.`;
  const all = [...boundaries, ...elements, ...flows].map(({ id }) => id);
  const twice = repeated(all);
  if (twice !== -1) return at('ids', `${JSON.stringify(all[twice])} stands twice`);
  const [zones, ends] = [new Set(boundaries.map(({ id }) => id)), new Set(elements.map(({ id }) => id))];
  const parts = new Set([...ends, ...flows.map(({ id }) => id)]);
  const measures = new Set(data.measures.map(({ id }) => id));
  for (const [index, { boundary }] of elements.entries())
    if (boundary !== null && !zones.has(boundary))
      return at(`elements.${index}.boundary`, `there is no boundary ${JSON.stringify(boundary)}`);
  for (const [index, { from, to }] of flows.entries()) {
    const missing = [from, to].find((one) => !ends.has(one));
    if (missing !== undefined) return at(`flows.${index}`, `there is no element ${JSON.stringify(missing)}`);
    if (from === to) return at(`flows.${index}`, 'it begins where it ends');
  }
  for (const [index, { on, letter, measures: chosen }] of threats.entries()) {
    if (!parts.has(on)) return at(`threats.${index}.on`, `there is no element or flow ${JSON.stringify(on)}`);
    if (threats.findIndex((one) => one.on === on && one.letter === letter) !== index)
      return at(`threats.${index}`, `${letter} on ${on} stands twice`);
    const unknown = chosen.find((one) => !measures.has(one));
    if (unknown !== undefined)
      return at(`threats.${index}.measures`, `the catalogue has no measure ${JSON.stringify(unknown)}`);
  }
  const stray = clear.findIndex((one) => !parts.has(one) || threats.some(({ on }) => on === one));
  return stray === -1 ? null : at(`clear.${stray}`, `${JSON.stringify(clear[stray])} is unknown, or has threats`);
}

/** What is open on the way through the four questions. */
export interface Gaps {
  readonly isEmpty: boolean;
  readonly unnamed: readonly Part[];
  /** Nothing flows in or out. */
  readonly alone: readonly Part[];
  readonly hasBoundary: boolean;
  /** Neither a threat nor "nothing here". Flows within a boundary may stay unasked. */
  readonly unasked: readonly Part[];
  /** A letter where the chart of STRIDE per element has none. */
  readonly misfits: readonly Threat[];
  readonly undecided: readonly Threat[];
  /** Mitigated or eliminated by nothing, or accepted or handed on without a reason. */
  readonly bare: readonly Threat[];
  /** How many parts have to be asked. */
  readonly toAsk: number;
}

export function isBare({ response, measures, reason }: Threat): boolean {
  const hasReason = reason.trim().length >= REASON_LENGTH_MIN;
  if (response === 'mitigate' || response === 'eliminate') return measures.length === 0 && !hasReason;
  return response !== null && !hasReason;
}

export function gapsOf(model: ThreatModel): Gaps {
  const parts = partsOf(model);
  const touched = new Set(model.flows.flatMap(({ from, to }) => [from, to]));
  const typeOf = new Map(parts.map(({ id, type }) => [id, type]));
  const asked = new Set([...model.clear, ...model.threats.map(({ on }) => on)]);
  const toAsk = parts.filter(({ type, isCrossing }) => type !== 'flow' || isCrossing);
  const nameless = new Set([...model.elements, ...model.flows].filter((one) => !one.name.trim()).map(({ id }) => id));
  return {
    isEmpty: model.elements.length === 0,
    unnamed: parts.filter(({ id }) => nameless.has(id)),
    alone: parts.filter(({ id, type }) => type !== 'flow' && !touched.has(id)),
    hasBoundary: parts.some(({ isCrossing }) => isCrossing),
    unasked: toAsk.filter(({ id }) => !asked.has(id)),
    misfits: model.threats.filter(({ on, letter }) => !fitsChart(typeOf.get(on) ?? 'process', letter)),
    undecided: model.threats.filter(({ response }) => response === null),
    bare: model.threats.filter(isBare),
    toAsk: toAsk.length,
  };
}
