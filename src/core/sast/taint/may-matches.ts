import type { SyntaxNode } from '../tree.ts';
import type { CollectedMatches, TaintMatches } from './taint-matches.ts';

/** What several rules with the same sources have in common, for a run that shows which of them can find anything. */
export interface MayMatches {
  readonly matches: TaintMatches;
  readonly watched: ReadonlySet<SyntaxNode>;
  /** What only some of the rules take for clean: there, a value may be as it was, or clean. */
  readonly unsure: ReadonlySet<SyntaxNode>;
}

/**
 * Clean is what all of the rules call clean, and proven what all call proven: so whatever comes to a sink by the
 * sanitizers and guards of one rule comes there in this run as well. `null` where a rule asks for labels, of which more
 * can be too many.
 */
export function mayMatchesOf(all: readonly CollectedMatches[]): MayMatches | null {
  const [first, ...others] = all;
  if (!first || !all.every(({ matches }) => isPlain(matches))) return null;
  const inAll = <Found>(of: (one: TaintMatches) => ReadonlyMap<SyntaxNode, Found>): Map<SyntaxNode, Found> =>
    new Map([...of(first.matches)].filter(([node]) => others.every(({ matches }) => of(matches).has(node))));
  const common = (of: (one: TaintMatches) => ReadonlySet<string>): Set<string> =>
    new Set([...of(first.matches)].filter((name) => others.every(({ matches }) => of(matches).has(name))));
  const hasNoSideEffect = (node: SyntaxNode): boolean =>
    all.every(({ matches }) => matches.sanitizers.get(node)?.sideEffect === 'no');
  const sanitizers = new Map([...inAll((one) => one.sanitizers)].filter(([node]) => hasNoSideEffect(node)));
  const sanitizedParts = inAll((one) => one.sanitizedParts);
  const unsure = new Set<SyntaxNode>();
  for (const { matches } of all) {
    for (const node of matches.sanitizers.keys()) if (!sanitizers.has(node)) unsure.add(node);
    for (const node of matches.sanitizedParts.keys()) if (!sanitizedParts.has(node)) unsure.add(node);
    // What a guard says of a field takes the place of what the value says itself.
    for (const node of matches.guards.keys()) unsure.add(node);
  }
  return {
    matches: {
      ...first.matches,
      sanitizers,
      sanitizedParts,
      guards: new Map(),
      normalizers: new Set(),
      sanitizerNames: common((one) => one.sanitizerNames),
      guardNames: new Set(),
    },
    watched: new Set(all.flatMap((one) => [...one.watched])),
    unsure,
  };
}

function isPlain({ sources, sinks, propagations, exitSinks }: TaintMatches): boolean {
  return (
    exitSinks.size === 0 &&
    [...sources.values()].every((list) => list.every(({ source }) => !source.requires && source.label === '')) &&
    [...sinks.values()].every((list) => list.every(({ sink }) => sink.requires === null)) &&
    [...propagations.values()].every((list) => list.every(({ propagator }) => !propagator.requires))
  );
}
