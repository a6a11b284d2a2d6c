import { write, type Point } from './geometry.ts';

/** One short wave, as map makers draw water. */
export function wave({ x, y }: Point, size = 3.6): string {
  return `M${write(x)} ${write(y)}q${write(size)} ${write(-size * 0.9)} ${write(2 * size)} 0t${write(2 * size)} 0`;
}
