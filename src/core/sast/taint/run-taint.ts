import type { Finding } from '../finding.ts';
import { TAINT_STEPS_MAX } from '../limits.ts';
import { makeFinding } from '../make-finding.ts';
import type { CompiledRule } from '../rule/compile-rules.ts';
import type { CompiledTaint } from '../rule/compile-taint.ts';
import type { Evaluation } from '../rule/evaluate-formula.ts';
import type { Binding } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import { absent, type SyntaxNode } from '../tree.ts';
import { flowOf, type Arrival } from './flow.ts';
import type { Interpreter } from './interpreter.ts';
import { Modules } from './modules.ts';
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
  if (collected.matches.sinks.size === 0 || collected.matches.sources.size === 0)
    return { findings: [], unfinished: [] };
  const found = new Map<SyntaxNode, Finding>();
  const modules = new Modules(
    evaluations.map((one) => one.file),
    () => interpreter,
  );
  const report = (sink: SyntaxNode, way: Taint): void => {
    const file = modules.fileOf(sink);
    const match = collected.sinkMatches.get(sink);
    if (file && match && !found.has(sink)) found.set(sink, toFinding(rule, { way, sink, match, file }, modules));
  };
  const interpreter = createInterpreter(taint, collected, modules, report);
  const filesOf = (nodes: ReadonlySet<SyntaxNode>): Set<SourceFile> =>
    new Set([...nodes].flatMap((node) => modules.fileOf(node) ?? []));
  const [sources, sinks] = [filesOf(collected.matches.sources), filesOf(collected.matches.sinks)];
  for (const { file } of evaluations) if (modules.canMatter(file, sources, sinks)) modules.run(file);
  return { findings: [...found.values()], unfinished: modules.unfinished };
}

function createInterpreter(
  taint: CompiledTaint,
  collected: CollectedMatches,
  modules: Modules,
  report: Interpreter['report'],
): Interpreter {
  return {
    matches: collected.matches,
    isTextOnly: taint.isTextOnly,
    textFields: taint.textFields,
    harmlessWithout: taint.harmlessWithout,
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

function toFinding(rule: CompiledRule, arrival: Arrival, modules: Modules): Finding {
  const { match, file } = arrival;
  return makeFinding({ rule, file, match, flow: flowOf(arrival, modules) });
}
