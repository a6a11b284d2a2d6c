import { expect, test } from 'vitest';
import {
  DEVICE_PROGRESS_KEY,
  hasUnimported,
  markImported,
  readDeviceProgress,
  recordLab,
  recordLesson,
  rememberPlace,
  type ProgressStorage,
} from './device-progress.ts';

const NOON = new Date('2026-11-23T12:00:00Z');

function memory(initial?: string): ProgressStorage & { text(): string } {
  const held = new Map<string, string>(initial === undefined ? [] : [[DEVICE_PROGRESS_KEY, initial]]);
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    text: () => held.get(DEVICE_PROGRESS_KEY) ?? '',
  };
}

test('a completed lesson is kept with its content hash and time', () => {
  const storage = memory();
  recordLesson('implementation/how-sast-works', { state: 'completed', contentHash: 'abc' }, NOON, storage);
  expect(readDeviceProgress(storage).lessons).toEqual({
    'implementation/how-sast-works': { state: 'completed', contentHash: 'abc', at: '2026-11-23T12:00:00.000Z' },
  });
});

test('states only move forward', () => {
  const storage = memory();
  recordLab('search-that-leaks', 'passed', NOON, storage);
  recordLab('search-that-leaks', 'attempted', NOON, storage);
  expect(readDeviceProgress(storage).labs['search-that-leaks']?.state).toBe('passed');
});

test('an id that is no id is not stored', () => {
  const storage = memory();
  recordLab('../admin', 'passed', NOON, storage);
  recordLesson('no-slash', { state: 'opened', contentHash: '' }, NOON, storage);
  expect(storage.text()).toBe('');
});

test.each(['', 'null', '[]', '{', '"text"', '{"version":2}', '{"version":1,"lessons":[],"labs":null,"last":7}'])(
  'the damaged value %j reads as nothing done',
  (text) => {
    expect(readDeviceProgress(memory(text))).toMatchObject({ lessons: {}, labs: {}, last: null });
  },
);

test('one damaged entry costs that entry only', () => {
  const storage = memory(
    JSON.stringify({
      version: 1,
      lessons: {
        'a/b': { state: 'completed', contentHash: 'x', at: NOON.toISOString() },
        'a/c': { state: 'won', contentHash: 'x', at: NOON.toISOString() },
        'a/d': { state: 'opened', contentHash: 'x', at: 'never' },
      },
      labs: { __proto__: { state: 'passed' } },
    }),
  );
  expect(Object.keys(readDeviceProgress(storage).lessons)).toEqual(['a/b']);
});

test('500 items are kept, of 501 the oldest goes', () => {
  const storage = memory();
  for (let index = 0; index <= 500; index += 1) {
    recordLab(`lab-${index}`, 'opened', new Date(NOON.getTime() + index * 1000), storage);
    if (index === 499) expect(Object.keys(readDeviceProgress(storage).labs)).toHaveLength(500);
  }
  const labs = readDeviceProgress(storage).labs;
  expect(Object.keys(labs)).toHaveLength(500);
  expect(labs['lab-0']).toBeUndefined();
});

test('a place on another host is refused', () => {
  const storage = memory();
  rememberPlace({ href: '//elsewhere.example/x', title: 'x' }, NOON, storage);
  rememberPlace({ href: 'https://elsewhere.example', title: 'x' }, NOON, storage);
  expect(readDeviceProgress(storage).last).toBeNull();
  rememberPlace({ href: '/courses/a/b', title: 'B' }, NOON, storage);
  expect(readDeviceProgress(storage).last?.href).toBe('/courses/a/b');
});

test('what was imported is not offered again until something new was done', () => {
  const storage = memory();
  recordLab('one', 'passed', NOON, storage);
  expect(hasUnimported(readDeviceProgress(storage))).toBe(true);
  markImported(storage);
  expect(hasUnimported(readDeviceProgress(storage))).toBe(false);
  recordLab('two', 'attempted', NOON, storage);
  expect(hasUnimported(readDeviceProgress(storage))).toBe(true);
});

test('a storage that refuses loses the note and nothing else', () => {
  const refusing: ProgressStorage = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => undefined,
  };
  expect(() => recordLab('one', 'passed', NOON, refusing)).not.toThrow();
  expect(readDeviceProgress(refusing).labs).toEqual({});
});
