import { DEEP_CALL_DEPTH } from '../limits.ts';
import { freeBindings } from '../names.ts';
import { ADDRESS, hasMark, isPresent, kid, type SyntaxNode } from '../tree.ts';
import type { Argument } from './arguments.ts';
import { assignTo, storeBack } from './assign.ts';
import type { Call } from './calls.ts';
import { evaluate } from './expressions.ts';
import { allocate, mutate, shareable } from './heap.ts';
import { classOfType, isRunnableClass } from './make-of-type.ts';
import { newFrame, type BoundCall, type Frame, type Interpreter } from './interpreter.ts';
import { observe } from './observe.ts';
import { runPending, runStatements } from './statements.ts';
import { joinAll, joinFacts, type State } from './state.ts';
import { derive, joinValues, listValue, UNKNOWN, withField, withRest, type Value } from './value.ts';

/** Arguments by place and by name; in Python, a method's first parameter is the object. */
export function bindCall(target: SyntaxNode, call: Call, self: Value, state: State): BoundCall {
  const parameters = kid(target, 1).kids;
  const positional: Argument[] = call.list.filter((one) => one.name === null);
  if (isPythonMethod(target) && takesSelf(target, self)) positional.unshift({ node: null, value: self, name: null });
  const named = call.list.filter((one) => one.name !== null && !one.isOpen);
  const open = call.list.find((one) => one.isOpen);
  const taken = new Set(parameters.map((parameter) => kid(parameter, 0).text));
  const bound = parameters.map((parameter, index): Argument | null => {
    if (parameter.text === '*') return { node: null, name: null, value: restOf(positional.slice(index)) };
    if (parameter.text === '**') return { node: null, name: null, value: namedRest(named, open, taken) };
    const name = kid(parameter, 0).text;
    const byName = named.find((one) => one.name === name);
    const byPlace = positional[index];
    return byName ?? (byPlace && !byPlace.isOpen ? byPlace : (open ?? null));
  });
  return {
    self,
    values: bound.map((one) => one && state.resolve(one.value)),
    nodes: bound.map((one) => one?.node ?? null),
    list: positional,
    call: call.node,
  };
}

/** A static method is not given the object, a class method the class. */
function takesSelf(target: SyntaxNode, self: Value): boolean {
  const decorators = target.kids.slice(3).map((one) => one.text);
  if (decorators.includes('staticmethod')) return false;
  return decorators.includes('classmethod') || self.instance !== undefined;
}

/** `**options`: the keyword arguments that no parameter takes. */
function namedRest(named: readonly Argument[], open: Argument | undefined, taken: ReadonlySet<string>): Value {
  const start: Value = { taints: [], identity: '', fields: new Map(), isStructured: true, isTable: true };
  const known = named.reduce<Value>(
    (rest, { name, value }) => (name === null || taken.has(name) ? rest : withField(rest, name, value)),
    start,
  );
  return open ? withRest(known, open.value) : known;
}

function restOf(positional: readonly Argument[]): Value {
  const values = positional.map((one) => one.value);
  if (!positional.some((one) => one.isOpen)) return listValue(values, '');
  return { taints: [], identity: '', rest: values.reduce((all, one) => joinValues(all, one)), isStructured: true };
}

export function isPythonMethod(target: SyntaxNode): boolean {
  return target.flavor === 'declaration' && target.parent?.parent?.kind === 'class' && target.parent.kind === 'block';
}

export interface CallResult {
  readonly value: Value;
  /** The object after the call. */
  readonly self: Value;
}

/** Evaluates a function's body with these arguments; the state becomes that after the call. */
export function runFunction(callee: Value, bound: BoundCall, state: State, interpreter: Interpreter): CallResult {
  const target = callee.callable;
  if (target?.kind !== 'function') return { value: UNKNOWN, self: bound.self };
  interpreter.visited.add(target);
  if (interpreter.callStack.length >= DEEP_CALL_DEPTH) interpreter.deepCalls += 1;
  const isActive = callee.env !== undefined && interpreter.frames.some((one) => one.env === callee.env);
  if (callee.env && !isActive) loadVariables(callee.env, target, state);
  const frame = newFrame(
    state,
    target.flavor === 'arrow' ? { ...bound, self: arrowSelf(callee, bound, state, interpreter) } : bound,
  );
  interpreter.frames.push(frame);
  interpreter.callStack.push(target);
  const loops = interpreter.loops.splice(0);
  runBody({ target, bound, frame }, state, interpreter);
  runPending(target, state, interpreter);
  const isSelf = isPythonMethod(target) && takesSelf(target, bound.self);
  const parameter = isSelf ? kid(kid(kid(target, 1), 0), 0).binding : undefined;
  const self = (parameter && state.get(parameter)) ?? frame.self;
  interpreter.callStack.pop();
  interpreter.frames.pop();
  interpreter.loops.push(...loops);
  if (frame.env) keepVariables(frame, state);
  if (callee.env && !isActive) storeVariables(callee.env, target, state);
  writeBack(target, bound, state, interpreter);
  return { value: resultValue(frame, state, interpreter), self };
}

/** An arrow has the object of the call in which it was made; a callback of a stranger that of where it stands. */
function arrowSelf(callee: Value, bound: BoundCall, state: State, interpreter: Interpreter): Value {
  const kept = callee.env && state.get(callee.env)?.fields?.get('this');
  const maker = callee.env && interpreter.frames.find((one) => one.env === callee.env);
  return maker?.self ?? kept ?? bound.self;
}

interface Body {
  readonly target: SyntaxNode;
  readonly bound: BoundCall;
  readonly frame: Frame;
}

function runBody({ target, bound, frame }: Body, state: State, interpreter: Interpreter): void {
  const before = state.clone();
  bindParameters(target, bound, state, interpreter);
  runStatements(kid(target, 2).kids, state, interpreter);
  if (frame.recursiveCalls.length > 0 && !frame.isRepeated) {
    // Once more, with what it was called with by itself, and with what it answers now.
    frame.isRepeated = true;
    const again = before.clone();
    again.isAlive = true;
    const values = frame.recursiveCalls.reduce((all, one) => joinArguments(all, one.values), bound.values);
    bindParameters(target, { ...bound, values }, again, interpreter);
    runStatements(kid(target, 2).kids, again, interpreter);
    if (again.isAlive) leave(again, frame);
  }
  if (state.isAlive) leave(state, frame);
  const end = joinAll(frame.exits);
  if (end) {
    state.become(end);
    for (const call of frame.deferred.splice(0)) evaluate(call, state, interpreter);
  }
  // A function that always throws ends its caller's way as well.
  else state.isAlive = false;
}

function leave(state: State, frame: Frame): void {
  frame.exits.push(state.clone());
  frame.returns.push(UNKNOWN_RETURN);
}

function joinArguments(a: BoundCall['values'], b: BoundCall['values']): BoundCall['values'] {
  return a.map((value, index) => {
    const other = b[index];
    return value && other ? joinValues(value, other) : (value ?? other ?? null);
  });
}

/** The end of a function without a return: no value, and no proof either. */
const UNKNOWN_RETURN: Value = { taints: [], identity: '', constant: null };

function loadVariables(env: NonNullable<Value['env']>, target: SyntaxNode, state: State): void {
  const kept = state.get(env);
  if (!kept) return;
  for (const binding of freeBindings(target)) {
    const value = kept.fields?.get(String(binding.id));
    if (value) state.set(binding, value);
  }
}

function storeVariables(env: NonNullable<Value['env']>, target: SyntaxNode, state: State): void {
  let kept = state.get(env);
  if (!kept) return;
  for (const binding of freeBindings(target)) {
    const value = state.get(binding);
    if (value && value !== kept.fields?.get(String(binding.id))) kept = withField(kept, String(binding.id), value);
  }
  state.set(env, kept);
}

/** Functions that were made in this call keep its variables as they are at its end. */
function keepVariables(frame: Frame, state: State): void {
  if (!frame.env) return;
  let kept: Value = { taints: [], identity: '', fields: new Map([['this', frame.self]]) };
  for (const inner of frame.made) {
    for (const binding of freeBindings(inner)) {
      const value = state.get(binding);
      if (value) kept = withField(kept, String(binding.id), value);
    }
  }
  state.set(frame.env, kept);
}

function bindParameters(target: SyntaxNode, bound: BoundCall, state: State, interpreter: Interpreter): void {
  kid(target, 1).kids.forEach((parameter, index) => {
    const given = bound.values[index];
    const fallback = kid(parameter, 1);
    if (given && !(given.constant === null && isPresent(fallback) && interpreter.family === 'javascript')) {
      const name = kid(parameter, 0).text;
      const reason = name ? `passed as \`${name}\`` : '';
      const at = bound.nodes[index] ?? bound.call ?? parameter;
      const node = bound.nodes[index];
      const shared = node ? shareable(node, given, state, interpreter) : given;
      const taints = derive(given.taints, at, reason, given.identity);
      setParameter(parameter, { ...shared, taints }, state, interpreter);
    } else if (isPresent(fallback)) setParameter(parameter, evaluate(fallback, state, interpreter), state, interpreter);
    else resetParameter(parameter, state, interpreter);
  });
}

/** Assigning a name adds a stop of its own; the stop of a parameter is the passing. */
function setParameter(parameter: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  const target = kid(parameter, 0);
  const isList = parameter.text !== '' && !value.refs;
  const given = isList ? allocate(value, state, interpreter) : value;
  if (target.kind === 'name' && target.binding) state.set(target.binding, given);
  else takeApart(parameter, given, state, interpreter);
  if (isNamedByRule(parameter, interpreter) && target.binding)
    state.set(target.binding, evaluate(target, state, interpreter));
  keepAsField(parameter, given, state, interpreter);
}

/** `({ id }, [first]) => …`: a rule may say something of the whole, or of a name in it. */
function takeApart(parameter: SyntaxNode, given: Value, state: State, interpreter: Interpreter): void {
  const target = kid(parameter, 0);
  const value = isNamedByRule(parameter, interpreter) ? observe(target, given, state, interpreter) : given;
  assignTo({ target, value, statement: parameter }, state, interpreter);
  for (const name of namesIn(target)) {
    if (interpreter.matches.sources.has(name) && name.binding)
      state.set(name.binding, evaluate(name, state, interpreter));
  }
}

function namesIn(target: SyntaxNode): readonly SyntaxNode[] {
  return target.kind === 'name' ? [target] : target.kids.flatMap(namesIn);
}

/** The rule says something of the parameter itself: it is a source, clean, or where a propagator brings data. */
function isNamedByRule(parameter: SyntaxNode, { matches }: Interpreter): boolean {
  const target = kid(parameter, 0);
  return [parameter, target].some(
    (one) => matches.sources.has(one) || matches.arrivals.has(one) || matches.sanitizers.has(one),
  );
}

/** `constructor(private name: string)` is a field as well. */
function keepAsField(parameter: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  const frame = interpreter.frames.at(-1);
  if (parameter.flavor !== 'property' || !frame) return;
  const change = (whole: Value): Value => withField(whole, kid(parameter, 0).text, value);
  mutate({ owner: null, value: frame.self, change }, state, interpreter);
}

/** Unknown, unless the rule says that the parameter is a source. */
function resetParameter(parameter: SyntaxNode, state: State, interpreter: Interpreter): void {
  const target = kid(parameter, 0);
  if (target.kind !== 'name') {
    takeApart(parameter, UNKNOWN, state, interpreter);
    return;
  }
  const { binding } = target;
  if (binding) {
    const hasTypes = interpreter.family === 'java' || interpreter.family === 'go';
    const owner = hasTypes ? classOfType(binding.type ?? target.type, interpreter) : null;
    if (isRunnableClass(owner))
      state.set(binding, { taints: [], identity: `b${binding.id}`, instance: owner, isStructured: true });
    else state.forget(binding);
  }
  if (isNamedByRule(parameter, interpreter) && target.binding)
    state.set(target.binding, evaluate(target, state, interpreter));
}

/** Lists and objects that the function has filled are the caller's own. */
function writeBack(target: SyntaxNode, bound: BoundCall, state: State, interpreter: Interpreter): void {
  kid(target, 1).kids.forEach((parameter, index) => {
    const node = bound.nodes[index];
    const before = bound.values[index];
    const { binding } = kid(parameter, 0);
    const after = binding && state.get(binding);
    if (node && hasMark(node, ADDRESS) && after && after !== before) return storeBack(node, after, state, interpreter);
    if (!node || !before || !after || binding.writes > 1 || after.refs) return;
    const isChanged = after.fields !== before.fields || after.rest !== before.rest;
    if (isChanged && (node.kind === 'name' || node.kind === 'member')) storeBack(node, after, state, interpreter);
  });
}

function resultValue(frame: Frame, state: State, interpreter: Interpreter): Value {
  if (frame.yields.length > 0) return yieldedList(frame, state, interpreter);
  const [first, ...rest] = frame.returns;
  if (!first) return UNKNOWN;
  const value = rest.reduce((joined, one) => joinValues(joined, one), first);
  // What a true answer of this function proves: all that each of its ways to a true answer proves.
  const facts = joinFacts(frame.returns.map((one) => ({ value: one, proven: [] })));
  return state.resolve({ ...value, facts });
}

function yieldedList(frame: Frame, state: State, interpreter: Interpreter): Value {
  const rest = frame.yields.reduce((joined, one) => joinValues(joined, one));
  return allocate({ taints: [], identity: '', rest, isStructured: true }, state, interpreter);
}
