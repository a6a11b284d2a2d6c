import type { SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import type { Call } from './calls.ts';
import { mutate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { cleanValue, joinTaints, type Taint, type Value } from './value.ts';

/** Applies what the rule says about this place: source, sanitizer, sink, guard, propagator. */
export function observe(node: SyntaxNode, evaluated: Value, state: State, interpreter: Interpreter): Value {
  const { matches } = interpreter;
  let value = evaluated;
  if (matches.sanitizers.has(node) && !interpreter.entered.has(node))
    value = { ...cleanValue(identityOf(interpreter, node)), facts: value.facts };
  else if (matches.sources.has(node)) value = withSource(node, value, state, interpreter);
  if (matches.normalizers.has(node)) value = { ...value, isNormalized: true };
  if (matches.structured.has(node)) value = { ...value, isStructured: true };
  if (interpreter.watched.has(node)) interpreter.watched.set(node, value);
  for (const guard of matches.guards.get(node) ?? []) {
    if (guard.when !== 'completes') continue;
    const guarded = interpreter.watched.get(guard.guarded);
    if (guarded && (!guard.needsNormalized || guarded.isNormalized)) state.prove([guarded.identity]);
  }
  for (const { from, to } of matches.propagations.get(node) ?? []) {
    const moved = interpreter.watched.get(from);
    const target = interpreter.watched.get(to);
    if (!moved || state.allTaints(moved).length === 0) continue;
    const taints = joinTaints(target?.taints ?? [], state.allTaints(moved));
    if (target?.refs) {
      const change = (whole: Value): Value => ({ ...whole, taints: joinTaints(whole.taints, taints) });
      mutate({ owner: to, value: target, change }, state, interpreter);
    } else
      assignTo({ target: to, value: { ...(target ?? cleanValue('')), taints }, statement: node }, state, interpreter);
  }
  if (matches.sinks.has(node)) checkSink(node, value, state, interpreter);
  return value;
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
  if (matches.sourceNames.has(callee.foreign)) return withSource(call.node, value, state, interpreter);
  return value;
}

function withSource(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  const identity = value.identity || identityOf(interpreter, node);
  const taint: Taint = {
    source: node,
    step: { node, reason: 'untrusted data comes in here', identity, previous: null },
    without: '',
  };
  const taints = state.tainted([taint]);
  // What it was asked with does not matter: the answer itself is not to be trusted.
  return { ...value, identity, constant: undefined, foreign: undefined, length: undefined, refs: undefined, taints };
}

/** Sinks that are a whole call: each of its arguments counts. */
export function checkArguments(call: Call, state: State, interpreter: Interpreter): void {
  if (!interpreter.matches.callSinks.has(call.node)) return;
  for (const one of call.args) checkSink(call.node, one, state, interpreter);
}

export function checkSink(sink: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  if (!state.isAlive) return;
  if (interpreter.isTextOnly && value.isStructured) {
    const texts = interpreter.textFields.map((key) => value.fields?.get(key));
    for (const text of texts) if (text && !text.isStructured) checkSink(sink, text, state, interpreter);
    return;
  }
  for (const taint of state.tainted(state.allTaints(value))) {
    if (isHarmless(taint, interpreter.harmlessWithout)) continue;
    interpreter.report(sink, taint);
    return;
  }
}

function isHarmless(taint: Taint, without: string): boolean {
  return without !== '' && [...without].every((character) => taint.without.includes(character));
}
