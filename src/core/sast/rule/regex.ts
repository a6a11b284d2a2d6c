import { backtrackingOf, choicesIn } from '../regex/backtracking.ts';
import { readRegex, Unsupported } from '../regex/read-regex.ts';
import { printRegex, type RegexNode } from '../regex/regex-tree.ts';
import { countedSearch, type RegexBudget, type RegexMatch } from '../regex/run-regex.ts';

/**
 * A rule's regular expression that cannot hang. One that can take exponential time is refused. Of the others, the
 * number of loops that stand in a row says what the worst text costs: where that is too much for JavaScript's matcher,
 * which nothing can stop, one of our own runs with a budget.
 */
export interface SafeRegex {
  /** As JavaScript writes it. */
  readonly pattern: RegExp;
  test(text: string, budget?: RegexBudget): boolean;
  /** All matches. What the budget of the caller loses is what was spent here beyond the allowance of one search. */
  all(text: string, budget?: RegexBudget): Iterable<RegexMatch>;
  /** All matches by our own matcher, which stops where the budget does: for what nobody else could stop. */
  counted(text: string, budget: RegexBudget): Generator<RegexMatch>;
}

export type RegexResult =
  { readonly ok: true; readonly regex: SafeRegex } | { readonly ok: false; readonly expected: string };

/** Steps that JavaScript's matcher may need in the worst case: about a second. */
const NATIVE_STEPS_MAX = 500_000_000;

/** With more choices in one match, those alone can take JavaScript's matcher a second. */
const CHOICES_MAX = 24;

/** Steps of our own matcher for one search through one text: about a second as well. */
const COUNTED_STEPS_MAX = 20_000_000;

/** More loops in a row are a mistake. */
const LOOPS_MAX = 30;

const CATASTROPHIC = 'a regular expression without catastrophic backtracking: no loops within loops over the same text';

/** Expressions that are kept: all of the built-in rules, some hundred, and those of the rules that are tried beside. */
const KEPT_MAX = 2_000;

const kept = new Map<string, RegexResult>();

/**
 * Compiles PCRE's spelling for JavaScript. `start` anchors it there, as Python's `re.match` does. To judge one costs more
 * than to run it, and rules share many: each is judged once.
 */
export function compileRegex(source: string, flags: string, anchor: 'anywhere' | 'start' = 'anywhere'): RegexResult {
  const key = `${anchor}/${flags}/${source}`;
  const known = kept.get(key);
  if (known) return known;
  const made = judgeAndCompile(source, flags, anchor);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, made);
  return made;
}

function judgeAndCompile(source: string, flags: string, anchor: 'anywhere' | 'start'): RegexResult {
  let tree: RegexNode;
  try {
    tree = readRegex(source, flags);
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, expected: error.message };
    throw error;
  }
  const loops = backtrackingOf(tree);
  if (loops === 'exponential' || loops > LOOPS_MAX) return { ok: false, expected: CATASTROPHIC };
  if (anchor === 'start') tree = anchored(tree);
  const printed = printRegex(tree);
  const pattern = toRegExp(printed, /\\[pP]\{/.test(printed) ? 'u' : '');
  if (!pattern) return { ok: false, expected: `a regular expression that JavaScript can run; found ${source}` };
  return { ok: true, regex: safeRegex(pattern, tree, loops) };
}

function anchored(tree: RegexNode): RegexNode {
  return {
    type: 'sequence',
    of: [
      { type: 'position', text: '^' },
      { type: 'group', open: '(?:', body: tree },
    ],
  };
}

function safeRegex(pattern: RegExp, tree: RegexNode, loops: number): SafeRegex {
  const global = new RegExp(pattern.source, `g${pattern.flags}`);
  let counted: ReturnType<typeof countedSearch> | undefined;
  const hasFewChoices = choicesIn(tree) <= CHOICES_MAX;
  const isCheap = (text: string): boolean => hasFewChoices && text.length ** (loops + 1) <= NATIVE_STEPS_MAX;
  const count = (text: string, budget: RegexBudget): Generator<RegexMatch> =>
    (counted ??= countedSearch(tree))(text, budget);
  const search = function* (text: string, budget?: RegexBudget): Generator<RegexMatch> {
    const own: RegexBudget = { steps: COUNTED_STEPS_MAX };
    yield* count(text, own);
    if (own.steps < 0 && budget) budget.steps = -1;
  };
  return {
    pattern,
    counted: count,
    test: (text, budget) => (isCheap(text) ? pattern.test(text) : search(text, budget).next().done !== true),
    all: (text, budget) => {
      if (isCheap(text)) return nativeMatches(global, text, 0);
      return loops === 1 && hasFewChoices ? matchesByPiece(global, text) : search(text, budget);
    },
  };
}

/** With one loop, pieces of a long text are cheap where the whole is not. They end at a line where there is one. */
function* matchesByPiece(global: RegExp, text: string): Generator<RegexMatch> {
  const pieceChars = Math.floor(Math.sqrt(NATIVE_STEPS_MAX));
  for (let offset = 0; offset < text.length;) {
    const wanted = offset + pieceChars;
    const newline = text.lastIndexOf('\n', wanted);
    const end = wanted >= text.length ? text.length : newline > offset ? newline + 1 : wanted;
    yield* nativeMatches(global, text.slice(offset, end), offset);
    offset = end;
  }
}

function* nativeMatches(global: RegExp, text: string, offset: number): Generator<RegexMatch> {
  for (const match of text.matchAll(global)) {
    yield { start: offset + match.index, text: match[0], groups: match.slice(1), named: match.groups ?? {} };
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
