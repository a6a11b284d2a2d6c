import { beside, circle, jitter, line, polar, rounded, shape, write, type Point } from './geometry.ts';
import { wave } from './waves.ts';

/** Where the road passes through the wall, in walking order: plan, design, build, test, deploy, run. */
export const GATE_ANGLES = [-120, -60, 0, 60, 120, 180] as const;
/** Corners of the wall, one after each gate. */
const CORNER_ANGLES = [-90, -30, 30, 90, 150, 210] as const;

/** From the middle to the wall at a gate. All other measures were drawn for this one. */
const WALL = 236;
const MOAT = 272;
const RING_ROAD = 208;
const SQUARE = 58;
/** Half of what a gate's passage is wide. */
const PASSAGE = 9;

interface Star {
  /** From the middle to the straight wall. */
  readonly wall: number;
  /** Along the wall, from the corner to where the bastion begins. */
  readonly gorge: number;
  readonly flank: number;
  /** How far the point of the bastion stands out over the corner. */
  readonly reach: number;
}

const WALL_STAR: Star = { wall: WALL, gorge: 56, flank: 26, reach: 54 };
/** The wall walk: the same line nine units further in, flanks and faces too, so that the two never cross. */
const WALK_STAR: Star = { wall: WALL - 9, gorge: 41.8, flank: 28.3, reach: 51.9 };
const MOAT_STAR: Star = { wall: MOAT, gorge: 66, flank: 17, reach: 50 };

/** The five points of the bastion at one corner, clockwise. */
function bastion({ wall, gorge, flank, reach }: Star, angle: number): Point[] {
  const radius = wall / Math.cos(Math.PI / 6);
  const corner = { radius, angle };
  const before = beside(corner, -gorge / 2, -gorge * Math.sin(Math.PI / 3));
  const after = beside(corner, -gorge / 2, gorge * Math.sin(Math.PI / 3));
  const outBefore = polar(flank, angle - 30);
  const outAfter = polar(flank, angle + 30);
  return [
    before,
    { x: before.x + outBefore.x, y: before.y + outBefore.y },
    polar(radius + reach, angle),
    { x: after.x + outAfter.x, y: after.y + outAfter.y },
    after,
  ];
}

export function starOutline(star: Star): Point[] {
  return CORNER_ANGLES.flatMap((angle) => bastion(star, angle));
}

/** The wall in six pieces, each from one gate's tower around a bastion to the next. */
function wallPieces(star: Star, opening: number): string {
  return CORNER_ANGLES.map((angle) =>
    line([
      beside({ radius: star.wall, angle: angle - 30 }, 0, opening),
      ...bastion(star, angle),
      beside({ radius: star.wall, angle: angle + 30 }, 0, -opening),
    ]),
  ).join('');
}

interface House {
  readonly radius: number;
  readonly angle: number;
  readonly width: number;
  readonly depth: number;
  /** Four slopes instead of two. */
  readonly isHipped: boolean;
}

/** A house seen from above: its outline and the ridge of its roof. */
function house({ radius, angle, width, depth, isHipped }: House): string {
  const spot = { radius, angle };
  const [w, d] = [width / 2, depth / 2];
  const outline = shape([beside(spot, -d, -w), beside(spot, d, -w), beside(spot, d, w), beside(spot, -d, w)]);
  if (!isHipped) return outline + line([beside(spot, 0, -w), beside(spot, 0, w)]);
  const inset = Math.min(w, d) * 0.9;
  const [left, right] = [beside(spot, 0, -w + inset), beside(spot, 0, w - inset)];
  return (
    outline +
    line([beside(spot, -d, -w), left, beside(spot, d, -w)]) +
    line([beside(spot, -d, w), right, beside(spot, d, w)]) +
    line([left, right])
  );
}

const ROWS = [
  { radius: 84, depth: 19 },
  { radius: 108, depth: 19 },
  { radius: 146, depth: 19 },
  { radius: 171, depth: 21 },
] as const;
/** Free ground on either side of a lane. */
const LANE_SIDE = 15;

export interface Quarter {
  readonly houses: string;
  readonly trees: string;
}

/** One quarter keeps its inner rows free for the meeting hall: a town has a landmark. */
const HALL_QUARTER = 2;

function hall(): Quarter {
  const spot = { radius: 97, angle: CORNER_ANGLES[HALL_QUARTER] };
  const part = (out: number, side: number): Point => beside(spot, out, side);
  const cross: readonly (readonly [number, number])[] = [
    [-8, -30],
    [-8, -6],
    [-17, -6],
    [-17, 8],
    [-8, 8],
    [-8, 24],
    [8, 24],
    [8, 8],
    [17, 8],
    [17, -6],
    [8, -6],
    [8, -30],
  ];
  return {
    houses:
      shape(cross.map(([out, side]) => part(out, side))) +
      line([part(0, -30), part(0, 24)]) +
      line([part(-17, 1), part(17, 1)]) +
      shape([part(-6, -42), part(6, -42), part(6, -30), part(-6, -30)]),
    trees: circle(part(17, -24), 5) + circle(part(20, 26), 4.4) + circle(part(-16, 22), 3.8),
  };
}

/** Rows of houses between two lanes; here and there a garden instead of a house. */
function quarter(index: number): Quarter {
  const middle = CORNER_ANGLES[index] ?? 0;
  let { houses, trees } = index === HALL_QUARTER ? hall() : { houses: '', trees: '' };
  ROWS.forEach(({ radius, depth }, row) => {
    if (index === HALL_QUARTER && row < 2) return;
    const half = 30 - (Math.asin(LANE_SIDE / radius) * 180) / Math.PI;
    const length = (2 * half * Math.PI * radius) / 180;
    const count = Math.max(2, Math.round(length / 25));
    const share = length / count;
    for (let place = 0; place < count; place += 1) {
      const seed = index * 100 + row * 20 + place;
      const angle = middle - half + ((place + 0.5) * 2 * half) / count;
      if (jitter(seed) < 0.11 && place > 0 && place < count - 1) {
        trees += circle(polar(radius - 3, angle - 1.4), 5.2) + circle(polar(radius + 5, angle + 1.6), 3.6);
        continue;
      }
      const width = share - 2.5 - jitter(seed + 7) * 3.5;
      houses += house({
        radius: radius + (jitter(seed + 3) - 0.5) * 2.5,
        angle,
        width,
        depth: depth - jitter(seed + 5) * 4,
        isHipped: jitter(seed + 11) > 0.62,
      });
    }
  });
  const corner = WALL / Math.cos(Math.PI / 6);
  for (const [out, side, size] of [
    [-10, 0, 6.5],
    [4, 11, 4.6],
    [5, -10, 5.4],
    [16, 1, 4.2],
  ] as const) {
    trees += circle(beside({ radius: corner, angle: middle }, out, side), size);
  }
  return { houses, trees };
}

/** Short waves along the middle of the moat. */
function ripples(): string {
  const radius = (WALL + MOAT) / 2;
  return GATE_ANGLES.flatMap((gate) =>
    [-66, -45, 30, 51].map((side, index) => {
      const out = [3, -4, -3, 5][index] ?? 0;
      const { x, y } = beside({ radius, angle: gate }, out, side);
      return wave({ x: x - 7, y });
    }),
  ).join('');
}

export interface GateDrawing {
  readonly angle: number;
  readonly x: number;
  readonly y: number;
  readonly towers: string;
  readonly bridge: string;
  readonly planks: string;
  readonly road: string;
  /** The lane to the square. */
  readonly lane: string;
  /** Hinges of the two leaves, in the gate's own frame: the gate lies at the origin, outside is to the right. */
  readonly leaf: number;
}

function gate(angle: number): GateDrawing {
  const spot = { radius: WALL, angle };
  const side = (out: number, across: number): Point => beside(spot, out, across);
  const inside = SQUARE - WALL;
  const outside = MOAT - WALL;
  const center = polar(WALL, angle);
  return {
    angle,
    x: Number(write(center.x)),
    y: Number(write(center.y)),
    towers: [-1, 1].map((hand) => circle(side(-2, hand * (PASSAGE + 7.5)), 7.5)).join(''),
    bridge: [-1, 1].map((hand) => line([side(7, hand * PASSAGE), side(outside + 3, hand * PASSAGE)])).join(''),
    planks: [13, 19, 25, 31].map((out) => line([side(out, -PASSAGE + 3), side(out, PASSAGE - 3)])).join(''),
    road: [-1, 1]
      .map((hand) => line([side(outside + 3, hand * PASSAGE), side(outside + 24, hand * (PASSAGE + 1))]))
      .join(''),
    lane: line([side(inside + 4, 0), side(-10, 0)]),
    leaf: PASSAGE - 0.5,
  };
}

/** Chevrons on the ring road: the way the work goes. */
function arrows(): string {
  return CORNER_ANGLES.map((angle) => {
    const spot = { radius: RING_ROAD, angle };
    return line([beside(spot, -2.8, -2), beside(spot, 0, 1.4), beside(spot, 2.8, -2)]);
  }).join('');
}

/** People on the square, alone and in groups, and the market stalls. */
function people(): string {
  const spots: readonly (readonly [number, number])[] = [
    [-30, -28],
    [-25, -32],
    [-24, -26],
    [5, -43],
    [10, -46],
    [29, -25],
    [34, -21],
    [40, 12],
    [35, 21],
    [29, 22],
    [30, 28],
    [-4, 44],
    [2, 47],
    [4, 41],
    [-33, 23],
    [-39, 17],
    [-44, -10],
  ];
  return spots.map(([x, y]) => circle({ x, y }, 1.5)).join('');
}

function stalls(): string {
  const spots: readonly (readonly [number, number])[] = [
    [-18, -44],
    [18, -38],
    [-18, 32],
    [16, 33],
  ];
  return spots
    .map(
      ([x, y]) =>
        shape([
          { x: x - 5, y: y - 3.5 },
          { x: x + 5, y: y - 3.5 },
          { x: x + 5, y: y + 3.5 },
          { x: x - 5, y: y + 3.5 },
        ]) +
        line([
          { x: x - 5, y },
          { x: x + 5, y },
        ]),
    )
    .join('');
}

/** Everything that the map draws, as path data. */
export const TOWN = {
  wall: wallPieces(WALL_STAR, PASSAGE + 15),
  walk: wallPieces(WALK_STAR, PASSAGE + 16),
  moat: rounded(starOutline(MOAT_STAR), 12),
  ripples: ripples(),
  ring: circle({ x: 0, y: 0 }, RING_ROAD),
  arrows: arrows(),
  lanes: GATE_ANGLES.map((angle) => line([polar(SQUARE - 6, angle), polar(WALL - 4, angle)])).join(''),
  square: shape(CORNER_ANGLES.map((angle) => polar(SQUARE + 6, angle))),
  people: people(),
  stalls: stalls(),
  quarters: CORNER_ANGLES.map((_, index) => quarter(index)),
  gates: GATE_ANGLES.map(gate),
} as const;

/** The same plan at the size of a thumb: wall with six openings, in a box of 48 by 48. The course's mark stands within. */
export const EMBLEM = ((): { wall: string; lanes: readonly string[] } => {
  const star: Star = { wall: 16.2, gorge: 6, flank: 2.2, reach: 4 };
  return {
    wall: wallPieces(star, 2.2),
    lanes: GATE_ANGLES.map((angle) => line([polar(13, angle), polar(20, angle)])),
  };
})();

/** Room for a mark in the middle of the large emblem: the square, cleared of houses, and what is left of the lanes. */
export const EMBLEM_LARGE = ((): { square: string; lanes: string; gates: readonly string[] } => {
  const plaza = 132;
  return {
    square: shape(CORNER_ANGLES.map((angle) => polar(plaza, angle))),
    lanes: GATE_ANGLES.map((angle) => line([polar(plaza * Math.cos(Math.PI / 6), angle), polar(WALL - 4, angle)])).join(
      '',
    ),
    gates: GATE_ANGLES.map((angle) => line([polar(plaza * Math.cos(Math.PI / 6) + 6, angle), polar(WALL + 26, angle)])),
  };
})();
