import type { Finding, FlowStep } from '../finding.ts';
import { FLOW_STEPS_MAX, TAINT_STEPS_MAX } from '../limits.ts';
import { fillMessage } from '../message.ts';
import type { CompiledRule, CompiledTaint } from '../rule/compile-rules.ts';
import type { Evaluation } from '../rule/evaluate-formula.ts';
import type { SourceFile } from '../source-file.ts';
import { absent, kid, type SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';
import { Modules } from './modules.ts';
import { collectMatches, type CollectedMatches } from './taint-matches.ts';
import { UNKNOWN, type Step, type Taint } from './value.ts';

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
    if (found.has(sink)) return;
    const finding = toFinding(rule, sink, way, collected, modules);
    if (finding) found.set(sink, finding);
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
    callStack: [],
    visited: new Set(),
    pending: new Map(),
    topLevel: new Map(),
    watched: new Map([...collected.watched].map((node) => [node, UNKNOWN])),
    identities: new Map(),
    family: 'javascript',
    root: absent(0),
    steps: TAINT_STEPS_MAX,
    importValue: (module, name, from) => modules.importValue(module, name, from),
    report,
  };
}

function toFinding(
  rule: CompiledRule,
  sink: SyntaxNode,
  way: Taint,
  collected: CollectedMatches,
  modules: Modules,
): Finding | null {
  const file = modules.fileOf(sink);
  const match = collected.sinkMatches.get(sink);
  if (!file || !match) return null;
  return {
    ruleId: rule.id,
    message: fillMessage(rule.message, match.env, file.text),
    severity: rule.severity,
    cwe: rule.cwe,
    path: file.path,
    range: file.range(match.start, match.end),
    flow: flowOf(way, sink, file, modules, match.isFocused ?? false),
  };
}

/** From the source to the sink; stops of one place are told once. */
function flowOf(way: Taint, sink: SyntaxNode, sinkFile: SourceFile, modules: Modules, isFocused: boolean): FlowStep[] {
  const stops: Step[] = [];
  for (let step: Step | null = way.step; step; step = step.previous) if (step.reason !== '') stops.unshift(step);
  const flow: FlowStep[] = [];
  stops.forEach((stop, index) => {
    const file = modules.fileOf(stop.node) ?? sinkFile;
    const range = file.range(stop.node.start, stop.node.end);
    const previous = flow.at(-1);
    if (previous?.reason === stop.reason && previous.range.start.offset === range.start.offset) return;
    flow.push({ path: file.path, range, role: index === 0 ? 'source' : 'step', reason: stop.reason });
  });
  // The beginning and the end say most; a way this long is cut in the middle.
  if (flow.length >= FLOW_STEPS_MAX) flow.splice(FLOW_STEPS_MAX / 2, flow.length - FLOW_STEPS_MAX + 1);
  flow.push({
    path: sinkFile.path,
    range: sinkFile.range(sink.start, sink.end),
    role: 'sink',
    reason: sinkReason(sink, sinkFile, isFocused),
  });
  return flow;
}

/** A longer callee would not fit one line of a flow. */
const CALLEE_CHARS_MAX = 40;

function sinkReason(sink: SyntaxNode, file: SourceFile, isFocused: boolean): string {
  const isCall = (one: SyntaxNode): boolean => one.kind === 'call' || one.kind === 'new';
  const focus = isFocused ? sink : undefined;
  let call: SyntaxNode | undefined = sink;
  while (call && (!isCall(call) || call === focus) && call.kind !== 'assign' && call.kind !== 'block')
    call = call.parent;
  if (!call || call.kind === 'block') return 'used here';
  const target = kid(call, 0);
  const text = file.text.slice(target.start, target.end);
  const name = text.length <= CALLEE_CHARS_MAX && !text.includes('\n') ? text : shortName(target);
  return call.kind === 'assign' ? `assigned to \`${name}\`` : `passed to \`${name}\``;
}

function shortName(target: SyntaxNode): string {
  return target.kind === 'member' ? `…${kid(target, 1).text}` : target.text;
}
