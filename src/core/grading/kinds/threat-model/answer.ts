import * as z from 'zod/mini';
import { ELEMENT_TYPES, LETTERS, type PartType } from './stride.ts';

/** More parts than anybody reads in one diagram; larger systems are several diagrams. */
export const ELEMENTS_MAX = 60;
export const FLOWS_MAX = 120;
export const BOUNDARIES_MAX = 20;
/** Every letter on every element and flow would be more: such a list is not read. */
export const THREATS_MAX = 400;
export const MEASURES_MAX = 30;
/** What fits on a box, with its data. */
export const NAME_LENGTH_MAX = 80;
export const NOTE_LENGTH_MAX = 600;
const ID_LENGTH_MAX = 64;
/** Far from every screen: what lies beyond was not drawn by a hand. */
export const PLACE_MAX = 20_000;

export const RESPONSES = ['mitigate', 'eliminate', 'transfer', 'accept'] as const;
export type Response = (typeof RESPONSES)[number];

const id = z.string().check(z.minLength(1), z.maxLength(ID_LENGTH_MAX));
const name = z.string().check(z.maxLength(NAME_LENGTH_MAX));
const text = z.string().check(z.maxLength(NOTE_LENGTH_MAX));
const place = z.int().check(z.minimum(-PLACE_MAX), z.maximum(PLACE_MAX));

const boundary = z.strictObject({ id, name });
const element = z.strictObject({
  id,
  type: z.enum(ELEMENT_TYPES),
  name,
  /** The trust boundary it is within. */
  boundary: z.nullable(id),
  x: place,
  y: place,
});
const flow = z.strictObject({ id, name, from: id, to: id });
const threat = z.strictObject({
  /** An element or a flow. */
  on: id,
  letter: z.enum(LETTERS),
  /** What happens, in the learner's words. */
  what: text,
  response: z.nullable(z.enum(RESPONSES)),
  /** Ids of the lab's catalogue. */
  measures: z.array(id).check(z.maxLength(MEASURES_MAX)),
  /** Own measures, or why a risk is accepted or whose it becomes. */
  reason: text,
});

export const threatModel = z.strictObject({
  boundaries: z.array(boundary).check(z.maxLength(BOUNDARIES_MAX)),
  elements: z.array(element).check(z.maxLength(ELEMENTS_MAX)),
  flows: z.array(flow).check(z.maxLength(FLOWS_MAX)),
  threats: z.array(threat).check(z.maxLength(THREATS_MAX)),
  /** Elements and flows that were looked at, and where nothing was found. */
  clear: z.array(id).check(z.maxLength(ELEMENTS_MAX + FLOWS_MAX)),
});

export type ThreatModel = z.infer<typeof threatModel>;
export type Boundary = ThreatModel['boundaries'][number];
export type Element = ThreatModel['elements'][number];
export type Flow = ThreatModel['flows'][number];
export type Threat = ThreatModel['threats'][number];

export const EMPTY_MODEL: ThreatModel = { boundaries: [], elements: [], flows: [], threats: [], clear: [] };

/** An element or a flow, as the list of threats sees it. */
export interface Part {
  readonly id: string;
  readonly type: PartType;
  readonly title: string;
  /** A flow that leaves or enters a trust boundary. */
  readonly isCrossing: boolean;
}

/** Elements first, then flows, each as it was drawn. */
export function partsOf({ elements, flows }: ThreatModel): readonly Part[] {
  const byId = new Map(elements.map((one) => [one.id, one]));
  const nameOf = (id: string): string => byId.get(id)?.name || 'without a name';
  return [
    ...elements.map(({ id, type }): Part => ({ id, type, title: nameOf(id), isCrossing: false })),
    ...flows.map(({ id, name, from, to }): Part => {
      const ends = `${nameOf(from)} to ${nameOf(to)}`;
      const isCrossing = byId.get(from)?.boundary !== byId.get(to)?.boundary;
      return { id, type: 'flow', title: name ? `${name} (${ends})` : ends, isCrossing };
    }),
  ];
}
