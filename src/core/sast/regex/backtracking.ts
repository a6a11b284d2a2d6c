import { overlaps, type CharacterSet } from './character-set.ts';
import type { RegexNode } from './regex-tree.ts';

/** A count from here on is as bad as no bound. */
const COUNT_AS_LOOP = 10;

/** Pairs of positions that are compared; a longer list of words is judged by its length alone. */
const PAIRS_MAX = 60_000;

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
  /** A step that can be made in two ways within one loop. */
  isDoubled: boolean;
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
  const automaton: Automaton = { sets: [], follow: [], isDoubled: false };
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
  const body = build(node.body, automaton);
  if (node.most >= COUNT_AS_LOOP) {
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

function hasTwoWaysBack({ sets, follow }: Automaton): boolean {
  const count = sets.length;
  if (count * count > PAIRS_MAX) return false;
  for (let start = 0; start < count; start++) {
    if ((follow[start]?.size ?? 0) === 0) continue;
    const apart = pairsFrom([start, start], sets, follow).filter(([a, b]) => a !== b);
    const goesBack = apart.some((pair) => pairsFrom(pair, sets, follow).some(([a, b]) => a === start && b === start));
    if (goesBack) return true;
  }
  return false;
}

type Pair = readonly [number, number];

/** All pairs that one text leads to. */
function pairsFrom(start: Pair, sets: readonly CharacterSet[], follow: readonly ReadonlySet<number>[]): Pair[] {
  const found = new Map<number, Pair>();
  const open: Pair[] = [start];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    for (const a of follow[pair[0]] ?? []) {
      for (const b of follow[pair[1]] ?? []) {
        const key = a * sets.length + b;
        const [setA, setB] = [sets[a], sets[b]];
        if (found.has(key) || !setA || !setB || !overlaps(setA, setB)) continue;
        found.set(key, [a, b]);
        open.push([a, b]);
      }
    }
  }
  return [...found.values()];
}

/** The longest row of loops that one match passes. */
function loopsInRow(node: RegexNode): number {
  switch (node.type) {
    case 'characters':
    case 'position':
    case 'backreference':
      return 0;
    case 'look':
    case 'group':
      return loopsInRow(node.body);
    case 'any':
      return Math.max(0, ...node.of.map(loopsInRow));
    case 'sequence':
      return node.of.reduce((sum, one) => sum + loopsInRow(one), 0);
    case 'repeat':
      return Math.max(node.most === Infinity ? 1 : 0, loopsInRow(node.body));
  }
}
