import { kid } from '../tree.ts';
import { lineage, methodOf } from './classes.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { UNKNOWN, type Value } from './value.ts';

/** In Java, a name that nothing declares may be a field of a base class, which is written without `this`. */
export function isInherited(name: string, _state: State, interpreter: Interpreter): boolean {
  const self = interpreter.family === 'java' ? interpreter.frames.at(-1)?.self : undefined;
  return lineage(self?.instance).some((owner) =>
    kid(owner, 2).kids.some((member) => member.kind === 'assign' && kid(member, 0).text === name),
  );
}

/** What such a name stands for: a field, or a method that runs on the same object. */
export function inheritedMember(name: string, state: State, interpreter: Interpreter): Value | null {
  const self = interpreter.family === 'java' ? interpreter.frames.at(-1)?.self : undefined;
  if (!self?.instance) return null;
  const field = state.resolve(self).fields?.get(name);
  if (field) return state.resolve(field);
  const method = methodOf(self, name);
  return method && { ...method, bound: { self, args: [], named: new Map() } };
}

/** `Helper::clean` is the method, with its object where it has one. */
export function referredMethod(object: Value, name: string): Value {
  if (name === 'new') return object;
  const method = methodOf(object, name);
  if (!method) return UNKNOWN;
  return object.instance ? { ...method, bound: { self: object, args: [], named: new Map() } } : method;
}
