import { expect, test } from 'vitest';
import { isDeep, readJson } from './json-request.ts';

const send = (body: string) => readJson(new Request('http://localhost/', { method: 'POST', body }));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test('a body of eight levels is read, one of nine is not', async () => {
  expect(await send(nested(8))).toEqual([[[[[[[[]]]]]]]]);
  expect(await send(nested(9))).toBeUndefined();
  expect(await send(`{"a":${nested(8)}}`)).toBeUndefined();
});

test('brackets in texts are no levels, however the text is quoted', async () => {
  const files = { 'app.js': '[[[[[[[[[[ "{{{{{{{{{{" \\', '{{{{{{{{{{\\"': '[' };
  expect(await send(JSON.stringify({ files }))).toEqual({ files });
});

test('levels side by side do not add up', () => {
  expect(isDeep(`[${'[],'.repeat(100)}{}]`)).toBe(false);
});

test('what is no JSON is nothing', async () => {
  for (const body of ['', '{', '"', '{"a":', ']]]', '\\']) expect(await send(body)).toBeUndefined();
});
