import { freeBindings } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { ImportGraph } from './import-graph.ts';
import type { TaintMatches } from './taint-matches.ts';
import { unitWebOf, type UnitWeb } from './unit-web.ts';
import type { Unit } from './units.ts';

/** Which code can show a flow of one rule. The rest need not be evaluated: most functions see no source or no sink. */
export interface Relevance {
  /** Whether anything in the file can. */
  isFileRelevant(file: SourceFile): boolean;
  /** Whether a function that strangers call can, or leaves something behind for one that can. */
  isEntryRelevant(target: SyntaxNode): boolean;
  /** Whether nobody can tell that a callback ran. */
  isInert(target: SyntaxNode): boolean;
  /** Equal where all answers are. */
  key(): string;
}

const ALL: Relevance = {
  isFileRelevant: () => true,
  isEntryRelevant: () => true,
  isInert: () => false,
  key: () => 'all',
};

/**
 * A function matters when it can come to a source and to a sink; or to a source, and can leave what it gets where others
 * find it. Where somebody does, all who look there count as coming to a source, and the same for sinks that are left as
 * listeners.
 */
export function relevanceOf(matches: TaintMatches, graph: ImportGraph): Relevance {
  if (!canBeTold(matches, graph)) return ALL;
  const web = unitWebOf(graph);
  const moves = [...matches.propagations.values()].flat();
  if (moves.some(({ from, to }) => web.unitOf(from) !== web.unitOf(to))) return ALL;
  const sources = withShared(new Set([...unitsAt(matches.sources.keys(), web), ...aliases(matches, web)]), web);
  const sinks = withShared(unitsAt([...matches.sinks.keys(), ...matches.exitSinks.keys()], web), web);
  const isRelevant = (unit: Unit): boolean => sources.has(unit) && (sinks.has(unit) || web.changers.has(unit));
  const isEntryRelevant = (target: SyntaxNode): boolean => {
    const unit = web.unitOf(target);
    return !unit || isRelevant(unit) || web.assignsTopLevel(unit);
  };
  return {
    isFileRelevant: (file) => web.unitsIn(file).some((unit) => unit.node.kind !== 'class' && isRelevant(unit)),
    isEntryRelevant,
    isInert(target) {
      const unit = web.unitOf(target);
      if (!unit || isEntryRelevant(target)) return false;
      return !web.mutators.has(unit) || (!web.changers.has(unit) && freeBindings(target).length === 0);
    },
    key: () => web.numbersOf(isRelevant),
  };
}

/** Words tell what can reach what in these languages. What works by side effect may leave data under any name. */
function canBeTold({ sources, propagations }: TaintMatches, graph: ImportGraph): boolean {
  const isPlain = graph.files.every(({ family }) => family === 'javascript' || family === 'python');
  const areSourcesPlain = [...sources.values()].every((list) =>
    list.every(({ source }) => !source.isControl && source.sideEffect === 'no'),
  );
  const areMovesLocal = [...propagations.values()].every((list) =>
    list.every(({ to }) => to.kind === 'name' && to.binding?.owner !== null && to.binding !== undefined),
  );
  return isPlain && areSourcesPlain && areMovesLocal;
}

function unitsAt(nodes: Iterable<SyntaxNode>, web: UnitWeb): Set<Unit> {
  const found = new Set<Unit>();
  for (const node of nodes) {
    const unit = web.unitOf(node);
    if (unit) found.add(unit);
  }
  return found;
}

/** Those who may call a source by another name than its own. */
function aliases({ sourceNames }: TaintMatches, web: UnitWeb): Unit[] {
  return [...sourceNames].flatMap((name) => {
    const parts = name.split('.');
    const last = web.speakingOf(parts.at(-1) ?? '');
    if (parts.length === 1 || last.length === 0) return last;
    const speaking = web.reaching(web.speakingOf(parts[0] ?? ''));
    return last.filter((unit) => speaking.has(unit));
  });
}

function withShared(seeds: ReadonlySet<Unit>, web: UnitWeb): Set<Unit> {
  const reaching = web.reaching(seeds);
  const isLeftBehind = [...reaching].some(
    (unit) => web.changers.has(unit) && (unit.node.kind !== 'class' || seeds.has(unit)),
  );
  return isLeftBehind ? web.reaching([...seeds, ...web.sharers]) : reaching;
}
