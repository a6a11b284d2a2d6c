import type { SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { UNKNOWN, type Value } from './value.ts';

/** The value behind a name at this point. */
export function lookUpName(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const { binding } = node;
  if (node.text === 'this' || node.text === 'super') return interpreter.frames.at(-1)?.self ?? UNKNOWN;
  if (!binding) return UNKNOWN;
  const value = state.get(binding) ?? interpreter.topLevel.get(binding);
  if (value) {
    const taints = state.tainted(value.taints);
    return taints === value.taints || taints.length === value.taints.length ? value : { ...value, taints };
  }
  const identity = `b${binding.id}`;
  if (binding.imported) {
    const imported = interpreter.importValue(binding.imported.module, binding.imported.name, node);
    if (imported) return imported;
  }
  return { taints: [], identity, callable: binding.declaration };
}
