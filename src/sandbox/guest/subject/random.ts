// QuickJS seeds Math.random once, before the image is taken that every application starts from: all would draw the same.
import { host } from './host.ts';

let state: [number, number, number, number] | undefined;

/** Xoshiro128** (Blackman and Vigna, public domain). */
function random(): number {
  state ??= (host.random('16').match(/.{8}/g) ?? []).map(
    (hex) => Number.parseInt(hex, 16) | 1,
  ) as unknown as typeof state;
  const [a, b, c, d] = state as [number, number, number, number];
  const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  const e = c ^ a;
  const f = d ^ b;
  state = [a ^ f, b ^ e, e ^ (b << 9), rotate(f, 11)];
  return scrambled / 2 ** 32;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Called once packages have loaded, some of which draw numbers. */
export function reseedRandom(): void {
  state = undefined;
  Math.random = random;
}
