import { expect, test } from 'vitest';
import { countOf, duration, longDate } from './words.ts';

test('one is singular, everything else plural', () => {
  expect([countOf(1, 'lesson'), countOf(0, 'lesson'), countOf(2, 'lab')]).toEqual(['1 lesson', '0 lessons', '2 labs']);
});

test.each([
  [6, '6 minutes'],
  [74, '74 minutes'],
  [95, '1½ hours'],
  [120, '2 hours'],
  [60 * 3 + 10, '3 hours'],
])('%i minutes read as %s', (minutes, words) => {
  expect(duration(minutes)).toBe(words);
});

test('a date is written out', () => {
  expect(longDate(new Date('2026-11-23'))).toBe('23 November 2026');
});
