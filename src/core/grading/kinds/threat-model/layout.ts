import { PLACE_MAX, type Element, type ThreatModel } from './answer.ts';

/** What a box takes, in the canvas and in files for other tools. */
export const WIDTH = 160;
export const HEIGHT = 72;
/** Between the members of a boundary and its line; the upper side has its name as well. */
const PADDING = 36;
const HEAD = 28;
const GAP_X = 96;
const GAP_Y = 56;
const ROWS = 4;
const PITCH_X = WIDTH + GAP_X;
const PITCH_Y = HEIGHT + GAP_Y;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const around = (elements: readonly Element[]): Box => {
  const [left, top] = [Math.min(...elements.map(({ x }) => x)), Math.min(...elements.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...elements.map(({ x }) => x)), Math.max(...elements.map(({ y }) => y))];
  return {
    x: left - PADDING,
    y: top - PADDING - HEAD,
    width: right - left + WIDTH + 2 * PADDING,
    height: bottom - top + HEIGHT + 2 * PADDING + HEAD,
  };
};

/** The lines of the boundaries, each around its members; those without members stand in a row below everything. */
export function boxesOf({ boundaries, elements }: ThreatModel): ReadonlyMap<string, Box> {
  const below = Math.max(0, ...elements.map(({ y }) => y)) + 2 * PITCH_Y;
  let empty = 0;
  return new Map(
    boundaries.map(({ id }) => {
      const members = elements.filter(({ boundary }) => boundary === id);
      if (members.length > 0) return [id, around(members)];
      empty += 1;
      const x = (empty - 1) * (WIDTH + 4 * PADDING);
      return [id, { x, y: below, width: WIDTH + 2 * PADDING, height: HEIGHT + 2 * PADDING }];
    }),
  );
}

export const isWithin = ({ x, y, width, height }: Box, place: { readonly x: number; readonly y: number }): boolean =>
  place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height;

const centreOf = ({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } => ({
  x: x + WIDTH / 2,
  y: y + HEIGHT / 2,
});

/** Whether each element lies within the line of its own boundary and no other. */
export function isDrawnAsMeant(model: ThreatModel): boolean {
  const boxes = boxesOf(model);
  return model.elements.every((one) =>
    [...boxes].every(([id, box]) => isWithin(box, centreOf(one)) === (one.boundary === id)),
  );
}

/** Side by side: what is outside first, then one group of columns for each boundary. */
export function arrange(model: ThreatModel): ThreatModel {
  const groups = [null, ...model.boundaries.map(({ id }) => id)].map((zone) =>
    model.elements.filter(({ boundary }) => boundary === zone),
  );
  let left = 0;
  const places = new Map<string, { x: number; y: number }>();
  for (const group of groups.filter(({ length }) => length > 0)) {
    for (const [at, { id }] of group.entries())
      places.set(id, { x: left + Math.floor(at / ROWS) * PITCH_X, y: (at % ROWS) * PITCH_Y });
    left += Math.ceil(group.length / ROWS) * PITCH_X + 2 * PADDING;
  }
  return { ...model, elements: model.elements.map((one) => ({ ...one, ...places.get(one.id) })) };
}

/** Puts an element down. Within the line of another boundary it joins that; elsewhere it stays what it was. */
export function drop(
  model: ThreatModel,
  id: string,
  { x, y }: { readonly x: number; readonly y: number },
): ThreatModel {
  const place = { x: clamped(x), y: clamped(y) };
  const own = model.elements.find((one) => one.id === id)?.boundary;
  const boxes = boxesOf(model);
  const joined = model.boundaries.find((one) => {
    const box = boxes.get(one.id);
    return one.id !== own && box !== undefined && isWithin(box, centreOf(place));
  });
  const change = joined ? { ...place, boundary: joined.id } : place;
  return { ...model, elements: model.elements.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

const clamped = (value: number): number => Math.round(Math.max(-PLACE_MAX, Math.min(PLACE_MAX, value)));
