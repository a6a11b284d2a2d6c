import { lookUp } from '../pattern/environment.ts';
import type { PatternMatch } from '../pattern/find-matches.ts';
import type {
  CompiledPropagator,
  CompiledSanitizer,
  CompiledSink,
  CompiledSource,
  CompiledTaint,
  SideEffect,
} from '../rule/compile-taint.ts';
import { evaluateFormula, type Evaluation } from '../rule/evaluate-formula.ts';
import type { Formula } from '../rule/formula.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import { calleeNames } from './callee-names.ts';
import { leaveOutFixed } from './fixed-sinks.ts';
import { calledFunctions } from './known-callers.ts';

export interface GuardMatch {
  readonly when: 'holds' | 'fails' | 'completes';
  readonly guarded: SyntaxNode;
  readonly needsNormalized: boolean;
}

export interface SourceMatch {
  readonly source: CompiledSource;
  readonly match: PatternMatch;
}

export interface SinkMatch {
  readonly sink: CompiledSink;
  readonly match: PatternMatch;
}

export interface PropagationMatch {
  readonly propagator: CompiledPropagator;
  readonly from: SyntaxNode;
  readonly to: SyntaxNode;
}

/** Where the rule's formulas match, by node, in all files of the scan. */
export interface TaintMatches {
  readonly sources: ReadonlyMap<SyntaxNode, readonly SourceMatch[]>;
  readonly sinks: ReadonlyMap<SyntaxNode, readonly SinkMatch[]>;
  /** Sinks that are a whole call: each of its arguments counts. */
  readonly callSinks: ReadonlySet<SyntaxNode>;
  /** Parts of sinks that are not exact, with the sink that each belongs to. */
  readonly sinkParts: ReadonlyMap<SyntaxNode, SyntaxNode>;
  readonly sanitizers: ReadonlyMap<SyntaxNode, CompiledSanitizer>;
  /** What stands within sources and sanitizers that are not exact. */
  readonly sourceParts: ReadonlyMap<SyntaxNode, SyntaxNode>;
  readonly sanitizedParts: ReadonlyMap<SyntaxNode, SyntaxNode>;
  /** Functions in which a sink is whatever leaves them, with the match that says so. */
  readonly exitSinks: ReadonlyMap<SyntaxNode, SinkMatch>;
  readonly normalizers: ReadonlySet<SyntaxNode>;
  readonly structured: ReadonlySet<SyntaxNode>;
  readonly guards: ReadonlyMap<SyntaxNode, readonly GuardMatch[]>;
  readonly propagations: ReadonlyMap<SyntaxNode, readonly PropagationMatch[]>;
  /** The same by where the data arrives, for matches that are no expression: `if ($FROM) { $TO() }`. */
  readonly arrivals: ReadonlyMap<SyntaxNode, readonly PropagationMatch[]>;
  /** Functions whose calls are sources or sanitizers, for calls by another name. */
  readonly sourceNames: ReadonlySet<string>;
  readonly sanitizerNames: ReadonlySet<string>;
  /** Functions that prove their argument harmless where they are true. */
  readonly guardNames: ReadonlySet<string>;
}

export interface CollectedMatches {
  readonly matches: TaintMatches;
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
  const parts = new Map<SyntaxNode, SyntaxNode>();
  const watched = new Set<SyntaxNode>();
  const exitSinks = new Map<SyntaxNode, SinkMatch>();
  const sinks = collectSinks(taint, evaluations, { callSinks, parts, watched, exitSinks });
  if (sinks.size === 0 && exitSinks.size === 0) asked = [];
  const sources = grouped(taint.sources, asked, (source, match): SourceMatch => ({ source, match }));
  if (taint.trustsCallers) leaveOutGiven(sources, evaluations);
  if (sources.size === 0) asked = [];
  const others = new Set([...sources.keys(), ...sinks.keys()]);
  const propagations = collectPropagations(taint, asked, watched);
  const sourceParts = partsOf(sources, (found) => found.some(({ source }) => isWide(source) && !source.isControl));
  leaveOutFixed(sinks, { sources, sourceParts, propagations });
  if (sinks.size === 0 && exitSinks.size === 0) asked = [];
  const sanitizers = collectSanitizers(taint, asked, others);
  const matches: TaintMatches = {
    sources,
    sinks,
    callSinks,
    sinkParts: parts,
    sanitizers,
    sourceParts,
    sanitizedParts: partsOf(sanitizers, isWide),
    exitSinks,
    normalizers: set(taint.normalizers),
    structured: set(taint.structured),
    sourceNames: calleeNames(formulasOf(taint.sources)),
    sanitizerNames: calleeNames(formulasOf(taint.sanitizers)),
    guardNames: calleeNames(formulasOf(taint.guards.filter((one) => one.when === 'holds' && !one.normalized))),
    guards: collectGuards(taint, asked, watched),
    propagations,
    arrivals: arrivalsOf(propagations),
  };
  return { matches, watched };
}

/** A parameter is no source where the scanned files show what it is given. */
function leaveOutGiven(sources: Map<SyntaxNode, SourceMatch[]>, evaluations: readonly Evaluation[]): void {
  const called = calledFunctions(evaluations.map((one) => one.file));
  for (const node of sources.keys()) {
    const parameter = node.kind === 'parameter' ? node : node.parent;
    const target = parameter?.kind === 'parameter' ? parameter.parent?.parent : null;
    if (target && called.has(target)) sources.delete(node);
  }
}

/** All matches of the parts of a rule, by node. */
function grouped<Part extends { readonly formula: Formula }, Match>(
  parts: readonly Part[],
  evaluations: readonly Evaluation[],
  make: (part: Part, match: PatternMatch) => Match,
): Map<SyntaxNode, Match[]> {
  const found = new Map<SyntaxNode, Match[]>();
  for (const part of parts) {
    forEachMatch([part.formula], evaluations, (match, file) => {
      for (const node of nodesOf(match, file)) {
        const list = found.get(node);
        if (list) list.push(make(part, match));
        else found.set(node, [make(part, match)]);
      }
    });
  }
  return found;
}

/** By its effect, a variable is meant, and not what stands in its expression. */
function isWide(one: { readonly isExact: boolean; readonly sideEffect: SideEffect }): boolean {
  return !one.isExact && one.sideEffect === 'no';
}

/** What stands within these nodes, with the one that it belongs to. */
function partsOf<Found>(
  nodes: ReadonlyMap<SyntaxNode, Found>,
  isMeant: (found: Found) => boolean,
): Map<SyntaxNode, SyntaxNode> {
  const parts = new Map<SyntaxNode, SyntaxNode>();
  for (const [node, found] of nodes) if (!parts.has(node) && isMeant(found)) addParts(node, node, parts);
  return parts;
}

interface SinkPlaces {
  readonly exitSinks: Map<SyntaxNode, SinkMatch>;
  readonly callSinks: Set<SyntaxNode>;
  readonly parts: Map<SyntaxNode, SyntaxNode>;
  readonly watched: Set<SyntaxNode>;
}

function addParts(node: SyntaxNode, sink: SyntaxNode, parts: Map<SyntaxNode, SyntaxNode>): void {
  for (const child of node.kids) {
    parts.set(child, sink);
    addParts(child, sink, parts);
  }
}

function collectSinks(
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
  { callSinks, parts, watched, exitSinks }: SinkPlaces,
): Map<SyntaxNode, SinkMatch[]> {
  const sinks = grouped(taint.sinks, evaluations, (sink, match): SinkMatch => ({ sink, match }));
  for (const [node, found] of sinks) {
    const [atExit] = found.filter(({ sink }) => sink.isAtExit);
    if (atExit) exitSinks.set(node, atExit);
    const kept = found.filter(({ sink }) => !sink.isAtExit);
    if (kept.length === 0) sinks.delete(node);
    else sinks.set(node, kept);
    if (kept.some(({ match }) => !match.isFocused)) callSinks.add(node);
    if (kept.some(({ sink }) => !sink.isExact)) addParts(node, node, parts);
    for (const { sink, match } of kept) {
      if (sink.requires?.type !== 'metavariables') continue;
      for (const { metavariable } of sink.requires.of) {
        const bound = lookUp(match.env, metavariable)?.nodes[0];
        if (bound) watched.add(bound);
      }
    }
  }
  return sinks;
}

function collectSanitizers(
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
  others: ReadonlySet<SyntaxNode>,
): Map<SyntaxNode, CompiledSanitizer> {
  const found = new Map<SyntaxNode, CompiledSanitizer>();
  for (const sanitizer of taint.sanitizers) {
    forEachMatch([sanitizer.formula], evaluations, (match, file) => {
      for (const node of nodesOf(match, file)) {
        if (!sanitizer.isNotConflicting || !others.has(node)) found.set(node, sanitizer);
      }
    });
  }
  return found;
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

type Propagations = Map<SyntaxNode, PropagationMatch[]>;

function collectPropagations(
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
  watched: Set<SyntaxNode>,
): Propagations {
  const propagations: Propagations = new Map();
  for (const propagator of taint.propagators) {
    forEachMatch([propagator.formula], evaluations, (match, file) => {
      const { env } = match;
      const [node] = nodesOf(match, file);
      const from = lookUp(env, propagator.from)?.nodes[0];
      const to = lookUp(env, propagator.to)?.nodes[0];
      if (!node || !from || !to) return;
      watched.add(from).add(to);
      propagations.set(node, [...(propagations.get(node) ?? []), { propagator, from, to }]);
    });
  }
  return propagations;
}

function arrivalsOf(propagations: Propagations): Propagations {
  const arrivals: Propagations = new Map();
  for (const one of [...propagations.values()].flat()) {
    // What stands before is seen where the whole match is.
    if (one.from.start < one.to.start) arrivals.set(one.to, [...(arrivals.get(one.to) ?? []), one]);
  }
  return arrivals;
}
