import type { CompiledSource } from '../rule/compile-taint.ts';
import { holdsForLabels, type LabelExpression } from '../rule/label-expression.ts';
import { lookUp } from '../pattern/environment.ts';
import type { SyntaxNode } from '../tree.ts';
import { storeBack } from './assign.ts';
import type { Call } from './calls.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { propagate } from './propagate.ts';
import type { State } from './state.ts';
import type { SinkMatch } from './taint-matches.ts';
import { cleanValue, joinTaints, type Taint, type Value } from './value.ts';

/** Applies what the rule says about this place: source, sanitizer, sink, guard, propagator. */
export function observe(node: SyntaxNode, evaluated: Value, state: State, interpreter: Interpreter): Value {
  const { matches } = interpreter;
  let value = evaluated;
  if (matches.sanitizers.has(node) && !interpreter.entered.has(node))
    value = sanitized(node, value, state, interpreter);
  else if (matches.sources.has(node)) value = fromSources(node, value, state, interpreter);
  if (matches.normalizers.has(node)) value = { ...value, isNormalized: true };
  if (matches.structured.has(node)) value = { ...value, isStructured: true };
  if (interpreter.watched.has(node)) interpreter.watched.set(node, value);
  for (const guard of matches.guards.get(node) ?? []) {
    if (guard.when !== 'completes') continue;
    const guarded = interpreter.watched.get(guard.guarded);
    if (guarded && (!guard.needsNormalized || guarded.isNormalized)) state.prove([guarded.identity]);
  }
  for (const one of matches.propagations.get(node) ?? []) value = propagate(one, value, { node, state, interpreter });
  if (matches.sinks.has(node)) checkSink(node, value, state, interpreter);
  const outer = matches.sinkParts.get(node);
  if (outer) checkSink(outer, value, state, interpreter);
  return value;
}

/** By side effect, the variable itself is clean from here on. */
function sanitized(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  const sideEffect = interpreter.matches.sanitizers.get(node)?.sideEffect ?? 'no';
  if (sideEffect !== 'no') {
    const places = node.kind === 'call' || node.kind === 'new' ? node.kids.slice(1) : [node];
    state.prove(places.map((place) => (place === node ? value.identity : identityAt(place, state))));
  }
  return sideEffect === 'only' ? value : { ...cleanValue(identityOf(interpreter, node)), facts: value.facts };
}

function identityAt(place: SyntaxNode, state: State): string {
  return (place.binding && state.get(place.binding)?.identity) ?? '';
}

/** A function of strangers that was called by another name than its own: a source or sanitizer all the same. */
export function observeForeign(
  call: Call,
  { callee, value }: { readonly callee: Value; readonly value: Value },
  state: State,
  interpreter: Interpreter,
): Value {
  const { matches } = interpreter;
  if (callee.foreign === undefined || matches.sanitizers.has(call.node) || matches.sources.has(call.node)) return value;
  if (matches.sanitizerNames.has(callee.foreign)) return cleanValue(identityOf(interpreter, call.node));
  if (matches.guardNames.has(callee.foreign) && call.args[0])
    return { ...value, facts: { yes: [call.args[0].identity], no: [] } };
  if (matches.sourceNames.has(callee.foreign)) return withSource(call.node, '', value, { state, interpreter });
  return value;
}

const labelsOf = (taints: readonly Taint[]): ReadonlySet<string> => new Set(taints.map((one) => one.label));

function fromSources(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  let made = value;
  const labels = labelsOf(state.tainted(state.allTaints(value)));
  for (const { source } of interpreter.matches.sources.get(node) ?? []) {
    if (source.requires && !holdsForLabels(source.requires, labels)) continue;
    made = fromSource(node, source, made, { state, interpreter });
  }
  return made;
}

interface Context {
  readonly state: State;
  readonly interpreter: Interpreter;
}

function fromSource(node: SyntaxNode, source: CompiledSource, value: Value, context: Context): Value {
  const { state, interpreter } = context;
  const tainted = withSource(node, source.label, value, context);
  if (source.isControl) {
    const known = state.get(interpreter.control)?.taints ?? [];
    state.set(interpreter.control, { taints: joinTaints(known, tainted.taints), identity: '' });
    return value;
  }
  if (source.sideEffect === 'no') return tainted;
  if (node.kind === 'name' || node.kind === 'member') storeBack(node, tainted, state, interpreter);
  return source.sideEffect === 'only' ? value : tainted;
}

function withSource(node: SyntaxNode, label: string, value: Value, { state, interpreter }: Context): Value {
  const identity = value.identity || identityOf(interpreter, node);
  const taint: Taint = {
    source: node,
    step: { node, reason: 'untrusted data comes in here', identity, previous: null },
    without: '',
    label,
  };
  // What it was asked with does not matter: the answer itself is not to be trusted. Other labels stay.
  const others = label === '' ? [] : value.taints.filter((one) => one.label !== label);
  const taints = state.tainted(joinTaints([taint], others));
  return { ...value, identity, constant: undefined, foreign: undefined, length: undefined, refs: undefined, taints };
}

/** Sinks that are a whole call: each of its arguments counts. */
export function checkArguments(call: Call, state: State, interpreter: Interpreter): void {
  if (!interpreter.matches.callSinks.has(call.node)) return;
  for (const one of call.args) checkSink(call.node, one, state, interpreter);
}

export function checkSink(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  if (!state.isAlive) return;
  if (interpreter.isTextOnly && value.isStructured) {
    const texts = interpreter.textFields.map((key) => value.fields?.get(key));
    for (const text of texts) if (text && !text.isStructured) checkSink(node, text, state, interpreter);
    return;
  }
  const control = state.get(interpreter.control)?.taints ?? [];
  const taints = joinTaints(state.tainted(state.allTaints(value)), control);
  const harmful = taints.filter((one) => !isHarmless(one, interpreter.harmlessWithout));
  const [first] = harmful;
  if (!first) return;
  for (const one of interpreter.matches.sinks.get(node) ?? []) {
    const way = wayOf(one, harmful, state, interpreter);
    if (way) return interpreter.report(node, way, one.match);
  }
}

/** The taint that a sink reports, where its demands are met. A sink without any asks for what has no label. */
function wayOf(one: SinkMatch, taints: readonly Taint[], state: State, interpreter: Interpreter): Taint | undefined {
  const { requires } = one.sink;
  if (!requires) return taints.find((taint) => taint.label === '');
  if (requires.type === 'value') return holdsForLabels(requires.labels, labelsOf(taints)) ? taints[0] : undefined;
  const holds = requires.of.every(({ metavariable, labels }) =>
    isMetavariableLabelled({ one, metavariable, labels }, state, interpreter),
  );
  return holds ? taints[0] : undefined;
}

function isMetavariableLabelled(
  asked: { readonly one: SinkMatch; readonly metavariable: string; readonly labels: LabelExpression },
  state: State,
  interpreter: Interpreter,
): boolean {
  const node = lookUp(asked.one.match.env, asked.metavariable)?.nodes[0];
  const value = node && interpreter.watched.get(node);
  return holdsForLabels(asked.labels, labelsOf(value ? state.tainted(state.allTaints(value)) : []));
}

function isHarmless(taint: Taint, without: string): boolean {
  return without !== '' && [...without].every((character) => taint.without.includes(character));
}
