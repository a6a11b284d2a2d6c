export interface Random {
  /** Both ends included. */
  int(min: number, max: number): number;
  word(length: number): string;
  pick<T>(list: readonly T[]): T;
}

/** FNV-1a, to turn the seed's text into a number. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}

/** Mulberry32 (Tommy Ettinger, public domain): the same inputs again for the same seed, none to guess from outside. */
export function seeded(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    word: (length) => Array.from({ length }, () => String.fromCharCode(97 + int(0, 25))).join(''),
    pick: <T>(list: readonly T[]) => list[int(0, list.length - 1)] as T,
  };
}
