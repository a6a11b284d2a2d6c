import { backtrackingOf } from '../regex/backtracking.ts';
import { readRegex, Unsupported } from '../regex/read-regex.ts';
import { printRegex, type RegexNode } from '../regex/regex-tree.ts';

/**
 * A rule's regular expression that cannot hang: the judged expression, and how much text it is tried on at once.
 * Expressions that can take exponential time are refused; of others, the more loops stand in a row, the shorter the text.
 */
export interface SafeRegex {
  readonly pattern: RegExp;
  readonly charsMax: number;
  test(text: string): boolean;
  /** All matches, piece by piece where the text is longer than may be tried at once; pieces end at a line. */
  all(text: string): Iterable<{ readonly start: number; readonly match: RegExpExecArray }>;
}

export type RegexResult =
  { readonly ok: true; readonly regex: SafeRegex } | { readonly ok: false; readonly expected: string };

/**
 * By loops in a row. Linear ones take a whole file; each loop more multiplies the steps by the length of the text, and
 * about a hundred million steps are what a scan can spare in the worst case.
 */
const CHARS_MAX_BY_LOOPS: readonly number[] = [1_000_000, 10_000, 2_000];
const CHARS_MAX_OTHERWISE = 500;

/** Loops in a row that no text is short enough for. */
const LOOPS_MAX = 12;

/** Compiles PCRE's spelling for JavaScript. `start` anchors it there, as Python's `re.match` does. */
export function compileRegex(source: string, flags: string, anchor: 'anywhere' | 'start' = 'anywhere'): RegexResult {
  let tree: RegexNode;
  try {
    tree = readRegex(source, flags);
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, expected: error.message };
    throw error;
  }
  const backtracking = backtrackingOf(tree);
  if (backtracking === 'exponential' || backtracking > LOOPS_MAX) {
    return {
      ok: false,
      expected: 'a regular expression without catastrophic backtracking: no loops within loops over the same text',
    };
  }
  const printed = printRegex(tree);
  const pattern = toRegExp(anchor === 'start' ? `^(?:${printed})` : printed, /\\[pP]\{/.test(printed) ? 'u' : '');
  if (!pattern) return { ok: false, expected: `a regular expression that JavaScript can run; found ${source}` };
  const charsMax = CHARS_MAX_BY_LOOPS[backtracking] ?? CHARS_MAX_OTHERWISE;
  const global = new RegExp(pattern.source, `g${pattern.flags}`);
  return {
    ok: true,
    regex: {
      pattern,
      charsMax,
      test: (text) => pattern.test(text.slice(0, charsMax)),
      all: (text) => allMatches(global, text, charsMax),
    },
  };
}

function* allMatches(
  global: RegExp,
  text: string,
  charsMax: number,
): Generator<{ readonly start: number; readonly match: RegExpExecArray }> {
  for (let offset = 0; offset < text.length || offset === 0;) {
    const wanted = offset + charsMax;
    const newline = text.lastIndexOf('\n', wanted);
    const end = wanted >= text.length ? text.length : newline > offset ? newline + 1 : wanted;
    for (const match of text.slice(offset, end).matchAll(global)) yield { start: offset + match.index, match };
    if (end === offset) return;
    offset = end;
  }
}

function toRegExp(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether an expression in code can take exponential time on a text that is made for it; `null` where it is not read. */
export function isCatastrophic(source: string): boolean | null {
  try {
    return backtrackingOf(readRegex(source, '')) === 'exponential';
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}
