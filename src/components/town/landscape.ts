import { at, beside, circle, jitter, line, polar, shape, write, type Point } from './geometry.ts';
import { wave } from './waves.ts';

/** Around the town: hills in the north-west, fields in the north-east, a wood in the south-east, the sea in the south-west. */
function hills(): string {
  const tops: readonly (readonly [number, number, number])[] = [
    [-356, -322, 15],
    [-352, -318, 31],
    [-347, -313, 49],
  ];
  return tops
    .map(([x, y, size]) => {
      const [w, h] = [size * 1.25, size * 0.8];
      return (
        `M${write(x - w)} ${write(y)}` +
        `C${write(x - w)} ${write(y - h * 1.1)} ${write(x - w * 0.2)} ${write(y - h * 1.25)} ${write(x + w * 0.45)} ${write(y - h * 0.8)}` +
        `S${write(x + w * 1.15)} ${write(y + h * 0.6)} ${write(x + w * 0.35)} ${write(y + h)}` +
        `S${write(x - w)} ${write(y + h * 0.9)} ${write(x - w)} ${write(y)}z`
      );
    })
    .join('');
}

/** A field is four corners and furrows between two of its sides. */
function field(corners: readonly [Point, Point, Point, Point], furrows: number): string {
  const [a, b, c, d] = corners;
  const between = (from: Point, to: Point, share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  const lines = Array.from({ length: furrows }, (_, index) => {
    const share = (index + 1) / (furrows + 1);
    return line([
      between(between(a, b, share), between(d, c, share), 0.07),
      between(between(a, b, share), between(d, c, share), 0.93),
    ]);
  });
  return shape(corners) + lines.join('');
}

function fields(): string {
  const p = (x: number, y: number): Point => ({ x, y });
  return (
    field([p(312, -378), p(372, -366), p(358, -312), p(300, -326)], 6) +
    field([p(380, -364), p(416, -357), p(404, -300), p(366, -310)], 3) +
    field([p(298, -318), p(402, -292), p(398, -268), p(292, -290)], 2)
  );
}

function wood(): string {
  let trees = '';
  for (let row = 0; row < 4; row += 1) {
    for (let place = 0; place < 6 - row; place += 1) {
      const seed = 900 + row * 10 + place;
      const x = 402 - place * 21 + (jitter(seed) - 0.5) * 9 - row * 4;
      const y = 368 - row * 21 + (jitter(seed + 3) - 0.5) * 9 + place * 1.5;
      trees += circle({ x, y }, 6 + jitter(seed + 5) * 4);
    }
  }
  return trees;
}

/** From above a boat is a leaf with a thwart or two. */
function boat(center: Point, angle: number, size: number): string {
  const along = (distance: number, across: number): Point => {
    const a = polar(distance, angle);
    const b = polar(across, angle + 90);
    return { x: center.x + a.x + b.x, y: center.y + a.y + b.y };
  };
  return (
    `M${at(along(size, 0))}Q${at(along(size * 0.35, size * 0.52))} ${at(along(-size * 0.8, size * 0.3))}` +
    `L${at(along(-size * 0.8, -size * 0.3))}Q${at(along(size * 0.35, -size * 0.52))} ${at(along(size, 0))}z` +
    line([along(-size * 0.1, -size * 0.36), along(-size * 0.1, size * 0.36)])
  );
}

const SHORE = 'M-420 214C-392 206-372 226-350 236S-306 262-298 292S-270 330-272 352S-254 372-250 384';
const SHALLOWS = 'M-420 226C-394 219-378 237-357 247S-316 270-309 297S-282 336-284 357S-270 374-264 384';

function sea(): string {
  const waves: readonly (readonly [number, number])[] = [
    [-406, 262],
    [-372, 276],
    [-398, 312],
    [-346, 306],
    [-362, 346],
    [-410, 362],
    [-322, 352],
    [-330, 374],
  ];
  return waves.map(([x, y]) => wave({ x, y })).join('');
}

function jetty(): string {
  const spot = { radius: 0, angle: 0 };
  const at2 = (x: number, y: number): Point => beside(spot, x, y);
  return (
    line([at2(-300, 283), at2(-338, 297)]) +
    line([at2(-297, 291), at2(-335, 305)]) +
    line([at2(-338, 297), at2(-335, 305)])
  );
}

export const LANDSCAPE = {
  faint: hills() + fields() + SHALLOWS + sea(),
  wood: wood(),
  shore: SHORE,
  boats:
    jetty() +
    boat({ x: -346, y: 322 }, 200, 12) +
    boat({ x: -388, y: 292 }, 215, 14) +
    boat({ x: -388, y: 338 }, 170, 11),
} as const;
