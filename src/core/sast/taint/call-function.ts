import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo, storeBack } from './assign.ts';
import type { Call } from './calls.ts';
import { evaluate } from './expressions.ts';
import type { Frame, Interpreter } from './interpreter.ts';
import { runPending, runStatements } from './statements.ts';
import { joinAll, type State } from './state.ts';
import { derive, joinValues, UNKNOWN, withField, withRest, type Facts, type Value } from './value.ts';

/** What a function is called with. */
export interface BoundCall {
  readonly self: Value;
  readonly values: readonly (Value | null)[];
  /** Where the argument of each parameter stands, for objects that the function changes. */
  readonly nodes: readonly (SyntaxNode | null)[];
  readonly call: SyntaxNode | null;
}

/** Arguments by place and by name; in Python, a method's first parameter is the object. */
export function bindCall(target: SyntaxNode, call: Call, self: Value | null = null): BoundCall {
  const parameters = kid(target, 1).kids;
  const hasSelf = isPythonMethod(target) && (self !== null || call.receiver.instance !== undefined);
  const positional = call.argNodes.flatMap((node, index) =>
    node.kind === 'keyword' ? [] : [{ node: node as SyntaxNode | null, value: call.args[index] ?? UNKNOWN }],
  );
  if (hasSelf) positional.unshift({ node: null, value: self ?? call.receiver });
  const values: (Value | null)[] = [];
  const nodes: (SyntaxNode | null)[] = [];
  parameters.forEach((parameter, index) => {
    const name = kid(parameter, 0).text;
    const keyword = call.argNodes.findIndex((node) => node.kind === 'keyword' && node.text === name);
    const given = keyword >= 0 ? { node: null, value: call.args[keyword] ?? UNKNOWN } : positional[index];
    const isRest = parameter.text === '*';
    if (parameter.text === '**') {
      values.push(namedRest(parameters, call));
      nodes.push(null);
      return;
    }
    values.push(isRest ? restOf(positional.slice(index)) : (given?.value ?? spreadValue(call)));
    nodes.push(isRest ? null : (given?.node ?? null));
  });
  return { self: self ?? call.receiver, values, nodes, call: call.node };
}

/** `**options`: the keyword arguments that no parameter takes. */
function namedRest(parameters: readonly SyntaxNode[], call: Call): Value {
  const taken = new Set(parameters.map((parameter) => kid(parameter, 0).text));
  return call.argNodes.reduce<Value>(
    (rest, node, index) => {
      const value = call.args[index] ?? UNKNOWN;
      if (node.kind === 'keyword' && !taken.has(node.text)) return withField(rest, node.text, value);
      return node.kind === 'spread' && node.text === '**' ? withRest(rest, value) : rest;
    },
    { taints: [], identity: '', isStructured: true },
  );
}

function restOf(positional: readonly { readonly value: Value }[]): Value {
  return positional.reduce<Value>((list, { value }) => withRest(list, value), {
    taints: [],
    identity: '',
    isStructured: true,
  });
}

/** `f(*args)` may fill any parameter. */
function spreadValue(call: Call): Value | null {
  const at = call.argNodes.findIndex((node) => node.kind === 'spread');
  return at >= 0 ? (call.args[at] ?? null) : null;
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
export function runFunction(target: SyntaxNode, bound: BoundCall, state: State, interpreter: Interpreter): CallResult {
  interpreter.visited.add(target);
  const frame: Frame = { returns: [], exits: [], cleanAtEntry: new Set(state.clean), self: bound.self };
  interpreter.frames.push(frame);
  interpreter.callStack.push(target);
  const loops = interpreter.loops.splice(0);
  const selfBefore = bound.self;
  bindParameters(target, bound, state, interpreter);
  runStatements(kid(target, 2).kids, state, interpreter);
  if (state.isAlive) {
    frame.exits.push(state.clone());
    frame.returns.push(UNKNOWN_RETURN);
  }
  const end = joinAll(frame.exits);
  if (end) state.become(end);
  // A function that always throws ends its caller's way as well.
  else state.isAlive = false;
  runPending(target, state, interpreter);
  const parameter = isPythonMethod(target) ? kid(kid(kid(target, 1), 0), 0).binding : undefined;
  const self = (parameter && state.get(parameter)) ?? frame.self;
  interpreter.callStack.pop();
  interpreter.frames.pop();
  interpreter.loops.push(...loops);
  writeBack(target, bound, state, interpreter);
  return { value: resultValue(frame), self: self === selfBefore ? bound.self : self };
}

/** The end of a function without a return: no value, and no proof either. */
const UNKNOWN_RETURN: Value = { taints: [], identity: '', constant: null };

function bindParameters(target: SyntaxNode, bound: BoundCall, state: State, interpreter: Interpreter): void {
  kid(target, 1).kids.forEach((parameter, index) => {
    const given = bound.values[index];
    const fallback = kid(parameter, 1);
    if (given) {
      const name = kid(parameter, 0).text;
      const reason = name ? `passed as \`${name}\`` : '';
      const at = bound.nodes[index] ?? bound.call ?? parameter;
      const taints = derive(given.taints, at, reason, given.identity);
      setParameter(parameter, { ...given, taints }, state, interpreter);
    } else if (isPresent(fallback)) setParameter(parameter, evaluate(fallback, state, interpreter), state, interpreter);
    else resetParameter(parameter, state, interpreter);
  });
}

/** Assigning a name adds a stop of its own; the stop of a parameter is the passing. */
function setParameter(parameter: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  const target = kid(parameter, 0);
  if (target.kind === 'name' && target.binding) state.set(target.binding, value);
  else assignTo({ target, value, statement: parameter }, state, interpreter);
}

/** Unknown, unless the rule says that the parameter is a source. */
function resetParameter(parameter: SyntaxNode, state: State, interpreter: Interpreter): void {
  const target = kid(parameter, 0);
  if (target.kind !== 'name') {
    assignTo({ target, value: UNKNOWN, statement: parameter }, state, interpreter);
    return;
  }
  if (target.binding) state.forget(target.binding);
  const isSource = interpreter.matches.sources.has(target) || interpreter.matches.sources.has(parameter);
  if (isSource && target.binding) state.set(target.binding, evaluate(target, state, interpreter));
}

/** Lists and objects that the function has filled are the caller's own. */
function writeBack(target: SyntaxNode, bound: BoundCall, state: State, interpreter: Interpreter): void {
  kid(target, 1).kids.forEach((parameter, index) => {
    const node = bound.nodes[index];
    const before = bound.values[index];
    const { binding } = kid(parameter, 0);
    const after = binding && state.get(binding);
    if (!node || !before || !after || binding.writes > 1) return;
    const isChanged = after.fields !== before.fields || after.rest !== before.rest;
    if (isChanged && (node.kind === 'name' || node.kind === 'member')) storeBack(node, after, state, interpreter);
  });
}

function resultValue(frame: Frame): Value {
  const [first, ...rest] = frame.returns;
  if (!first) return UNKNOWN;
  const value = rest.reduce((joined, one) => joinValues(joined, one), first);
  return { ...value, facts: returnedFacts(frame.returns) };
}

/** What a true answer of this function proves: all that each of its ways to a true answer proves. */
function returnedFacts(returns: readonly Value[]): Facts | undefined {
  const proofs = (isForTrue: boolean): string[] => {
    const ways = returns.filter((one) => one.constant === undefined || Boolean(one.constant) === isForTrue);
    const lists = ways.map((one) => (isForTrue ? one.facts?.yes : one.facts?.no) ?? []);
    const [first, ...rest] = lists;
    return first ? first.filter((identity) => rest.every((list) => list.includes(identity))) : [];
  };
  const facts = { yes: proofs(true), no: proofs(false) };
  return facts.yes.length + facts.no.length > 0 ? facts : undefined;
}
