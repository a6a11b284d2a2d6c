import { describe, expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('where to go after signing in', () => {
  test.each(['/', '/me', '/labs/search-that-leaks?from=home#brief', '/courses/a/b'])('%s is a page of ours', (path) => {
    expect(safeNext(path, '/fallback')).toBe(path);
  });

  test.each([
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'me',
    `/${'a'.repeat(512)}`,
  ])('%j leads somewhere else and is not followed', (path) => {
    expect(safeNext(path, '/fallback')).toBe('/fallback');
  });

  test('nothing to go to is the fallback', () => {
    expect(safeNext(null, '/fallback')).toBe('/fallback');
  });
});
