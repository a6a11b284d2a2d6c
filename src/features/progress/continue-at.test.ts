import { expect, test } from 'vitest';
import { continueAt } from './continue-at.ts';

const COURSES = [
  { lessons: ['a/one', 'a/two', 'a/three'], labs: ['lab-one'] },
  { lessons: ['b/one'], labs: [] },
];

test('nothing begun is nothing to continue', () => {
  expect(continueAt([], { lessons: {}, labs: {} }, COURSES)).toBeNull();
});

test('the item touched last is where to go on, while it is open', () => {
  const progress = { lessons: { 'a/two': 'opened', 'b/one': 'opened' }, labs: { 'lab-one': 'attempted' } } as const;
  expect(continueAt(['lab-one', 'a/two', 'b/one'], progress, COURSES)).toBe('lab-one');
});

test('after a completed lesson it is the next one, and after the last the labs of the course', () => {
  expect(continueAt(['a/one'], { lessons: { 'a/one': 'completed' }, labs: {} }, COURSES)).toBe('a/two');
  const lessons = { 'a/one': 'completed', 'a/two': 'completed', 'a/three': 'completed' } as const;
  expect(continueAt(['a/three'], { lessons, labs: {} }, COURSES)).toBe('lab-one');
});

test('what was left out before comes after the end', () => {
  const progress = {
    lessons: { 'a/two': 'completed', 'a/three': 'completed' },
    labs: { 'lab-one': 'passed' },
  } as const;
  expect(continueAt(['lab-one'], progress, COURSES)).toBe('a/one');
});

test('a finished course leads back to what was touched before, and to nothing when that is done as well', () => {
  const progress = { lessons: { 'b/one': 'completed', 'a/two': 'opened' }, labs: {} } as const;
  expect(continueAt(['b/one', 'a/two'], progress, COURSES)).toBe('a/two');
  expect(continueAt(['b/one'], { lessons: { 'b/one': 'completed' }, labs: {} }, COURSES)).toBeNull();
});

test('a done item outside of all courses leads nowhere by itself', () => {
  expect(continueAt(['lab-two'], { lessons: {}, labs: { 'lab-two': 'passed' } }, COURSES)).toBeNull();
});
