import { qualifiedName } from '../qualified-name.ts';
import type { SyntaxNode } from '../tree.ts';
import { isSuper } from './calls.ts';
import { evaluate } from './expressions.ts';
import { inheritedMember } from './inherited.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { listValue, UNKNOWN, type Value } from './value.ts';

/** The value behind a name at this point. */
export function lookUpName(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const { binding } = node;
  const frame = interpreter.frames.at(-1);
  if (node.text === 'this' || isSuper(node)) return frame?.self ?? UNKNOWN;
  if (!binding) return UNKNOWN;
  if (node.text === 'arguments' && binding.isGlobal && frame)
    return listValue(
      frame.list.map((one) => one.value),
      '',
    );
  const value = state.get(binding) ?? topLevelValue(binding, interpreter);
  if (value) {
    const taints = state.tainted(value.taints);
    return taints === value.taints ? value : { ...value, taints };
  }
  const identity = `b${binding.id}`;
  if (binding.imported) {
    const imported = interpreter.importValue(binding.imported.module, binding.imported.name, node);
    if (imported) return imported;
  }
  if (binding.isGlobal && binding.writes === 0) {
    const star = interpreter.importStar(node.text, node);
    if (star) return star;
  }
  // A constant of a Java class is what is written beside it.
  if (interpreter.family === 'java' && binding.writes === 1 && binding.value)
    return evaluate(binding.value, state, interpreter);
  const inherited = binding.isGlobal ? inheritedMember(node.text, state, interpreter) : null;
  if (inherited) return inherited;
  if (binding.declaration) return declared(binding.declaration, identity, interpreter);
  return { taints: [], identity, foreign: qualifiedName(node) ?? undefined };
}

function topLevelValue(binding: NonNullable<SyntaxNode['binding']>, interpreter: Interpreter): Value | undefined {
  return binding.isTopLevel ? interpreter.topLevel.get(binding) : undefined;
}

/** A function declaration is there before its line; within a call it shares the call's variables. */
function declared(declaration: SyntaxNode, identity: string, interpreter: Interpreter): Value {
  const owner = interpreter.frames.findLast((one) => one.made.has(declaration));
  if (!owner) return { taints: [], identity, callable: declaration };
  owner.env ??= { id: interpreter.nextRef++ };
  return { ...functionValueOf(declaration, identity), env: owner.env };
}

function functionValueOf(declaration: SyntaxNode, identity: string): Value {
  return { taints: [], identity, callable: declaration };
}
