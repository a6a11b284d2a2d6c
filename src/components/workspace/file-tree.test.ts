import { expect, test } from 'vitest';
import { needsTree, treeLines } from './file-tree.ts';

test('files come first, then folders with what is in them', () => {
  const lines = treeLines(['charts/north/a.txt', 'app.py', 'charts/b.txt', 'config/x.ini', 'answers.py']);
  expect(lines.map(({ name, depth, path }) => `${'  '.repeat(depth)}${name}${path === null ? '/' : ''}`)).toEqual([
    'answers.py',
    'app.py',
    'charts/',
    '  b.txt',
    '  north/',
    '    a.txt',
    'config/',
    '  x.ini',
  ]);
  expect(lines.find(({ name }) => name === 'a.txt')?.path).toBe('charts/north/a.txt');
});

test('a handful of files fits into tabs', () => {
  expect(needsTree(['a', 'b', 'c'])).toBe(false);
  expect(needsTree(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe(true);
});
