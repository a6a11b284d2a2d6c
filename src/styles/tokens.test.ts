import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('tokens.css', import.meta.url)), 'utf8');

type Theme = 'light' | 'dark';
/** What stands on what. */
type Pair = readonly [ink: string, paper: string];
type Oklch = readonly [lightness: number, chroma: number, hue: number];

const PAIR = /--([\w-]+):\s*light-dark\(\s*oklch\(([^)]+)\)\s*,\s*oklch\(([^)]+)\)\s*\)/g;
const tokens = new Map(
  [...css.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light: numbers(light), dark: numbers(dark) },
  ]),
);

const STAGES = ['plan', 'design', 'build', 'test', 'deploy', 'run', 'people'].map((stage) => `stage-${stage}`);
const PAPERS = ['paper', 'paper-2', 'paper-3'];
const CODE = ['ink', 'comment', 'keyword', 'string', 'number', 'function', 'type', 'punctuation'].map(
  (role) => `code-${role}`,
);

/** WCAG 2.2: text 4.5, parts and large text 3. */
const TEXT: readonly Pair[] = [
  ...PAPERS.flatMap((paper) => ['ink', 'ink-2'].map((ink) => pair(ink, paper))),
  ...[...STAGES, 'passed', 'failed', 'limit'].flatMap((accent) =>
    ['paper', 'paper-2'].map((paper) => pair(accent, paper)),
  ),
  ...['passed', 'failed', 'limit'].flatMap((meaning) =>
    [meaning, 'ink', 'ink-2'].map((ink) => pair(ink, `${meaning}-paper`)),
  ),
  ...[...CODE, 'passed', 'failed'].flatMap((role) =>
    ['code-paper', 'code-line-mark'].map((paper) => pair(role, paper)),
  ),
  ['ink-2', 'code-paper'],
  ['paper', 'ink'],
];
const PARTS: readonly Pair[] = [
  ...['ink-3', 'focus', ...STAGES].flatMap((part) => ['paper', 'paper-2'].map((paper) => pair(part, paper))),
  ['focus', 'paper-3'],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(TEXT)('%s is legible as text on %s', (ink, paper) => {
    expect(contrast(ink, paper, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(PARTS)('%s can be seen on %s', (part, paper) => {
    expect(contrast(part, paper, theme)).toBeGreaterThanOrEqual(3);
  });

  test('the accents of the stages are equal in lightness', () => {
    expect(new Set(STAGES.map((stage) => token(stage)[theme][0])).size).toBe(1);
  });
});

function pair(ink: string, paper: string): Pair {
  return [ink, paper];
}

function token(name: string): Record<Theme, Oklch> {
  const pair = tokens.get(name);
  if (!pair) throw new Error(`tokens.css has no pair of colours named --${name}.`);
  return pair;
}

function numbers(text: string): Oklch {
  const [lightness = 0, chroma = 0, hue = 0] = text.trim().split(/\s+/).map(Number);
  return [lightness, chroma, hue];
}

function contrast(one: string, other: string, theme: Theme): number {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(token(name)[theme])).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** OKLCH to linear sRGB (Björn Ottosson, "A perceptual color space for image processing", 2020), clipped as screens do. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
