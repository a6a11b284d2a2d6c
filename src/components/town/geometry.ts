/** Angles in degrees, clockwise from the right, as SVG sees them. The town's middle is the origin. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export function polar(radius: number, angle: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: radius * Math.cos(radians), y: radius * Math.sin(radians) };
}

/** A point given beside a spot: `out` along its radius, `side` clockwise across it. */
export function beside(spot: { readonly radius: number; readonly angle: number }, out: number, side: number): Point {
  const base = polar(spot.radius + out, spot.angle);
  const across = polar(side, spot.angle + 90);
  return { x: base.x + across.x, y: base.y + across.y };
}

/** One decimal is a tenth of a stroke: more digits are bytes nobody sees. */
export function write(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

export function at({ x, y }: Point): string {
  return `${write(x)} ${write(y)}`;
}

export function line(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
}

export function shape(points: readonly Point[]): string {
  return `${line(points)}z`;
}

export function circle(center: Point, radius: number): string {
  const r = write(radius);
  return `M${at({ x: center.x - radius, y: center.y })}a${r} ${r} 0 1 0 ${write(2 * radius)} 0a${r} ${r} 0 1 0 ${write(-2 * radius)} 0z`;
}

/** A closed outline whose corners are rounded off by up to `radius`. */
export function rounded(points: readonly Point[], radius: number): string {
  const parts = points.map((corner, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const enter = towards(corner, before, radius);
    const leave = towards(corner, after, radius);
    return `${index === 0 ? 'M' : 'L'}${at(enter)}Q${at(corner)} ${at(leave)}`;
  });
  return `${parts.join('')}z`;
}

export function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The same number for the same place on every build: houses differ, and stay where they are. */
export function jitter(seed: number): number {
  const value = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return value - Math.floor(value);
}
