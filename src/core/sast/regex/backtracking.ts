import { overlaps, type CharacterSet } from './character-set.ts';
import type { RegexNode } from './regex-tree.ts';

/** A count from here on is as bad as no bound. */
const COUNT_AS_LOOP = 10;

/** Pairs of positions within one loop that are compared; a longer list of words is judged by its length alone. */
const PAIRS_MAX = 60_000;

/** Steps from pair to pair for one expression. One that needs more has so many ways that it is as good as exponential. */
const PAIR_STEPS_MAX = 5_000_000;

/**
 * How badly matching can go on a text that is made for it: `exponential`, or the number of loops that can take the
 * same characters one after the other (0: linear, 1: quadratic where the search starts anywhere …).
 */
export type Backtracking = 'exponential' | number;

export function backtrackingOf(node: RegexNode): Backtracking {
  if (isExponential(node)) return 'exponential';
  return loopsInRow(node);
}

/** Positions of the expression, and which can follow which: the automaton that a backtracking matcher walks. */
interface Automaton {
  readonly sets: CharacterSet[];
  readonly follow: Set<number>[];
  /** Positions of the loops that are in no other loop: what goes back to where it was stays in one of them. */
  loops: readonly Span[];
  /** A step that can be made in two ways within one loop. */
  isDoubled: boolean;
}

/** Positions from one on, up to but without the other. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isNullable: boolean;
}

const EMPTY: Fragment = { first: [], last: [], isNullable: true };

/**
 * Exponential means: from some position, one text leads back to it in two ways. That shows in pairs of positions that
 * are reached by the same text: a pair of different ones that comes from, and goes back to, a pair of equal ones.
 */
function isExponential(root: RegexNode): boolean {
  const automaton: Automaton = { sets: [], follow: [], loops: [], isDoubled: false };
  build(root, automaton);
  if (automaton.isDoubled) return true;
  return hasTwoWaysBack(automaton) || looksWithin(root).some(isExponential);
}

function looksWithin(node: RegexNode): RegexNode[] {
  if (node.type === 'look') return [node.body];
  if (node.type === 'sequence' || node.type === 'any') return node.of.flatMap(looksWithin);
  return node.type === 'group' || node.type === 'repeat' ? looksWithin(node.body) : [];
}

function build(node: RegexNode, automaton: Automaton): Fragment {
  switch (node.type) {
    case 'characters': {
      const position = automaton.sets.push(node.set) - 1;
      automaton.follow.push(new Set());
      return { first: [position], last: [position], isNullable: false };
    }
    case 'position':
    case 'look':
    case 'backreference':
      return EMPTY;
    case 'group':
      return build(node.body, automaton);
    case 'any': {
      const parts = node.of.map((one) => build(one, automaton));
      return {
        first: parts.flatMap((part) => part.first),
        last: parts.flatMap((part) => part.last),
        isNullable: parts.some((part) => part.isNullable),
      };
    }
    case 'sequence':
      return node.of.map((one) => build(one, automaton)).reduce((left, right) => joined(left, right, automaton), EMPTY);
    case 'repeat':
      return repeated(node, automaton);
  }
}

function joined(left: Fragment, right: Fragment, automaton: Automaton): Fragment {
  for (const from of left.last) for (const to of right.first) automaton.follow[from]?.add(to);
  return {
    first: left.isNullable ? [...left.first, ...right.first] : left.first,
    last: right.isNullable ? [...left.last, ...right.last] : right.last,
    isNullable: left.isNullable && right.isNullable,
  };
}

function repeated(node: Extract<RegexNode, { type: 'repeat' }>, automaton: Automaton): Fragment {
  const from = automaton.sets.length;
  const body = build(node.body, automaton);
  if (node.most >= COUNT_AS_LOOP) {
    automaton.loops = [...automaton.loops.filter((one) => one.to <= from), { from, to: automaton.sets.length }];
    for (const from of body.last) {
      const known = automaton.follow[from];
      for (const to of body.first) {
        if (known?.has(to)) automaton.isDoubled = true;
        known?.add(to);
      }
    }
  }
  return { ...body, isNullable: body.isNullable || node.least === 0 };
}

function hasTwoWaysBack(automaton: Automaton): boolean {
  const budget = { steps: PAIR_STEPS_MAX };
  return automaton.loops.some((loop) => hasTwoWaysWithin(loop, automaton, budget)) || budget.steps < 0;
}

/** Positions count from the loop's first one here; a pair is `a * count + b`. */
function hasTwoWaysWithin(loop: Span, automaton: Automaton, budget: { steps: number }): boolean {
  const count = loop.to - loop.from;
  if (count * count > PAIRS_MAX) return false;
  const sets = automaton.sets.slice(loop.from, loop.to);
  const follow = automaton.follow
    .slice(loop.from, loop.to)
    .map((next) => [...next].filter((one) => one >= loop.from && one < loop.to).map((one) => one - loop.from));
  const precede: number[][] = sets.map(() => []);
  follow.forEach((next, from) => next.forEach((to) => precede[to]?.push(from)));
  const shared = new Map<number, boolean>();
  const canShare = (a: number, b: number): boolean => {
    const key = a * count + b;
    const known = shared.get(key);
    if (known !== undefined) return known;
    const [setA, setB] = [sets[a], sets[b]];
    const answer = setA !== undefined && setB !== undefined && overlaps(setA, setB);
    shared.set(key, answer);
    return answer;
  };
  for (let start = 0; start < count && budget.steps >= 0; start++) {
    const pair = start * count + start;
    const reached = pairsFrom(pair, { count, ways: follow, canShare }, budget);
    // Most loops are of one way only: nothing apart is reached, and nobody needs to ask for the way back.
    if (![...reached].some((one) => isApart(one, count))) continue;
    const returning = pairsFrom(pair, { count, ways: precede, canShare }, budget);
    if ([...reached].some((one) => isApart(one, count) && returning.has(one))) return true;
  }
  return false;
}

function isApart(pair: number, count: number): boolean {
  return Math.floor(pair / count) !== pair % count;
}

interface PairWays {
  readonly count: number;
  readonly ways: readonly (readonly number[])[];
  /** Whether two positions take the same character. */
  canShare(a: number, b: number): boolean;
}

/** All pairs that one text leads to; with the ways turned round, all that lead here. */
function pairsFrom(start: number, { count, ways, canShare }: PairWays, budget: { steps: number }): Set<number> {
  const found = new Set<number>();
  const open = [start];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const others = ways[pair % count] ?? [];
    for (const a of ways[Math.floor(pair / count)] ?? []) {
      for (const b of others) {
        if (--budget.steps < 0) return found;
        const key = a * count + b;
        if (found.has(key) || !canShare(a, b)) continue;
        found.add(key);
        open.push(key);
      }
    }
  }
  return found;
}

type Repeat = Extract<RegexNode, { type: 'repeat' }>;

/** What the repeats count that one match passes: one after the other adds up, of alternatives the worst counts. */
function alongAMatch(node: RegexNode, ofRepeat: (repeat: Repeat, within: number) => number): number {
  switch (node.type) {
    case 'characters':
    case 'position':
    case 'backreference':
      return 0;
    case 'look':
    case 'group':
      return alongAMatch(node.body, ofRepeat);
    case 'any':
      return Math.max(0, ...node.of.map((one) => alongAMatch(one, ofRepeat)));
    case 'sequence':
      return node.of.reduce((sum, one) => sum + alongAMatch(one, ofRepeat), 0);
    case 'repeat':
      return ofRepeat(node, alongAMatch(node.body, ofRepeat));
  }
}

/** The longest row of loops that one match passes. */
const loopsInRow = (node: RegexNode): number =>
  alongAMatch(node, ({ most }, within) => Math.max(most === Infinity ? 1 : 0, within));

/**
 * How often in one match something may be left out, or be taken once more: thirty `a?` in a row have 2 to the 30th ways
 * where the text fits all of them.
 */
export const choicesIn = (node: RegexNode): number =>
  alongAMatch(node, ({ least, most }, within) => (most === Infinity ? within : most * within + Number(most > least)));
