import type { SyntaxNode } from '../tree.ts';
import { canEnter } from './calls.ts';
import { callWith, methodOf } from './classes.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import type { Value } from './value.ts';

export interface MagicContext {
  readonly node: SyntaxNode;
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** Methods of our classes that the language calls by itself: indexing, looping, calling. `null` where there is none. */
export function callMagic(object: Value, name: string, args: readonly Value[], context: MagicContext): Value | null {
  if (!object.instance) return null;
  const method = methodOf(object, name);
  if (!method?.callable || !canEnter(method.callable, context.interpreter)) return null;
  return callWith(method, object, args, context);
}
