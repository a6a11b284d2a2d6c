import { CALL_DEPTH_MAX, CLEAN_CALL_DEPTH_MAX, DEEP_CALL_DEPTH, DEEP_CALLS_MAX } from '../limits.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { bindCall, runFunction } from './call-function.ts';
import { instantiate, methodOf, superOf } from './classes.ts';
import { evaluateArguments, type Argument } from './arguments.ts';
import { catchesRejections, settlePromise } from './callbacks.ts';
import { callKnown } from './known-calls.ts';
import { evaluate, readField } from './expressions.ts';
import { allocate, mutate } from './heap.ts';
import { conditionFacts } from './guards.ts';
import { withHandler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { callMagic } from './magic.ts';
import { valueIdentity } from './pure-identity.ts';
import { checkArguments } from './check-sinks.ts';
import { observeForeign } from './observe.ts';
import { qualifiedName } from '../qualified-name.ts';
import { makeOfType } from './make-of-type.ts';
import { makeRecord } from './records.ts';
import { joinStates, type State } from './state.ts';
import { withTableEscapes } from './table-escapes.ts';
import { derive, joinTaints, joinValues, UNKNOWN, type Taint, type Value } from './value.ts';

/** A call with its parts evaluated. */
export interface Call {
  readonly node: SyntaxNode;
  /** The object of `object.method()`, else unknown. */
  readonly receiver: Value;
  readonly receiverNode: SyntaxNode | null;
  readonly method: string;
  readonly args: readonly Value[];
  readonly argNodes: readonly SyntaxNode[];
  readonly list: readonly Argument[];
  readonly qualified: string | null;
  /** What the receiver's promise was rejected with. */
  readonly rejected?: Value | undefined;
}

export function evaluateCall(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const callee = kid(node, 0);
  const isMethod = callee.kind === 'member';
  const method = isMethod ? kid(callee, 1).text : '';
  let rejected: Value | undefined;
  let receiver = UNKNOWN;
  if (isMethod) {
    const object = kid(callee, 0);
    if (catchesRejections(node, method)) {
      const caught = withHandler(() => evaluate(object, state, interpreter), state, interpreter);
      receiver = caught.value;
      rejected = caught.thrown;
    } else receiver = evaluate(object, state, interpreter);
  }
  const calleeValue = isMethod
    ? calleeOfMethod(receiver, callee, state, interpreter)
    : isPresent(callee)
      ? evaluate(callee, state, interpreter)
      : UNKNOWN;
  const last = node.kids.at(-1);
  const own = last?.flavor === 'anonymous' ? last : null;
  const argNodes = own ? node.kids.slice(1, -1) : node.kids.slice(1);
  const { list, args } = evaluateArguments(argNodes, state, interpreter);
  const qualified = qualifiedName(callee) ?? calleeValue.foreign ?? null;
  const receiverNode = isMethod ? kid(callee, 0) : null;
  const call: Call = { node, receiver, receiverNode, method, args, argNodes, list, qualified, rejected };
  checkArguments(call, state, interpreter);
  const target = own ? evaluate(own, state, interpreter) : calleeValue;
  const value = resultOf(call, target, state, interpreter);
  const facts = conditionFacts(node, isMethod ? [receiver, ...args] : [UNKNOWN, ...args], state, interpreter);
  if (!facts) return value;
  const known = value.facts;
  return { ...value, facts: known ? { yes: [...known.yes, ...facts.yes], no: [...known.no, ...facts.no] } : facts };
}

function calleeOfMethod(receiver: Value, callee: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const name = kid(callee, 1).text;
  const owner = kid(callee, 0);
  if (isSuper(owner)) {
    const method = superOf(receiver, name, owner, interpreter);
    return method ? { taints: [], identity: '', callable: method } : UNKNOWN;
  }
  const field = receiver.fields?.get(name);
  if (field?.callable) return field;
  // Whatever the one method of its interface is called, a lambda is what it does.
  if (interpreter.family === 'java' && receiver.callable?.kind === 'function' && !COMBINES.test(name)) return receiver;
  const count = interpreter.family === 'java' ? (callee.parent?.kids.length ?? 1) - 1 : undefined;
  const method = methodOf(receiver, name, count);
  return method ?? readField(receiver, callee, state, interpreter);
}

/** Methods of functions that make other functions. */
const COMBINES = /^(?:andThen|compose|negate|and|or|equals|hashCode|toString|getClass|reversed|thenComparing)$/;

export function isSuper(node: SyntaxNode): boolean {
  return node.text === 'super' || (node.kind === 'call' && kid(node, 0).text === 'super');
}

/** All that a value may be as a function; each is a way. */
function resultOf(call: Call, calleeValue: Value, state: State, interpreter: Interpreter): Value {
  if (!calleeValue.others) return resultOfOne(call, calleeValue, state, interpreter);
  const before = state.clone();
  let joined: Value | null = null;
  for (const one of [{ ...calleeValue, others: undefined }, ...calleeValue.others]) {
    const inside = before.clone();
    const value = resultOfOne(call, one, inside, interpreter);
    joined = joined ? joinValues(joined, value) : value;
    state.become(joinStates(state, inside));
  }
  return joined ?? UNKNOWN;
}

function resultOfOne(call: Call, calleeValue: Value, state: State, interpreter: Interpreter): Value {
  const { node } = call;
  const target = calleeValue.callable;
  if (calleeValue.bound) return callBound(call, calleeValue, state, interpreter);
  if (target?.kind === 'class') return instantiate(calleeValue, call, state, interpreter);
  if (target?.kind === 'function') {
    if (node.kind === 'new') return instantiate(calleeValue, call, state, interpreter);
    if (canEnter(target, interpreter) && isWorthEntering(call, calleeValue, state, interpreter))
      return enter(call, calleeValue, state, interpreter);
  }
  // What a function answers to itself is what its other ways answer: nothing new.
  if (target && interpreter.callStack.includes(target)) return recursiveAnswer(call, target, state, interpreter);
  const magic = callMagic(calleeValue, '__call__', call.args, { node, state, interpreter });
  if (magic) return magic;
  const settled =
    settlePromise(calleeValue, call, state, interpreter) ?? makeRecord(calleeValue, call, state, interpreter);
  if (settled) return settled;
  const known = answerOfStranger(call, state, interpreter);
  return observeForeign(call, { callee: calleeValue, value: known }, state, interpreter);
}

function enter(call: Call, callee: Value, state: State, interpreter: Interpreter): Value {
  const target = callee.callable ?? call.node;
  const bound = bindCall(target, call, selfOfCall(call, interpreter), state);
  interpreter.entered.add(call.node);
  const { value, self } = runFunction(callee, bound, state, interpreter);
  const isOwn = target.flavor !== 'arrow' && call.receiverNode !== null && !isSuper(call.receiverNode);
  if (isOwn && self !== bound.self && !self.refs) {
    mutate({ owner: call.receiverNode, value: call.receiver, change: () => self }, state, interpreter);
  }
  return withTableEscapes(target, value, state, interpreter);
}

/** `super.method()` runs on the same object. */
function selfOfCall(call: Call, interpreter: Interpreter): Value {
  if (call.receiverNode && isSuper(call.receiverNode)) return interpreter.frames.at(-1)?.self ?? UNKNOWN;
  return call.receiver;
}

/** What comes back from a call of itself are its arguments, if it gives back any of them. */
function recursiveAnswer(call: Call, target: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const frame = interpreter.frames[interpreter.callStack.lastIndexOf(target)];
  const answer = frame?.returns.reduce<Value | null>((all, one) => (all ? joinValues(all, one) : one), null);
  if (frame) frame.isRecursive = true;
  const bound = bindCall(target, call, selfOfCall(call, interpreter), state);
  frame?.recursiveCalls.push(bound);
  return answer ? { ...answer, facts: undefined } : UNKNOWN;
}

function callBound(call: Call, callee: Value, state: State, interpreter: Interpreter): Value {
  const { bound } = callee;
  if (!bound) return UNKNOWN;
  const given = bound.args.map((value): Argument => ({ node: null, value, name: null }));
  const named = [...bound.named].map(([name, value]): Argument => ({ node: null, value, name }));
  const list = [...given, ...call.list, ...named.filter(({ name }) => !call.list.some((one) => one.name === name))];
  const receiver = bound.self ?? call.receiver;
  const args = list.map((one) => one.value);
  const argNodes = list.map((one) => one.node ?? call.node);
  const inner: Call = { ...call, receiver, receiverNode: null, method: '', list, args, argNodes };
  return resultOf(inner, { ...callee, bound: undefined }, state, interpreter);
}

/** Recursion and depth are bounded: beyond, the call is one of a stranger. */
export function canEnter(target: SyntaxNode, interpreter: Interpreter): boolean {
  const { length } = interpreter.callStack;
  if (length >= DEEP_CALL_DEPTH && interpreter.deepCalls >= DEEP_CALLS_MAX) {
    interpreter.isCut = true;
    if (interpreter.endsWhenCut) interpreter.steps = -1;
    return false;
  }
  return length < CALL_DEPTH_MAX && !interpreter.callStack.includes(target);
}

/** Deep down, only what carries something untrusted is followed: the rest costs most and shows nothing. */
function isWorthEntering(call: Call, callee: Value, state: State, interpreter: Interpreter): boolean {
  if (interpreter.callStack.length < CLEAN_CALL_DEPTH_MAX) return true;
  const isTainted = (value: Value): boolean => state.allTaints(value).length > 0;
  if (callee.env && state.get(callee.env) && isTainted(state.get(callee.env) ?? UNKNOWN)) return true;
  return isTainted(call.receiver) || call.args.some((one) => one.callable !== undefined || isTainted(one));
}

function answerOfStranger(call: Call, state: State, interpreter: Interpreter): Value {
  const { taintAssumeSafeFunctions, taintOnlyPropagateThroughAssignments } = interpreter.options;
  const known = makeOfType(call, state, interpreter) ?? callKnown(call, state, interpreter);
  if (taintAssumeSafeFunctions || taintOnlyPropagateThroughAssignments)
    return {
      taints: [],
      identity: known?.identity ?? valueIdentity(call.node, state, interpreter),
      facts: known?.facts,
    };
  return known ?? passThrough(call, state, interpreter);
}

const DECODES =
  /^(?:b64decode|urlsafe_b64decode|b32decode|b16decode|unhexlify|unquote|unquote_plus|unescape|decodeURIComponent|decodeURI|atob|decode|DecodeString|QueryUnescape)$/;

/** What a stranger does with its input is unknown; so what comes out is as untrusted as what went in. */
export function passThrough(call: Call, state: State, interpreter: Interpreter): Value {
  const identity = valueIdentity(call.node, state, interpreter);
  let taints: readonly Taint[] = state.allTaints(call.receiver);
  if (DECODES.test(calleeLabel(call))) for (const one of call.args) taints = joinTaints(taints, one.encoded ?? []);
  for (const one of call.args) taints = joinTaints(taints, state.allTaints(one));
  const name = calleeLabel(call);
  const value: Value = {
    taints: derive(state.tainted(taints), call.node, name ? `passed through \`${name}()\`` : '', identity),
    identity,
  };
  return call.node.kind === 'new' ? allocate(value, state, interpreter) : value;
}

export function calleeLabel(call: Call): string {
  const callee = kid(call.node, 0);
  return call.method || (callee.kind === 'name' ? callee.text : '');
}
