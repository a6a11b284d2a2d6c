import { expect, test } from 'vitest';
import { z } from 'zod';
import { fewKeys } from './few-keys.ts';

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));

test('as many keys as allowed pass, one more does not', () => {
  const schema = fewKeys(3).pipe(z.record(z.string(), z.string()));
  expect(schema.safeParse(keys(3))).toEqual({ success: true, data: keys(3) });
  expect(schema.safeParse(keys(4)).success).toBe(false);
});

test.each([null, undefined, 'text', 1])('%j is no object', (value) => {
  expect(fewKeys(3).safeParse(value).success).toBe(false);
});

test('what has too many keys is not looked at any further', () => {
  let looks = 0;
  const schema = fewKeys(3).pipe(
    z.record(
      z.string().refine(() => (looks += 1) > 0),
      z.string(),
    ),
  );
  schema.safeParse(keys(1000));
  expect(looks).toBe(0);
});
