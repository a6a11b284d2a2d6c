import { expect, test } from 'vitest';
import { canFormat, formatText } from './format-text.ts';

test.each([
  ['app.js', 'const a = {b:"c"}', "const a = { b: 'c' };\n"],
  ['app.ts', 'let a:number=1', 'let a: number = 1;\n'],
  ['policy.json', '{"a":[1,2]}', '{ "a": [1, 2] }\n'],
  ['.github/workflows/ci.yml', 'on:   push\njobs:\n    a: {}\n', 'on: push\njobs:\n  a: {}\n'],
])('%s is laid out', async (path, text, laidOut) => {
  expect(await formatText(path, text)).toEqual({ ok: true, text: laidOut });
});

test('what does not parse is told with its place, and nothing else happens', async () => {
  const result = await formatText('app.js', 'const = 1');
  expect(result).toMatchObject({ ok: false });
  expect(result.ok ? '' : result.reason).toMatch(/app\.js cannot be formatted: .*\(1:7\)/);
});

test('files of other languages are left alone', async () => {
  expect(canFormat('app.py')).toBe(false);
  expect(await formatText('app.py', 'x=1')).toEqual({ ok: false, reason: 'There is no formatter for app.py.' });
});
