import { expect, test } from 'vitest';
import { filePath, isFile } from './address.ts';

test.each([
  ['file:///data/gatehouse.db', '/data/gatehouse.db'],
  ['file:/data/gatehouse.db', '/data/gatehouse.db'],
  ['file:///data/of%20ours/x.db', '/data/of ours/x.db'],
  ['file:data/x.db', 'data/x.db'],
  ['file:./of%20ours/x.db', './of ours/x.db'],
])('%s is the file %s', (url, path) => {
  expect(isFile({ url })).toBe(true);
  expect(filePath(url)).toBe(path);
});

test.each(['http://127.0.0.1:8080', 'libsql://learn.example.org', 'wss://learn.example.org'])(
  '%s is a server',
  (url) => {
    expect(isFile({ url })).toBe(false);
  },
);
