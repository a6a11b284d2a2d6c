import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { bindCall, runFunction } from './call-function.ts';
import { canEnter, passThrough, type Call } from './calls.ts';
import { evaluate } from './expressions.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { UNKNOWN, withField, type Value } from './value.ts';

/** Base classes of base classes that are looked at. */
const BASES_MAX = 5;

/** The method of a local class by its name, in the class or its bases. */
export function methodOf(receiver: Value, name: string): SyntaxNode | null {
  let current = receiver.instance ?? (receiver.callable?.kind === 'class' ? receiver.callable : undefined);
  for (let depth = 0; current && depth < BASES_MAX; depth++) {
    const found = memberFunction(current, name);
    if (found) return found;
    const base = kid(kid(current, 1), 0);
    const declared = base.binding?.declaration;
    current = declared?.kind === 'class' ? declared : undefined;
  }
  return null;
}

function memberFunction(owner: SyntaxNode, name: string): SyntaxNode | null {
  for (const member of kid(owner, 2).kids) {
    if (member.kind === 'function' && kid(member, 0).text === name) return member;
    const isField = member.kind === 'pair' || member.kind === 'assign';
    if (isField && kid(member, 0).text === name && kid(member, 1).kind === 'function') return kid(member, 1);
  }
  return null;
}

/** An object of a local class, after its constructor. */
export function instantiate(owner: SyntaxNode, call: Call, state: State, interpreter: Interpreter): Value {
  const blank: Value = {
    taints: [],
    identity: identityOf(interpreter, call.node),
    instance: owner,
    isStructured: true,
  };
  const self = initialFields(owner, blank, state, interpreter);
  const constructor = methodOf(self, interpreter.family === 'python' ? '__init__' : 'constructor');
  if (!constructor)
    return isPresent(kid(kid(owner, 1), 0))
      ? { ...passThrough(call, state, interpreter), ...self, taints: passThrough(call, state, interpreter).taints }
      : self;
  if (!canEnter(constructor, interpreter)) return self;
  return runFunction(constructor, bindCall(constructor, call, self), state, interpreter).self;
}

function initialFields(owner: SyntaxNode, blank: Value, state: State, interpreter: Interpreter): Value {
  let self = blank;
  for (const member of kid(owner, 2).kids) {
    if (member.kind !== 'assign' || kid(member, 1).kind === 'function') continue;
    const value = isPresent(kid(member, 1)) ? evaluate(kid(member, 1), state, interpreter) : UNKNOWN;
    self = withField(self, kid(member, 0).text, value);
  }
  return self;
}
