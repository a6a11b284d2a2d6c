import { hasWords } from '../pattern/candidates.ts';
import type { CompiledRule } from '../rule/compile-rules.ts';
import type { CompiledTaint } from '../rule/compile-taint.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { ImportGraph } from './import-graph.ts';
import type { Relevance } from './relevance.ts';
import type { CollectedMatches } from './taint-matches.ts';

/** All that an evaluation depends on, besides the files. */
export interface RunInputs {
  readonly rule: CompiledRule;
  readonly taint: CompiledTaint;
  readonly collected: CollectedMatches;
  readonly graph: ImportGraph;
  readonly relevance: Relevance;
  /** Files that are run on their own account. */
  readonly wanted: readonly SourceFile[];
}

/** Numbers for nodes, for as long as one set of files is scanned. */
export type NodeNumbers = Map<SyntaxNode, number>;

export interface RunKeys {
  /** Equal where the same data comes in and is followed in the same way. */
  readonly flow: string;
  /** Equal where the same is taken for clean. */
  readonly clean: string;
}

/**
 * An evaluation does exactly the same for rules with equal keys: the same sources, sanitizers, guards and the like match
 * at the same places. Where sinks are makes no difference to what flows, only to what is reported of it.
 */
export function runKeys(inputs: RunInputs, numbers: NodeNumbers): RunKeys {
  const { rule, taint, collected, graph, relevance, wanted } = inputs;
  const { matches, watched } = collected;
  // Sinks where functions are left are looked for on the way.
  const own = matches.exitSinks.size > 0 ? rule.id : '';
  const number = (node: SyntaxNode): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };
  const places = <Found>(found: ReadonlyMap<SyntaxNode, Found>, traits: (one: Found) => unknown): string =>
    JSON.stringify([...found].map(([node, one]) => [number(node), traits(one)]).sort(byNumber));
  const set = (nodes: Iterable<SyntaxNode>): string =>
    [...nodes]
      .map(number)
      .sort((a, b) => a - b)
      .join();
  const flow = [
    own,
    JSON.stringify(rule.options),
    taint.followsSanitizers,
    taint.hasKnownGuards,
    taint.harmlessWithout !== '',
    places(matches.sources, (found) => found.map(({ source }) => ({ ...source, formula: undefined }))),
    places(matches.propagations, (found) =>
      found.map(({ propagator, from, to }) => [number(from), number(to), { ...propagator, formula: undefined }]),
    ),
    set(matches.structured),
    mentioned(matches.sourceNames, graph),
    wanted.map(({ root }) => number(root)).join(),
    relevance.key(),
  ];
  const clean = [
    places(matches.sanitizers, ({ isExact, sideEffect }) => [isExact, sideEffect]),
    places(matches.guards, (found) => found.map((one) => [one.when, number(one.guarded), one.needsNormalized])),
    set(matches.normalizers),
    set(watched),
    mentioned(matches.sanitizerNames, graph),
    mentioned(matches.guardNames, graph),
  ];
  return { flow: flow.join('\n'), clean: clean.join('\n') };
}

const mentions = new WeakMap<ImportGraph, Map<string, boolean>>();

/** Those of the names that the files can speak of: the others make no difference. */
function mentioned(names: ReadonlySet<string>, graph: ImportGraph): string {
  let known = mentions.get(graph);
  if (!known) mentions.set(graph, (known = new Map()));
  const found: string[] = [];
  for (const name of names) {
    const words = name.slice(name.lastIndexOf('.') + 1).match(/\w+/g) ?? [];
    const isMentioned = known.get(name) ?? graph.files.some((file) => hasWords(file, words));
    known.set(name, isMentioned);
    if (isMentioned) found.push(name);
  }
  return found.sort().join();
}

function byNumber([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return Number(a) - Number(b);
}
