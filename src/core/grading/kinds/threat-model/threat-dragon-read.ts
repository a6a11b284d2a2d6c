import * as z from 'zod/mini';
import {
  BOUNDARIES_MAX,
  ELEMENTS_MAX,
  FLOWS_MAX,
  NAME_LENGTH_MAX,
  NOTE_LENGTH_MAX,
  PLACE_MAX,
  RESPONSES,
  THREATS_MAX,
  type Element,
  type Flow,
  type Threat,
  type ThreatModel,
} from './answer.ts';
import type { ThreatModelData } from './data.ts';
import { LETTERS, STRIDE, type ElementType, type Letter } from './stride.ts';
import { CLEAR_WORDS } from './threat-dragon-write.ts';

/** A large model of Threat Dragon has some hundred kilobytes, most of it how things look. */
export const FILE_BYTES_MAX = 2_000_000;
/** Lines and boxes and notes of everything that a diagram can hold. */
const CELLS_MAX = 1000;
const DIAGRAMS_MAX = 50;

// Unknown keys are let through: every version of Threat Dragon adds some.
const point = z.object({ x: z.number(), y: z.number() });
const threat = z.object({
  type: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(z.string()),
  description: z.optional(z.string()),
  mitigation: z.optional(z.string()),
});
const cell = z.object({
  id: z.string(),
  shape: z.optional(z.string()),
  position: z.optional(point),
  size: z.optional(z.object({ width: z.number(), height: z.number() })),
  source: z.optional(z.object({ cell: z.optional(z.string()) })),
  target: z.optional(z.object({ cell: z.optional(z.string()) })),
  data: z.optional(
    z.object({
      type: z.optional(z.string()),
      name: z.optional(z.string()),
      description: z.optional(z.string()),
      threats: z.optional(z.array(threat)),
    }),
  ),
});
const file = z.object({
  detail: z.object({
    diagrams: z
      .array(z.object({ title: z.optional(z.string()), cells: z.array(cell).check(z.maxLength(CELLS_MAX)) }))
      .check(z.minLength(1), z.maxLength(DIAGRAMS_MAX)),
  }),
});

type Cell = z.infer<typeof cell>;

export type DragonReading =
  | { readonly ok: true; readonly model: ThreatModel; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const TYPES: Readonly<Record<string, ElementType | 'flow' | 'boundary' | 'curve' | 'words'>> = {
  'tm.Actor': 'external',
  actor: 'external',
  'tm.Process': 'process',
  process: 'process',
  'tm.Store': 'store',
  store: 'store',
  'tm.Flow': 'flow',
  flow: 'flow',
  'tm.BoundaryBox': 'boundary',
  'trust-boundary-box': 'boundary',
  'tm.Boundary': 'curve',
  'trust-boundary-curve': 'curve',
  'trust-broundary-curve': 'curve', // as Threat Dragon itself writes it
  'tm.Text': 'words',
  'td-text-block': 'words',
};

const typeOf = ({ data, shape }: Cell) => TYPES[data?.type ?? ''] ?? TYPES[shape ?? ''];
const short = (text: string | undefined, max: number): string => (text ?? '').trim().slice(0, max);
const nameOf = ({ data }: Cell): string => short(data?.name, NAME_LENGTH_MAX).replace(/\s+/g, ' ');
const coordinate = (value: number): number => Math.round(Math.max(-PLACE_MAX, Math.min(PLACE_MAX, value)));

/** The smallest box around the middle of an element is its boundary. */
function boundaryOf(own: Cell, boxes: readonly Cell[]): string | null {
  const middle = {
    x: (own.position?.x ?? 0) + (own.size?.width ?? 0) / 2,
    y: (own.position?.y ?? 0) + (own.size?.height ?? 0) / 2,
  };
  const around = boxes.filter(({ position, size }) => {
    if (!position || !size) return false;
    const [dx, dy] = [middle.x - position.x, middle.y - position.y];
    return dx >= 0 && dy >= 0 && dx <= size.width && dy <= size.height;
  });
  const area = ({ size }: Cell): number => (size?.width ?? 0) * (size?.height ?? 0);
  return around.toSorted((one, other) => area(one) - area(other))[0]?.id ?? null;
}

const letterOf = (type = ''): Letter | undefined =>
  LETTERS.find((letter) => STRIDE[letter].name.toLowerCase() === type.trim().toLowerCase());

/** The first line says the response where we wrote it; otherwise the status does. */
function decisionOf(
  own: z.infer<typeof threat>,
  known: readonly string[],
): Pick<Threat, 'response' | 'measures' | 'reason'> {
  const [head = '', ...rest] = (own.mitigation ?? '').split('\n');
  const [, word = '', names = ''] = /^(open|mitigate|eliminate|transfer|accept): ?([a-z0-9, -]*)$/.exec(head) ?? [];
  if (word !== '') {
    const measures = [...new Set(names.split(', '))].filter((one) => known.includes(one));
    return {
      response: RESPONSES.find((one) => one === word) ?? null,
      measures,
      reason: short(rest.join('\n'), NOTE_LENGTH_MAX),
    };
  }
  const response = own.status === 'Mitigated' ? 'mitigate' : own.status === 'NotApplicable' ? 'accept' : null;
  return { response, measures: [], reason: short(own.mitigation, NOTE_LENGTH_MAX) };
}

function threatsOf(
  cells: readonly Cell[],
  known: readonly string[],
): { threats: Threat[]; left: number; merged: number } {
  const threats = new Map<string, Threat>();
  let [left, merged] = [0, 0];
  for (const { id, data } of cells)
    for (const own of data?.threats ?? []) {
      const letter = letterOf(own.type);
      if (letter === undefined) left += 1;
      else if (threats.has(`${id}.${letter}`)) merged += 1;
      else {
        const what = short(own.description || (letterOf(own.title) ? '' : own.title), NOTE_LENGTH_MAX);
        threats.set(`${id}.${letter}`, { on: id, letter, what, ...decisionOf(own, known) });
      }
    }
  return { threats: [...threats.values()], left, merged };
}

function boundsProblem(model: ThreatModel): string | null {
  const bounds = [
    ['elements', ELEMENTS_MAX],
    ['flows', FLOWS_MAX],
    ['boundaries', BOUNDARIES_MAX],
    ['threats', THREATS_MAX],
  ] as const;
  const over = bounds.find(([part, max]) => model[part].length > max);
  return over ? `The diagram has ${model[over[0]].length} ${over[0]}; here ${over[1]} are the most.` : null;
}

/** Own short ids: those of a file may be anything. */
function renumbered({ boundaries, elements, flows, threats, clear }: ThreatModel): ThreatModel {
  const ids = new Map([
    ...boundaries.map(({ id }, at) => [id, `b${at + 1}`] as const),
    ...elements.map(({ id }, at) => [id, `e${at + 1}`] as const),
    ...flows.map(({ id }, at) => [id, `f${at + 1}`] as const),
  ]);
  const to = (id: string): string => ids.get(id) ?? id;
  return {
    boundaries: boundaries.map((one) => ({ ...one, id: to(one.id) })),
    elements: elements.map((one) => ({
      ...one,
      id: to(one.id),
      boundary: one.boundary === null ? null : to(one.boundary),
    })),
    flows: flows.map((one) => ({ ...one, id: to(one.id), from: to(one.from), to: to(one.to) })),
    threats: threats.map((one) => ({ ...one, on: to(one.on) })),
    clear: clear.map(to),
  };
}

function modelOf(cells: readonly Cell[], known: readonly string[]): { model: ThreatModel; notes: string[] } {
  const boxes = cells.filter((one) => typeOf(one) === 'boundary');
  const elements = cells.flatMap((own): Element[] => {
    const type = typeOf(own);
    if (type !== 'external' && type !== 'process' && type !== 'store') return [];
    const [x, y] = [coordinate(own.position?.x ?? 0), coordinate(own.position?.y ?? 0)];
    return [{ id: own.id, type, name: nameOf(own), boundary: boundaryOf(own, boxes), x, y }];
  });
  const ends = new Set(elements.map(({ id }) => id));
  const lines = cells.filter((one) => typeOf(one) === 'flow');
  const flows = lines.flatMap((own): Flow[] => {
    const [from, to] = [own.source?.cell ?? '', own.target?.cell ?? ''];
    return ends.has(from) && ends.has(to) && from !== to ? [{ id: own.id, name: nameOf(own), from, to }] : [];
  });
  const kept = new Set([...ends, ...flows.map(({ id }) => id)]);
  const parts = cells.filter(({ id }) => kept.has(id));
  const { threats, left, merged } = threatsOf(parts, known);
  const asked = new Set(threats.map(({ on }) => on));
  const clear = parts.filter(({ id, data }) => data?.description === CLEAR_WORDS && !asked.has(id)).map(({ id }) => id);
  const curves = cells.filter((one) => typeOf(one) === 'curve').length;
  const unknown = cells.filter((one) => typeOf(one) === undefined).length;
  const told = [
    [lines.length - flows.length, 'flows are left out: an end of theirs is not at an element'],
    [curves, 'boundaries are curves, which have no inside: name them, and say what lies within'],
    [unknown, 'parts are of a kind that is unknown here'],
    [left, 'threats are of no letter of STRIDE'],
    [merged, 'threats are left out: there is one for each part and letter'],
  ] as const;
  return {
    model: renumbered({
      boundaries: boxes.map((one) => ({ id: one.id, name: nameOf(one) })),
      elements,
      flows,
      threats,
      clear,
    }),
    notes: told.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}.`),
  };
}

/** Reads a model of OWASP Threat Dragon 2. What cannot be kept is told; a file that is none says why. */
export function readThreatDragon(text: string, { measures }: Pick<ThreatModelData, 'measures'>): DragonReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'This file is not JSON.' };
  }
  const reading = z.safeParse(file, value);
  if (!reading.success) {
    const place = reading.error.issues[0]?.path.map(String).join('.');
    return {
      ok: false,
      problem: `This is no model of Threat Dragon 2: ${place ? `look at ${place}` : 'it has no "detail" with "diagrams"'}.`,
    };
  }
  const [first, ...others] = reading.data.detail.diagrams;
  const cells = first?.cells ?? [];
  if (new Set(cells.map(({ id }) => id)).size < cells.length)
    return { ok: false, problem: 'Two parts of the diagram have the same id.' };
  const { model, notes } = modelOf(
    cells,
    measures.map(({ id }) => id),
  );
  const problem = boundsProblem(model);
  if (problem) return { ok: false, problem };
  const more = others.length > 0 ? [`Only the first of ${others.length + 1} diagrams is taken.`] : [];
  return { ok: true, model, notes: [...more, ...notes] };
}
