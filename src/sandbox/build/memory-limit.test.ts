import { describe, expect, it } from 'vitest';
import { limitMemory } from './memory-limit.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** (module (memory (export "m") 1)) */
const GROWING = Uint8Array.of(...HEADER, 5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6d, 2, 0);
const PAGE = 65_536;

describe('limitMemory', () => {
  it('gives a memory a maximum that grow respects', async () => {
    const { instance } = await WebAssembly.instantiate(limitMemory(GROWING, 200 * PAGE) as BufferSource);
    const memory = instance.exports['m'] as WebAssembly.Memory;
    memory.grow(199);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it('replaces a maximum that is there', () => {
    const once = limitMemory(GROWING, 200 * PAGE);
    expect(limitMemory(once, 200 * PAGE)).toEqual(once);
  });

  it('refuses modules that it does not understand', () => {
    expect(() => limitMemory(Uint8Array.of(...HEADER), PAGE)).toThrow('no memory section');
    expect(() => limitMemory(Uint8Array.of(...HEADER, 5, 5, 2, 0, 1, 0, 1), PAGE)).toThrow('one memory');
    expect(() => limitMemory(GROWING, 0)).toThrow('more than 0');
    expect(() => limitMemory(GROWING.subarray(0, 9), PAGE)).toThrow('ends inside');
  });
});
