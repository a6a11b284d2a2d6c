import { kid, type SyntaxNode } from '../tree.ts';
import type { Call } from './calls.ts';
import { fieldNames } from './classes.ts';
import { allocate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { cleanValue, listValue, type Value } from './value.ts';

/** The class of the scanned files that a type names: `T`, `*T`, `T[string]`, `package.T`. */
export function classOfType(type: SyntaxNode | undefined, interpreter: Interpreter): SyntaxNode | null {
  if (!type) return null;
  if (type.kind === 'unary' || type.kind === 'index') return classOfType(kid(type, 0), interpreter);
  const declared = type.binding?.declaration ?? importedType(type, interpreter);
  return declared?.kind === 'class' ? declared : null;
}

function importedType(type: SyntaxNode, interpreter: Interpreter): SyntaxNode | undefined {
  const imported = (type.kind === 'member' ? kid(type, 0) : type).binding?.imported;
  if (type.kind === 'member')
    return imported && interpreter.importValue(imported.module, kid(type, 1).text, type)?.callable;
  if (imported) return interpreter.importValue(imported.module, imported.name, type)?.callable;
  return type.binding?.isGlobal ? interpreter.importStar(type.text, type)?.callable : undefined;
}

/** Whether a variable of the type runs the methods that the scanned files give it. */
export function isRunnableClass(owner: SyntaxNode | null): owner is SyntaxNode {
  return owner !== null && !/interface/.test(owner.flavor);
}

/** Go's `make(chan T)` and `new(T)`; Java's `Color.valueOf(text)`, which gives one of ours or throws. */
export function makeOfType(call: Call, state: State, interpreter: Interpreter): Value | null {
  const identity = identityOf(interpreter, call.node);
  const { family } = interpreter;
  if (family === 'java' && call.method === 'valueOf' && call.receiver.callable?.kind === 'class')
    return cleanValue(identity);
  if (family !== 'go' || call.method !== '') return null;
  const [callee, type] = [kid(call.node, 0).text, kid(call.node, 1)];
  if (callee === 'new') return instanceOfType(type, identity, state, interpreter);
  if (callee !== 'make') return null;
  const kind = kid(type, 0).text;
  const isStructured = true;
  if (kind === 'map')
    return allocate({ taints: [], identity, fields: new Map(), isStructured, isTable: true }, state, interpreter);
  if (kind === 'chan') return allocate({ taints: [], identity, isStructured, isChannel: true }, state, interpreter);
  const isEmpty = call.args.length < 2 || call.args[1]?.constant === 0;
  return allocate(isEmpty ? listValue([], identity) : { taints: [], identity, isStructured }, state, interpreter);
}

/** A variable or pointer of a type of ours, with nothing in it yet. */
export function instanceOfType(
  type: SyntaxNode | undefined,
  identity: string,
  state: State,
  interpreter: Interpreter,
): Value | null {
  const instance = classOfType(type, interpreter);
  if (!isRunnableClass(instance)) return null;
  return allocate({ taints: [], identity, instance, fields: new Map(), isStructured: true }, state, interpreter);
}

/** Names of the fields of `T{a, b}`, which are given by their place. */
export function fieldsByPlace(owner: SyntaxNode | undefined): readonly string[] {
  return owner ? fieldNames(owner) : [];
}
