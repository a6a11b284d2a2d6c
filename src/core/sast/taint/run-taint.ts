import type { Finding } from '../finding.ts';
import { TAINT_STEPS_MAX } from '../limits.ts';
import { makeFinding } from '../make-finding.ts';
import { lookUp, merge, type MaybeEnvironment } from '../pattern/environment.ts';
import type { PatternMatch } from '../pattern/find-matches.ts';
import type { CompiledRule } from '../rule/compile-rules.ts';
import type { CompiledTaint } from '../rule/compile-taint.ts';
import { textOfBound } from '../rule/bound-text.ts';
import type { Evaluation } from '../rule/evaluate-formula.ts';
import type { Binding } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import { absent, type SyntaxNode } from '../tree.ts';
import { flowOf, type Arrival } from './flow.ts';
import { importGraphOf, type ImportGraph } from './import-graph.ts';
import type { Interpreter } from './interpreter.ts';
import { Modules } from './modules.ts';
import { relevanceOf } from './relevance.ts';
import { mayMatchesOf, type MayMatches } from './may-matches.ts';
import { runKeys, type NodeNumbers, type RunInputs } from './same-runs.ts';
import { sinkSites, type Asker } from './sink-sites.ts';
import { collectMatches, type CollectedMatches, type TaintMatches } from './taint-matches.ts';
import type { State } from './state.ts';
import { joinValues, UNKNOWN, type Taint } from './value.ts';

export interface TaintRun {
  readonly findings: readonly Finding[];
  /** Files in which the rule ran out of steps: what was found holds, but there may be more. */
  readonly unfinished: readonly string[];
}

/** What one rule asks of the files, before anything is evaluated. */
export interface PreparedTaint extends RunInputs {
  readonly evaluations: readonly Evaluation[];
}

/** `null` where nothing can be found: no source, or no sink that anything can come to. */
export function prepareTaint(
  rule: CompiledRule,
  taint: CompiledTaint,
  evaluations: readonly Evaluation[],
): PreparedTaint | null {
  const collected = collectMatches(taint, evaluations);
  const { sources, sinks, exitSinks } = collected.matches;
  if ((sinks.size === 0 && exitSinks.size === 0) || sources.size === 0) return null;
  const graph = importGraphOf(evaluations.map((one) => one.file));
  const relevance = relevanceOf(collected.matches, graph);
  const filesOf = (nodes: Iterable<SyntaxNode>): Set<SourceFile> =>
    new Set([...nodes].flatMap((node) => graph.fileOf(node) ?? []));
  const [from, to] = [filesOf(sources.keys()), filesOf([...sinks.keys(), ...exitSinks.keys()])];
  const wanted = graph.files.filter((file) => graph.canMatter(file, from, to) && relevance.isFileRelevant(file));
  return { rule, taint, collected, graph, relevance, wanted, evaluations };
}

type Runs = Map<CompiledRule, TaintRun>;

/** Follows untrusted data through all files of the scan. Rules of which an evaluation does the same share one. */
export function runTaints(prepared: readonly PreparedTaint[]): Runs {
  const runs: Runs = new Map();
  for (const groups of groupsOf(prepared)) {
    const idle = groups.length < MAY_RUN_FROM ? null : idleRules(groups.flat());
    for (const group of groups) {
      const left = group.filter(({ rule }) => !idle?.has(rule));
      const [first] = left;
      if (first) runGroup(first, left, runs);
    }
    for (const rule of idle ?? []) runs.set(rule, { findings: [], unfinished: [] });
  }
  return runs;
}

/** Evaluations that would be spared: for fewer, one more to find out is none the less. */
const MAY_RUN_FROM = 3;

/**
 * Of rules with the same sources, those to whose sinks nothing comes even where only what all of them call clean is
 * clean. One evaluation tells, and most rules need none of their own then. `null` where it came to no end.
 */
function idleRules(group: readonly PreparedTaint[]): Set<CompiledRule> | null {
  const [first] = group;
  const may = mayMatchesOf(group.map(({ collected }) => collected));
  if (!first || !may) return null;
  const modules = new Modules(first.graph, () => interpreter);
  const idle = new Set(group.map(({ rule }) => rule));
  const askers = group.map((one) => {
    const asker = createAsker(one, modules, new Map());
    return { asker: { ...asker, report: () => void idle.delete(one.rule) }, matches: one.collected.matches };
  });
  const interpreter = createInterpreter(first, modules, askers, may);
  for (const file of first.wanted) if (idle.size > 0 && !interpreter.isCut) modules.run(file);
  return modules.unfinished.length > 0 || interpreter.isCut ? null : idle;
}

/** Those that see the same data, and within them those that do the same with it. */
function groupsOf(prepared: readonly PreparedTaint[]): readonly (readonly (readonly PreparedTaint[])[])[] {
  if (prepared.length < 2) return prepared.map((one) => [[one]]);
  const byGraph = new Map<ImportGraph, { numbers: NodeNumbers; byFlow: Map<string, Map<string, PreparedTaint[]>> }>();
  for (const one of prepared) {
    const known = byGraph.get(one.graph) ?? { numbers: new Map(), byFlow: new Map() };
    byGraph.set(one.graph, known);
    const { flow, clean } = runKeys(one, known.numbers);
    const byClean = known.byFlow.get(flow) ?? new Map<string, PreparedTaint[]>();
    known.byFlow.set(flow, byClean);
    const group = byClean.get(clean);
    if (group) group.push(one);
    else byClean.set(clean, [one]);
  }
  return [...byGraph.values()].flatMap(({ byFlow }) => [...byFlow.values()].map((byClean) => [...byClean.values()]));
}

function runGroup(first: PreparedTaint, group: readonly PreparedTaint[], runs: Runs): void {
  const modules = new Modules(first.graph, () => interpreter);
  const askers = group.map((one) => {
    const found = new Map<SyntaxNode, Finding>();
    return { asker: createAsker(one, modules, found), matches: one.collected.matches, rule: one.rule, found };
  });
  const interpreter = createInterpreter(first, modules, askers);
  for (const file of first.wanted) modules.run(file);
  for (const { rule, found } of askers)
    runs.set(rule, { findings: [...found.values()], unfinished: modules.unfinished });
}

function createAsker(one: PreparedTaint, modules: Modules, found: Map<SyntaxNode, Finding>): Asker {
  const { rule, taint, collected } = one;
  return {
    isTextOnly: taint.isTextOnly,
    textFields: taint.textFields,
    harmlessWithout: taint.harmlessWithout,
    isUnified: (way, match) => !rule.options.taintUnifyMvars || isUnified(collected, way, match),
    report(sink, way, match) {
      const file = modules.fileOf(sink);
      const place = rule.options.taintFocusOnSource ? way.source : sink;
      if (!file || found.has(place)) return;
      found.set(place, toFinding(rule, { way, sink, match, file }, modules, sourceMatchOf(collected, way)));
    },
  };
}

function sourceMatchOf(collected: CollectedMatches, way: Taint): PatternMatch | null {
  const found = collected.matches.sources.get(way.source) ?? [];
  return (found.find(({ source }) => source.label === way.label) ?? found[0])?.match ?? null;
}

/** A metavariable of the source and of the sink stands for the same. */
function isUnified(collected: CollectedMatches, way: Taint, sink: PatternMatch): boolean {
  const sources = collected.matches.sources.get(way.source) ?? [];
  return sources.some(({ match }) => merge(match.env, sink.env) !== undefined);
}

const NONE: ReadonlySet<SyntaxNode> = new Set();

function createInterpreter(
  { rule, taint, collected, relevance }: PreparedTaint,
  modules: Modules,
  askers: readonly { readonly asker: Asker; readonly matches: TaintMatches }[],
  may: MayMatches | null = null,
): Interpreter {
  return {
    matches: may?.matches ?? collected.matches,
    unsure: may?.unsure ?? NONE,
    relevance,
    sinks: sinkSites(askers),
    exitAsker: askers[0]?.asker ?? null,
    followsEscapes: taint.harmlessWithout !== '',
    options: rule.options,
    followsSanitizers: taint.followsSanitizers,
    hasKnownGuards: taint.hasKnownGuards,
    waiting: new Map(),
    control: { id: -1 },
    frames: [],
    loops: [],
    handlers: [],
    callStack: [],
    entered: new Set(),
    visited: new Set(),
    pending: new Map(),
    topLevel: new Map(),
    fromFunctions: new Map(),
    callbacks: new Set(),
    instances: new Map(),
    lastOf: new Map(),
    watched: new Map([...(may ?? collected).watched].map((node) => [node, UNKNOWN])),
    identities: new Map(),
    family: 'javascript',
    root: absent(0),
    steps: TAINT_STEPS_MAX,
    nextRef: 0,
    deepCalls: 0,
    isCut: false,
    endsWhenCut: may !== null,
    hasNewTopLevel: false,
    rememberTopLevel(binding, state) {
      rememberTopLevel(this, binding, state);
    },
    importStar: (name, from) => modules.importStar(name, from),
    importValue: (module, name, from) => modules.importValue(module, name, from),
  };
}

/** Functions of other files, and those that run later, see what top-level variables hold. */
function rememberTopLevel(interpreter: Interpreter, binding: Binding, state: State): void {
  const value = state.get(binding) ?? UNKNOWN;
  const known = interpreter.topLevel.get(binding);
  const fromFunctions = interpreter.fromFunctions.get(binding);
  if (interpreter.callStack.length === 0) {
    interpreter.topLevel.set(binding, fromFunctions ? joinValues(value, fromFunctions) : value);
    return;
  }
  // A function that was not called from the top level may run at any time: its value is one more.
  const isNew = state.allTaints(value).length > (known ? state.allTaints(known).length : 0);
  interpreter.hasNewTopLevel ||= isNew;
  if (isNew) interpreter.fromFunctions.set(binding, fromFunctions ? joinValues(fromFunctions, value) : value);
  interpreter.topLevel.set(binding, known && !isNew ? known : known ? joinValues(known, value) : value);
}

function toFinding(rule: CompiledRule, arrival: Arrival, modules: Modules, source: PatternMatch | null): Finding {
  const { match, file, way } = arrival;
  const flow = flowOf(arrival, modules);
  const sourceFile = modules.fileOf(way.source) ?? file;
  if (source && rule.options.taintFocusOnSource) {
    const at = { ...source, env: withOthers(source.env, { env: match.env, isNear: sourceFile === file }, file) };
    return makeFinding({ rule, file: sourceFile, match: at, flow });
  }
  const others = source && { env: source.env, isNear: sourceFile === file };
  return makeFinding({
    rule,
    file,
    match: others ? { ...match, env: withOthers(match.env, others, sourceFile) } : match,
    flow,
  });
}

/** A message may name what the sink binds, and what the source binds by other names; of another file it is a text. */
function withOthers(
  env: MaybeEnvironment,
  others: { readonly env: MaybeEnvironment; readonly isNear: boolean },
  file: SourceFile,
): MaybeEnvironment {
  let joined = env;
  for (let entry = others.env; entry; entry = entry.next) {
    if (lookUp(joined, entry.name)) continue;
    const bound = others.isNear ? entry.bound : { nodes: [], text: textOfBound(entry.bound, file.text) };
    joined = { name: entry.name, bound, next: joined };
  }
  return joined;
}
