import { expect, test } from 'vitest';
import { countProgress } from './count-progress.ts';

const progress = {
  lessons: { 'a/one': 'completed', 'a/two': 'opened' },
  labs: { leak: 'passed', other: 'attempted' },
} as const;

test('completed lessons and passed labs count as done', () => {
  expect(countProgress('a/one a/two lab:leak lab:other', progress)).toEqual({ done: 2, total: 4, begun: true });
});

test('what was only opened is begun, not done', () => {
  expect(countProgress('a/two', progress)).toEqual({ done: 0, total: 1, begun: true });
  expect(countProgress('b/one', progress)).toEqual({ done: 0, total: 1, begun: false });
});

test('nothing to do is nothing begun', () => {
  expect(countProgress('', progress)).toEqual({ done: 0, total: 0, begun: false });
});
