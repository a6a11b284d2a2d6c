import { lookUp } from '../pattern/environment.ts';
import type { PatternMatch } from '../pattern/find-matches.ts';
import type { CompiledTaint } from '../rule/compile-taint.ts';
import { evaluateFormula, type Evaluation } from '../rule/evaluate-formula.ts';
import type { Formula } from '../rule/formula.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import { calleeNames } from './callee-names.ts';

export interface GuardMatch {
  readonly when: 'holds' | 'fails' | 'completes';
  readonly guarded: SyntaxNode;
  readonly needsNormalized: boolean;
}

/** Where the rule's formulas match, by node, in all files of the scan. */
export interface TaintMatches {
  readonly sources: ReadonlySet<SyntaxNode>;
  readonly sinks: ReadonlySet<SyntaxNode>;
  /** Sinks that are a whole call: each of its arguments counts. */
  readonly callSinks: ReadonlySet<SyntaxNode>;
  readonly sanitizers: ReadonlySet<SyntaxNode>;
  readonly normalizers: ReadonlySet<SyntaxNode>;
  readonly structured: ReadonlySet<SyntaxNode>;
  readonly guards: ReadonlyMap<SyntaxNode, readonly GuardMatch[]>;
  readonly propagations: ReadonlyMap<SyntaxNode, readonly { readonly from: SyntaxNode; readonly to: SyntaxNode }[]>;
  /** Functions whose calls are sources or sanitizers, for calls by another name. */
  readonly sourceNames: ReadonlySet<string>;
  readonly sanitizerNames: ReadonlySet<string>;
  /** Functions that prove their argument harmless where they are true. */
  readonly guardNames: ReadonlySet<string>;
}

export interface CollectedMatches {
  readonly matches: TaintMatches;
  readonly sinkMatches: ReadonlyMap<SyntaxNode, PatternMatch>;
  readonly watched: ReadonlySet<SyntaxNode>;
}

/** Nodes of a match; one that is a sequence or text stands for the largest nodes within it. */
function nodesOf(match: PatternMatch, file: SourceFile): readonly SyntaxNode[] {
  if (match.node) return [match.node];
  const isWithin = (one: SyntaxNode): boolean => one.start >= match.start && one.end <= match.end;
  return file.allNodes.filter((one) => isWithin(one) && !(one.parent && isWithin(one.parent)));
}

function formulasOf(parts: readonly { readonly formula: Formula }[]): Formula[] {
  return parts.map((part) => part.formula);
}

/** Runs the rule's formulas over all files. */
export function collectMatches(taint: CompiledTaint, evaluations: readonly Evaluation[]): CollectedMatches {
  // Most rules have no sink or no source in most files: the rest is not asked then.
  let asked = evaluations;
  const set = (formulas: readonly Formula[]): Set<SyntaxNode> => {
    const found = new Set<SyntaxNode>();
    forEachMatch(formulas, asked, (match, file) => {
      for (const one of nodesOf(match, file)) found.add(one);
    });
    return found;
  };
  const callSinks = new Set<SyntaxNode>();
  const sinkMatches = new Map<SyntaxNode, PatternMatch>();
  forEachMatch(formulasOf(taint.sinks), evaluations, (match, file) => {
    for (const one of nodesOf(match, file)) {
      if (!sinkMatches.has(one)) sinkMatches.set(one, match);
      if (!match.isFocused) callSinks.add(one);
    }
  });
  if (sinkMatches.size === 0) asked = [];
  const sources = set(formulasOf(taint.sources));
  if (sources.size === 0) asked = [];
  const watched = new Set<SyntaxNode>();
  const matches: TaintMatches = {
    sources,
    sinks: new Set(sinkMatches.keys()),
    callSinks,
    sanitizers: set(formulasOf(taint.sanitizers)),
    normalizers: set(taint.normalizers),
    structured: set(taint.structured),
    sourceNames: calleeNames(formulasOf(taint.sources)),
    sanitizerNames: calleeNames(formulasOf(taint.sanitizers)),
    guardNames: calleeNames(formulasOf(taint.guards.filter((one) => one.when === 'holds' && !one.normalized))),
    guards: collectGuards(taint, asked, watched),
    propagations: collectPropagations(taint, asked, watched),
  };
  return { matches, sinkMatches, watched };
}

function forEachMatch(
  formulas: readonly Formula[],
  evaluations: readonly Evaluation[],
  use: (match: PatternMatch, file: SourceFile) => void,
): void {
  for (const evaluation of evaluations) {
    for (const formula of formulas) {
      for (const match of evaluateFormula(formula, evaluation)) use(match, evaluation.file);
    }
  }
}

function collectGuards(
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
  watched: Set<SyntaxNode>,
): Map<SyntaxNode, GuardMatch[]> {
  const guards = new Map<SyntaxNode, GuardMatch[]>();
  for (const { when, formula, normalized } of taint.guards) {
    forEachMatch([formula], evaluations, ({ node, env }) => {
      const guarded = lookUp(env, '$GUARDED')?.nodes[0];
      if (!node || !guarded) return;
      watched.add(guarded);
      guards.set(node, [...(guards.get(node) ?? []), { when, guarded, needsNormalized: normalized }]);
    });
  }
  return guards;
}

type Propagations = Map<SyntaxNode, { readonly from: SyntaxNode; readonly to: SyntaxNode }[]>;

function collectPropagations(
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
  watched: Set<SyntaxNode>,
): Propagations {
  const propagations: Propagations = new Map();
  for (const propagator of taint.propagators) {
    forEachMatch([propagator.formula], evaluations, ({ node, env }) => {
      const from = lookUp(env, propagator.from)?.nodes[0];
      const to = lookUp(env, propagator.to)?.nodes[0];
      if (!node || !from || !to) return;
      watched.add(from).add(to);
      propagations.set(node, [...(propagations.get(node) ?? []), { from, to }]);
    });
  }
  return propagations;
}
