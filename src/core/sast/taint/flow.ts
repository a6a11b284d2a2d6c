import type { FlowStep } from '../finding.ts';
import { FLOW_STEPS_MAX } from '../limits.ts';
import type { PatternMatch } from '../pattern/find-matches.ts';
import type { SourceFile } from '../source-file.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import type { Modules } from './modules.ts';
import type { Step, Taint } from './value.ts';

/** Untrusted data at a sink. */
export interface Arrival {
  readonly way: Taint;
  readonly sink: SyntaxNode;
  readonly match: PatternMatch;
  readonly file: SourceFile;
}

/** From the source to the sink; stops of one place are told once. */
export function flowOf({ way, sink, match, file: sinkFile }: Arrival, modules: Modules): FlowStep[] {
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
    reason: sinkReason(sink, sinkFile, match.isFocused ?? false),
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
