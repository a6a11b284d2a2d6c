/**
 * Which characters one step of a regular expression takes. Latin-1 is told apart character by character; all others
 * are one, which is enough to ask whether two steps can take the same character.
 */
export type CharacterSet = ReadonlySet<number>;

/** Stands for everything above Latin-1. */
const OTHERS = 256;

export function setOf(test: (character: string) => boolean, hasOthers: boolean): CharacterSet {
  const found = new Set<number>();
  for (let code = 0; code < OTHERS; code++) if (test(String.fromCharCode(code))) found.add(code);
  if (hasOthers) found.add(OTHERS);
  return found;
}

export const ANY: CharacterSet = setOf(() => true, true);

export function singleton(code: number): CharacterSet {
  return new Set([Math.min(code, OTHERS)]);
}

export function rangeOf(from: number, to: number): CharacterSet {
  const found = new Set<number>();
  for (let code = from; code <= Math.min(to, OTHERS); code++) found.add(code);
  if (to >= OTHERS) found.add(OTHERS);
  return found;
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  return new Set(sets.flatMap((one) => [...one]));
}

/** Others stay: a set of some of them excludes not all. */
export function complement(of: CharacterSet): CharacterSet {
  return new Set([...ANY].filter((code) => code === OTHERS || !of.has(code)));
}

export function overlaps(a: CharacterSet, b: CharacterSet): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const code of small) if (large.has(code)) return true;
  return false;
}
