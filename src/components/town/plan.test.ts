import { expect, test } from 'vitest';
import { GATES } from '../../content/stages.ts';
import { GATE_ANGLES, TOWN } from './plan.ts';

/** A map that weighs more than this before compression is drawn with too many strokes. */
const MAP_CHARACTERS_MAX = 32_000;

test('the town has one gate for each stage, clockwise in walking order', () => {
  expect(GATE_ANGLES).toHaveLength(GATES.length);
  expect([...GATE_ANGLES].sort((a, b) => a - b)).toEqual([...GATE_ANGLES]);
});

test('the drawing is the same on every build, and holds no number that is none', async () => {
  const text = JSON.stringify(TOWN);
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  expect(text.length).toBeLessThan(MAP_CHARACTERS_MAX);
});
