import { describe, expect, it } from 'vitest';
import { holds, isEqual } from './equal.ts';

describe('isEqual', () => {
  it('compares by value, deeply', () => {
    expect(isEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(isEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isEqual([1], { 0: 1 })).toBe(false);
    expect(isEqual(Number.NaN, Number.NaN)).toBe(true);
  });
});

describe('holds', () => {
  it('finds parts in objects and lists, in any order', () => {
    const list = [
      { name: 'a', n: 1 },
      { name: 'b', n: 2 },
    ];
    expect(holds(list, [{ name: 'b' }, { n: 1 }])).toBe(true);
    expect(holds({ list }, { list: [{ n: 2 }] })).toBe(true);
  });

  it('needs an item of its own for each part', () => {
    expect(holds([{ n: 1 }], [{ n: 1 }, { n: 1 }])).toBe(false);
    expect(holds({ a: 1 }, { b: 1 })).toBe(false);
    expect(holds('text', { length: 4 })).toBe(false);
  });
});
