import { expect, test } from 'vitest';
import { matchesFilter, readFilter, writeFilter } from './lab-filter-address.ts';

const lab = { stage: 'build', level: 'easy', language: 'javascript', cwe: '89 564' };

test('an address without a choice shows every lab', () => {
  expect(matchesFilter(lab, readFilter(''))).toBe(true);
  expect(writeFilter({})).toBe('');
});

test('every choice must fit', () => {
  expect(matchesFilter(lab, readFilter('?level=easy&language=javascript'))).toBe(true);
  expect(matchesFilter(lab, readFilter('?level=easy&language=python'))).toBe(false);
});

test('one of several weaknesses is enough, and only a whole number counts', () => {
  expect(matchesFilter(lab, readFilter('?cwe=564'))).toBe(true);
  expect(matchesFilter(lab, readFilter('?cwe=56'))).toBe(false);
});

test('what is written reads back, and foreign keys are dropped', () => {
  expect(readFilter(writeFilter({ stage: 'build', cwe: '89' }))).toEqual({ stage: 'build', cwe: '89' });
  expect(readFilter('?stage=build&utm_source=x&level=')).toEqual({ stage: 'build' });
});
