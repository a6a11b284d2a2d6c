import type { SyntaxNode } from '../tree.ts';
import { kid } from '../tree.ts';
import { canEnter } from './calls.ts';
import { evaluate, functionValue } from './expressions.ts';
import { callWith } from './classes.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import type { Value } from './value.ts';
import { UNKNOWN } from './value.ts';

/** A function goes through its decorators, nearest first; those of strangers give it back as it is. */
export function decorate(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const decorators = node.kids.slice(3);
  const { binding } = kid(node, 0);
  if (decorators.length === 0 || !binding || node.parent?.parent?.kind === 'class') return;
  let value: Value = functionValue(node, `b${binding.id}`, interpreter);
  let isChanged = false;
  for (const decorator of [...decorators].reverse()) {
    const wrapper = evaluate(decorator, state, interpreter);
    if (wrapper.callable?.kind !== 'function' || !canEnter(wrapper.callable, interpreter)) continue;
    const made = callWith(wrapper, UNKNOWN, [value], { state, interpreter });
    if (!made.callable) continue;
    value = made;
    isChanged = true;
  }
  if (!isChanged) return;
  state.set(binding, value);
  if (binding.isTopLevel) interpreter.rememberTopLevel(binding, state);
}
