import type { CompiledSource } from '../rule/compile-taint.ts';
import { holdsForLabels } from '../rule/label-expression.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import { storeBack } from './assign.ts';
import type { Call } from './calls.ts';
import { checkSinks } from './check-sinks.ts';
import { ruleFacts } from './guards.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { arrive, propagate } from './propagate.ts';
import { hasSafeField, hasSafeType } from './safe-types.ts';
import type { State } from './state.ts';
import { cleanValue, joinTaints, joinValues, type Taint, type Value } from './value.ts';

/** Applies what the rule says about this place: source, sanitizer, sink, guard, propagator. */
export function observe(node: SyntaxNode, evaluated: Value, state: State, interpreter: Interpreter): Value {
  const { matches } = interpreter;
  let value = evaluated;
  if (isSanitized(node, interpreter)) value = sanitized(node, value, state, interpreter);
  else if (matches.sources.has(node)) value = fromSources(node, value, state, interpreter);
  else if (matches.sourceParts.has(node)) value = partOfSource(node, value, { state, interpreter });
  if (interpreter.unsure.has(node)) value = joinValues(value, cleanValue(value.identity));
  if (value.taints.length > 0 && isSafeByType(node, interpreter)) value = { ...value, taints: [] };
  for (const one of matches.arrivals.get(node) ?? []) value = arrive(one, value, { node, state, interpreter });
  if (matches.normalizers.has(node)) value = { ...value, isNormalized: true };
  if (matches.structured.has(node)) value = { ...value, isStructured: true };
  if (interpreter.watched.has(node)) interpreter.watched.set(node, value);
  for (const guard of matches.guards.get(node) ?? []) {
    if (guard.when !== 'completes') continue;
    const guarded = interpreter.watched.get(guard.guarded);
    if (guarded && (!guard.needsNormalized || guarded.isNormalized)) state.prove([guarded.identity]);
  }
  if (node.kind === 'member' && matches.guards.has(node)) value = { ...value, facts: ruleFacts(node, interpreter) };
  for (const one of matches.propagations.get(node) ?? []) value = propagate(one, value, { node, state, interpreter });
  checkSinks(node, value, state, interpreter);
  return value;
}

function isSafeByType(node: SyntaxNode, interpreter: Interpreter): boolean {
  if (node.kind === 'name') return hasSafeType(node, interpreter);
  return node.kind === 'member' && hasSafeField(node, interpreter);
}

/** Some rules look into a sanitizer that the scanned files define themselves, and believe only others. */
function isSanitized(node: SyntaxNode, { matches, entered, followsSanitizers }: Interpreter): boolean {
  if (matches.sanitizedParts.has(node)) return true;
  return matches.sanitizers.has(node) && !(followsSanitizers && entered.has(node));
}

/** What the rule says of a variable that is assigned, a loop's, a parameter: it becomes a source or clean there. */
export function observeTarget(target: SyntaxNode, state: State, interpreter: Interpreter): void {
  const { matches } = interpreter;
  const known = target.binding && state.get(target.binding);
  if (!known || (!matches.sources.has(target) && !matches.sanitizers.has(target))) return;
  if (isSanitized(target, interpreter))
    storeBack(target, sanitized(target, known, state, interpreter), state, interpreter);
  else storeBack(target, fromSources(target, known, state, interpreter), state, interpreter);
}

/** By side effect, the variable itself is clean from here on. */
function sanitized(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  const sideEffect = interpreter.matches.sanitizers.get(node)?.sideEffect ?? 'no';
  if (sideEffect !== 'no') {
    const places = node.kind === 'call' || node.kind === 'new' ? node.kids.slice(1) : [node];
    state.prove(places.map((place) => (place === node ? value.identity : identityAt(place, state))));
  }
  if (sideEffect === 'only') return value;
  const name = kid(node, 0).kind === 'member' ? kid(kid(node, 0), 1).text : kid(node, 0).text;
  const encoded = node.kind === 'call' && ENCODES.test(name) ? state.allTaints(value) : undefined;
  return { ...cleanValue(identityOf(interpreter, node)), facts: value.facts, encoded };
}

/** What another function of the standard libraries undoes. */
const ENCODES =
  /^(?:b64encode|urlsafe_b64encode|b32encode|b16encode|hexlify|quote|quote_plus|escape|encodeURIComponent|encodeURI|btoa|encodeToString|EncodeToString|QueryEscape|encode)$/;

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

/** Semgrep takes whatever stands within a source for one, unless the source is exact. */
function partOfSource(node: SyntaxNode, value: Value, context: Context): Value {
  const { state, interpreter } = context;
  const outer = interpreter.matches.sourceParts.get(node);
  const found = (outer && interpreter.matches.sources.get(outer)) ?? [];
  const isCallee = node.parent?.kind === 'call' && kid(node.parent, 0) === node;
  if (!outer || isCallee || value.callable) return value;
  const labels = labelsOf(state.tainted(state.allTaints(value)));
  let { taints } = value;
  for (const { source } of found) {
    if (source.isExact || (source.requires && !holdsForLabels(source.requires, labels))) continue;
    taints = joinTaints(
      taints,
      withSource(outer, source.label, { taints: [], identity: value.identity }, context).taints,
    );
  }
  return { ...value, constant: undefined, taints };
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
  const others = value.taints.filter((one) => one.label !== label);
  const taints = state.tainted(joinTaints([taint], others));
  return { ...value, identity, constant: undefined, foreign: undefined, length: undefined, refs: undefined, taints };
}
