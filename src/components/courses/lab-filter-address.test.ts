import { expect, test } from 'vitest';
import { matchesFilter, NOTHING_BEFORE, readFilter, standingOf, timesOf, writeFilter } from './lab-filter-address.ts';

const facts = {
  stage: 'build',
  kind: 'fix',
  level: 'easy',
  language: 'javascript',
  cwe: '89 564',
  asvs: '1.2.4',
  time: timesOf(20),
  after: NOTHING_BEFORE,
  standing: 'open ready',
};
const matches = (search: string) => matchesFilter(facts, 'The search that leaks', readFilter(search));

test('an address without a choice shows every lab', () => {
  expect(matches('')).toBe(true);
  expect(writeFilter({})).toBe('');
});

test('every choice must fit', () => {
  expect(matches('?level=easy&language=javascript')).toBe(true);
  expect(matches('?level=easy&language=python')).toBe(false);
  expect(matches('?kind=review')).toBe(false);
});

test('one of several weaknesses is enough, and only a whole number counts', () => {
  expect(matches('?cwe=564')).toBe(true);
  expect(matches('?cwe=56')).toBe(false);
  expect(matches('?asvs=1.2')).toBe(false);
});

test('a lab of twenty minutes fits into half an hour and not into a quarter', () => {
  expect(matches('?time=30')).toBe(true);
  expect(matches('?time=15')).toBe(false);
});

test('words are looked for one by one, in any case', () => {
  expect(matches('?words=LEAKS+search')).toBe(true);
  expect(matches('?words=search+harbour')).toBe(false);
});

test('a lab is ready when all that comes before it is passed', () => {
  const passed = (lab: string) => ['one', 'two'].includes(lab);
  expect(standingOf('one', NOTHING_BEFORE, passed)).toBe('passed');
  expect(standingOf('three', 'one two', passed)).toBe('open ready');
  expect(standingOf('three', 'one four', passed)).toBe('open');
  expect(standingOf('three', NOTHING_BEFORE, passed)).toBe('open ready');
});

test('what is written reads back, and foreign keys are dropped', () => {
  expect(readFilter(writeFilter({ stage: 'build', words: 'a b' }))).toEqual({ stage: 'build', words: 'a b' });
  expect(readFilter('?stage=build&utm_source=x&level=')).toEqual({ stage: 'build' });
});
