/** A longer pattern is not a name of branches or files. */
const PATTERN_LENGTH_MAX = 200;

/** What a part of a pattern can take: a letter of its own, any number of letters of a folder, of all, or whole folders. */
type Part = { readonly letter: string } | 'within' | 'all' | 'folders';

const partsOf = (pattern: string): readonly Part[] =>
  pattern
    .split(/(\*\*\/|\*+)/)
    .flatMap((text): readonly Part[] =>
      text === '**/'
        ? ['folders']
        : text === '*'
          ? ['within']
          : /^\*+$/.test(text)
            ? ['all']
            : [...text].map((letter) => ({ letter })),
    );

/** Places behind `part`, from those before it. All ways are gone at once: however many stars, each letter is read once. */
function after(part: Part, places: ReadonlySet<number>, letters: readonly string[]): ReadonlySet<number> {
  const reached = new Set<number>();
  if (typeof part === 'object') {
    for (const at of places) if (letters[at] === part.letter) reached.add(at + 1);
    return reached;
  }
  let isOpen = false;
  for (let at = 0; at <= letters.length; at += 1) {
    const isBegun = places.has(at);
    const isAfterFolder: boolean = isOpen && letters[at - 1] === '/';
    isOpen = isBegun || (isOpen && !(part === 'within' && isAfterFolder));
    if (isOpen && (part !== 'folders' || isBegun || isAfterFolder)) reached.add(at);
  }
  return reached;
}

/** Filters of branches and paths: `*` takes no slash in, `**` does. Everything else is a letter. */
export function matchesGlob(pattern: string, text: string): boolean {
  if (pattern.length > PATTERN_LENGTH_MAX) return false;
  const letters = [...text];
  let places: ReadonlySet<number> = new Set([0]);
  for (const part of partsOf(pattern)) places = after(part, places, letters);
  return places.has(letters.length);
}

/** As filters of a trigger are read: in order, and one that begins with `!` takes out again. */
export function matchesFilters(patterns: readonly string[], text: string): boolean {
  return patterns.reduce(
    (isIn, one) => (one.startsWith('!') ? isIn && !matchesGlob(one.slice(1), text) : isIn || matchesGlob(one, text)),
    false,
  );
}
