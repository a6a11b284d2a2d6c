import { expect, test } from 'vitest';
import { checkDrawing } from './check-drawing.ts';

const svg = (inner: string): string => `<svg viewBox="0 0 10 10">\n${inner}\n</svg>`;

test('lines and texts with tokens are a drawing', () => {
  expect(checkDrawing(svg('<path d="M0 0" stroke="var(--stage)" />'), 'a.svg')).toEqual([]);
});

test.each([
  ['<script>1</script>', 'run code'],
  ['<path onclick="x()" />', 'run code'],
  ['<style>path{}</style>', 'styles'],
  ['<path style="stroke:red" />', 'styles'],
  ['<image href="x.png" />', 'outside'],
  ['<path fill="url(#a)" />', 'outside'],
  ['<path id="a" />', 'id'],
])('%s is refused with its line', (inner, problem) => {
  const [found] = checkDrawing(svg(inner), 'a.svg');
  expect(found?.problem).toContain(problem);
  expect(found?.line).toBe(2);
});

test('a drawing without a viewBox is refused', () => {
  expect(checkDrawing('<svg width="10"></svg>', 'a.svg')[0]?.problem).toContain('viewBox');
});
