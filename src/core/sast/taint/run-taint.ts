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
import { importGraphOf } from './import-graph.ts';
import type { Interpreter } from './interpreter.ts';
import { Modules } from './modules.ts';
import { relevanceOf, type Relevance } from './relevance.ts';
import { collectMatches, type CollectedMatches } from './taint-matches.ts';
import type { State } from './state.ts';
import { joinValues, UNKNOWN, type Taint } from './value.ts';

export interface TaintRun {
  readonly findings: readonly Finding[];
  /** Files in which the rule ran out of steps: what was found holds, but there may be more. */
  readonly unfinished: readonly string[];
}

/** Follows untrusted data through all files of the scan, for one rule. */
export function runTaint(rule: CompiledRule, taint: CompiledTaint, evaluations: readonly Evaluation[]): TaintRun {
  const collected = collectMatches(taint, evaluations);
  const { sources: sourceNodes, sinks: sinkNodes, exitSinks } = collected.matches;
  if ((sinkNodes.size === 0 && exitSinks.size === 0) || sourceNodes.size === 0) return { findings: [], unfinished: [] };
  const found = new Map<SyntaxNode, Finding>();
  const graph = importGraphOf(evaluations.map((one) => one.file));
  const relevance = relevanceOf(collected.matches, graph);
  const modules = new Modules(graph, () => interpreter);
  const report = (sink: SyntaxNode, way: Taint, match: PatternMatch): void => {
    const file = modules.fileOf(sink);
    const place = rule.options.taintFocusOnSource ? way.source : sink;
    if (!file || found.has(place)) return;
    found.set(place, toFinding(rule, { way, sink, match, file }, modules, sourceMatchOf(collected, way)));
  };
  const interpreter = createInterpreter(rule, { ...collected, relevance }, modules, report);
  const filesOf = (nodes: ReadonlyMap<SyntaxNode, unknown>): Set<SourceFile> =>
    new Set([...nodes.keys()].flatMap((node) => modules.fileOf(node) ?? []));
  const [sources, sinks] = [filesOf(sourceNodes), new Set([...filesOf(sinkNodes), ...filesOf(exitSinks)])];
  for (const { file } of evaluations) {
    if (modules.canMatter(file, sources, sinks) && relevance.isFileRelevant(file)) modules.run(file);
  }
  return { findings: [...found.values()], unfinished: modules.unfinished };
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

function createInterpreter(
  rule: CompiledRule,
  collected: CollectedMatches & { readonly relevance: Relevance },
  modules: Modules,
  report: Interpreter['report'],
): Interpreter {
  return {
    matches: collected.matches,
    relevance: collected.relevance,
    isTextOnly: rule.taint?.isTextOnly ?? false,
    textFields: rule.taint?.textFields ?? [],
    harmlessWithout: rule.taint?.harmlessWithout ?? '',
    options: rule.options,
    followsSanitizers: rule.taint?.followsSanitizers ?? false,
    hasKnownGuards: rule.taint?.hasKnownGuards ?? true,
    waiting: new Map(),
    isUnified: (way, match) => !rule.options.taintUnifyMvars || isUnified(collected, way, match),
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
    watched: new Map([...collected.watched].map((node) => [node, UNKNOWN])),
    identities: new Map(),
    family: 'javascript',
    root: absent(0),
    steps: TAINT_STEPS_MAX,
    nextRef: 0,
    deepCalls: 0,
    hasNewTopLevel: false,
    rememberTopLevel(binding, state) {
      rememberTopLevel(this, binding, state);
    },
    importStar: (name, from) => modules.importStar(name, from),
    importValue: (module, name, from) => modules.importValue(module, name, from),
    report,
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
