import { compileRegex } from '#core/sast/rule/regex.ts';

/** A longer pattern is not a name of branches or files. */
const PATTERN_LENGTH_MAX = 200;

/** Filters of branches and paths: `*` takes no slash in, `**` does. Everything else is a letter. */
export function matchesGlob(pattern: string, text: string): boolean {
  if (pattern.length > PATTERN_LENGTH_MAX) return false;
  const parts = pattern.split(/(\*\*\/|\*+)/);
  const source = parts.map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return '[^/]*';
    if (/^\*+$/.test(part)) return '.*';
    return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  const made = compileRegex(`^${source.join('')}$`, '');
  // A pattern of very many stars is refused there: it is nobody's name either.
  return made.ok && made.regex.test(text);
}

/** As filters of a trigger are read: in order, and one that begins with `!` takes out again. */
export function matchesFilters(patterns: readonly string[], text: string): boolean {
  return patterns.reduce(
    (isIn, one) => (one.startsWith('!') ? isIn && !matchesGlob(one.slice(1), text) : isIn || matchesGlob(one, text)),
    false,
  );
}
