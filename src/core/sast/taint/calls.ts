import { CALL_DEPTH_MAX } from '../limits.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { bindCall, runFunction } from './call-function.ts';
import { callKnown } from './known-calls.ts';
import { evaluate, fieldOf } from './expressions.ts';
import { conditionFacts } from './guards.ts';
import type { Interpreter } from './interpreter.ts';
import { valueIdentity } from './pure-identity.ts';
import { instantiate, methodOf } from './classes.ts';
import { checkSink } from './observe.ts';
import { qualifiedName } from '../qualified-name.ts';
import { storeBack } from './assign.ts';
import type { State } from './state.ts';
import { withTableEscapes } from './table-escapes.ts';
import { allTaints, derive, joinTaints, UNKNOWN, type Taint, type Value } from './value.ts';

/** A call with its parts evaluated. */
export interface Call {
  readonly node: SyntaxNode;
  /** The object of `object.method()`, else unknown. */
  readonly receiver: Value;
  readonly receiverNode: SyntaxNode | null;
  readonly method: string;
  readonly args: readonly Value[];
  readonly argNodes: readonly SyntaxNode[];
  readonly qualified: string | null;
}

export function evaluateCall(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const callee = kid(node, 0);
  const isMethod = callee.kind === 'member';
  const receiver = isMethod ? evaluate(kid(callee, 0), state, interpreter) : UNKNOWN;
  const calleeValue = isMethod
    ? calleeOfMethod(receiver, callee, state)
    : isPresent(callee)
      ? evaluate(callee, state, interpreter)
      : UNKNOWN;
  const argNodes = node.kids.slice(1);
  const args = argNodes.map((one) => evaluate(one, state, interpreter));
  const call: Call = {
    node,
    receiver,
    receiverNode: isMethod ? kid(callee, 0) : null,
    method: isMethod ? kid(callee, 1).text : '',
    args,
    argNodes,
    qualified: qualifiedName(callee),
  };
  if (interpreter.matches.callSinks.has(node)) for (const one of args) checkSink(node, one, state, interpreter);
  const value = resultOf(call, calleeValue, state, interpreter);
  const facts = conditionFacts(node, isMethod ? [receiver, ...args] : [UNKNOWN, ...args], interpreter);
  if (!facts) return value;
  const known = value.facts;
  return { ...value, facts: known ? { yes: [...known.yes, ...facts.yes], no: [...known.no, ...facts.no] } : facts };
}

function calleeOfMethod(receiver: Value, callee: SyntaxNode, state: State): Value {
  const name = kid(callee, 1).text;
  const method = methodOf(receiver, name);
  return method ? { taints: [], identity: '', callable: method } : fieldOf(receiver, name, callee, state);
}

function resultOf(call: Call, calleeValue: Value, state: State, interpreter: Interpreter): Value {
  const { node } = call;
  const target = calleeValue.callable;
  if (target?.kind === 'class') return instantiate(target, call, state, interpreter);
  if (target?.kind === 'function' && canEnter(target, interpreter)) {
    const bound = bindCall(target, call);
    interpreter.entered.add(node);
    const { value, self } = runFunction(target, bound, state, interpreter);
    if (call.receiverNode && self !== call.receiver) storeBack(call.receiverNode, self, state, interpreter);
    return withTableEscapes(target, value, interpreter);
  }
  // What a function answers to itself is what its other ways answer: nothing new.
  if (target && interpreter.callStack.includes(target)) return UNKNOWN;
  return callKnown(call, state, interpreter) ?? passThrough(call, state, interpreter);
}

/** Recursion and depth are bounded: beyond, the call is one of a stranger. */
export function canEnter(target: SyntaxNode, interpreter: Interpreter): boolean {
  return interpreter.callStack.length < CALL_DEPTH_MAX && !interpreter.callStack.includes(target);
}

/** What a stranger does with its input is unknown; so what comes out is as untrusted as what went in. */
export function passThrough(call: Call, state: State, interpreter: Interpreter): Value {
  const identity = valueIdentity(call.node, state, interpreter);
  let taints: readonly Taint[] = allTaints(call.receiver);
  for (const one of call.args) taints = joinTaints(taints, allTaints(one));
  const name = calleeLabel(call);
  return { taints: derive(taints, call.node, name ? `passed through \`${name}()\`` : '', identity), identity };
}

export function calleeLabel(call: Call): string {
  const callee = kid(call.node, 0);
  return call.method || (callee.kind === 'name' ? callee.text : '');
}
