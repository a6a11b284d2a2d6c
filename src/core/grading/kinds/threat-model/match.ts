import type { Element, ThreatModel } from './answer.ts';
import type { KeyElement, ThreatModelKey } from './data.ts';

/** Words that say nothing about which part is meant. */
const IDLE_WORDS = new Set(['the', 'a', 'an', 'of', 'and', 'our', 'for', 'tidewater', 'service', 'system', 'server']);
/** Short words are told apart by each letter; in longer ones a slip is forgiven. */
const SLIP_LENGTH_MIN = 5;
/** Equal, or one holds the other: such a name is enough. Less needs neighbours as well. */
const EQUAL = 3;
const HOLDS = 2;
const SHARES = 1;
/** This share of the neighbours has to be the same where a name says little. */
const NEIGHBOUR_SHARE_MIN = 0.5;
const NEIGHBOURS_MIN = 2;

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = all.filter((word) => !IDLE_WORDS.has(word));
  return (telling.length > 0 ? telling : all).map((word) => word.replace(/(?<=...)s$/, ''));
}

/** Equal but for one letter that is missing, added or another. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SLIP_LENGTH_MIN || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}

const holdsAll = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((want) => words.some((word) => isNear(word, want)));

/** How much a name says that this part is meant: 0 nothing, 3 everything. */
export function nameScore(name: string, names: readonly string[]): number {
  const mine = wordsOf(name);
  if (mine.length === 0) return 0;
  const scores = names.map(wordsOf).map((words) => {
    const [isWithin, isAround] = [holdsAll(words, mine), holdsAll(mine, words)];
    if (isWithin && isAround) return EQUAL;
    if (isWithin || isAround) return HOLDS;
    return mine.some((word) => words.some((other) => isNear(word, other))) ? SHARES : 0;
  });
  return Math.max(0, ...scores);
}

const neighbours = (flows: readonly { from: string; to: string }[], id: string): ReadonlySet<string> =>
  new Set(flows.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from)));

/** Parts of the key by the elements that were drawn for them. */
export type Matches = ReadonlyMap<string, string>;

interface Pair {
  readonly mine: Element;
  readonly part: KeyElement;
  readonly score: number;
}

function pairsOf({ elements }: ThreatModel, { elements: parts }: ThreatModelKey): readonly Pair[] {
  return parts.flatMap((part) =>
    elements
      .filter(({ type }) => part.types.includes(type))
      .map((mine) => ({ mine, part, score: nameScore(mine.name, part.names) })),
  );
}

/** Who talks to the same others is the same part, where its name at least does not say otherwise. */
function byNeighbours(
  model: ThreatModel,
  key: ThreatModelKey,
  pairs: readonly Pair[],
  found: Map<string, string>,
): void {
  const shared = ({ mine, part }: Pair): number => {
    const theirs = neighbours(key.flows, part.id);
    const own = [...neighbours(model.flows, mine.id)].map((one) => found.get(one));
    return [...theirs].filter((one) => own.includes(one)).length;
  };
  const isEnough = (pair: Pair): boolean => {
    const many = shared(pair);
    const share = many / Math.max(1, neighbours(key.flows, pair.part.id).size);
    return share >= NEIGHBOUR_SHARE_MIN && (pair.score >= SHARES || many >= NEIGHBOURS_MIN);
  };
  for (;;) {
    const taken = new Set(found.values());
    const open = pairs.filter(({ mine, part }) => !found.has(mine.id) && !taken.has(part.id)).filter(isEnough);
    const best = open.toSorted((one, other) => other.score - one.score || shared(other) - shared(one))[0];
    if (!best) return;
    found.set(best.mine.id, best.part.id);
  }
}

/** Which part of the key each drawn element stands for: by kind, name, and whom it talks to. Ids count for nothing. */
export function matchElements(model: ThreatModel, key: ThreatModelKey): Matches {
  const found = new Map<string, string>();
  const pairs = pairsOf(model, key);
  const byName = pairs.filter(({ score }) => score >= HOLDS).toSorted((one, other) => other.score - one.score);
  for (const { mine, part } of byName)
    if (!found.has(mine.id) && ![...found.values()].includes(part.id)) found.set(mine.id, part.id);
  byNeighbours(model, key, pairs, found);
  // Somebody who draws a part in two pieces has drawn it.
  for (const { mine, part } of byName) if (!found.has(mine.id)) found.set(mine.id, part.id);
  return found;
}
