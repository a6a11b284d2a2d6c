/**
 * Which characters one step of a regular expression takes. Latin-1 is told apart character by character; all others
 * are one, but for white space, which `\s` takes and `\S` does not. That is enough to ask whether two steps can take the
 * same character.
 */
export type CharacterSet = ReadonlySet<number>;

/** Stands for everything above Latin-1 but white space. */
const OTHERS = 256;

/** Stands for white space above Latin-1. */
export const OTHER_SPACES = 257;

export function setOf(test: (character: string) => boolean, hasOthers: boolean): CharacterSet {
  const found = new Set<number>();
  for (let code = 0; code < OTHERS; code++) if (test(String.fromCharCode(code))) found.add(code);
  if (hasOthers) found.add(OTHERS).add(OTHER_SPACES);
  return found;
}

export const ANY: CharacterSet = setOf(() => true, true);

export function singleton(code: number): CharacterSet {
  return code < OTHERS ? new Set([code]) : new Set([OTHERS, OTHER_SPACES]);
}

export function rangeOf(from: number, to: number): CharacterSet {
  const found = new Set<number>();
  for (let code = from; code <= Math.min(to, OTHERS - 1); code++) found.add(code);
  if (to >= OTHERS) found.add(OTHERS).add(OTHER_SPACES);
  return found;
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  return new Set(sets.flatMap((one) => [...one]));
}

/** Others stay: a set of some of them excludes not all. White space alone is all of it. */
export function complement(of: CharacterSet): CharacterSet {
  const isKept = (code: number): boolean =>
    code === OTHERS || (code === OTHER_SPACES ? !of.has(code) || of.has(OTHERS) : !of.has(code));
  return new Set([...ANY].filter(isKept));
}

export function overlaps(a: CharacterSet, b: CharacterSet): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const code of small) if (large.has(code)) return true;
  return false;
}
