import { expect, test } from 'vitest';
import { parseCodeMeta } from './code-meta.ts';

test('a title and marked lines are read', () => {
  const meta = parseCodeMeta('title="routes/search.js" {2,4-6}');
  expect(meta.title).toBe('routes/search.js');
  expect([...meta.marked]).toEqual([2, 4, 5, 6]);
});

test('nothing written means no title and no marks', () => {
  expect(parseCodeMeta('')).toEqual({ title: null, marked: new Set() });
});

test('a range without end stays bounded', () => {
  expect(parseCodeMeta('{1-999999999}').marked.size).toBe(400);
});
