import { kid, type SyntaxNode } from '../tree.ts';
import { storeBack } from './assign.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { joinValues, type ObjectRef, type Value } from './value.ts';

/** A new object: other names for it see what is changed in it. */
export function allocate(value: Value, state: State, interpreter: Interpreter): Value {
  const ref: ObjectRef = { id: interpreter.nextRef++ };
  state.set(ref, { ...value, facts: undefined });
  return { ...value, refs: [ref], isLoose: undefined };
}

/** The value as an object with a place of its own, so that a second name stands for the same one. */
export function shareable(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  const { binding } = node;
  const isText = value.constant !== undefined || value.callable !== undefined || value.foreign !== undefined;
  if (!binding || node.kind !== 'name' || node.text === 'this' || value.refs || isText || !state.get(binding))
    return value;
  const shared = allocate(value, state, interpreter);
  state.set(binding, shared);
  return shared;
}

export interface Mutation {
  /** Where the object stands in the code; `null` when it has no name there. */
  readonly owner: SyntaxNode | null;
  readonly value: Value;
  change(whole: Value): Value;
}

/** Changes an object in place, for all of its names. Which one it is may not be known: then each may be as it was. */
export function mutate({ owner, value, change }: Mutation, state: State, interpreter: Interpreter): void {
  const { refs, isLoose } = value;
  const isCertain = refs?.length === 1 && !isLoose;
  for (const ref of refs ?? []) {
    const held = state.get(ref) ?? ref.last ?? (isCertain ? value : undefined);
    if (!held) continue;
    const changed = { ...change(held), facts: undefined };
    if (owner && interpreter.callStack.length > 0) noteShared(owner, [held, changed], state, interpreter);
    state.set(ref, isCertain ? changed : joinValues(held, changed));
  }
  if (isCertain || !owner) return;
  const changed = change(isLoose ? state.resolve(value) : value);
  storeBack(owner, refs ? { ...changed, refs, isLoose } : changed, state, interpreter);
}

/** A function that fills what stands at the top level leaves it for functions that run later. */
function noteShared(
  owner: SyntaxNode,
  [before, after]: readonly [Value, Value],
  state: State,
  interpreter: Interpreter,
): void {
  let root = owner;
  while (root.kind === 'member' || root.kind === 'index') root = kid(root, 0);
  if (!root.binding?.isTopLevel || interpreter.hasNewTopLevel) return;
  interpreter.hasNewTopLevel = state.allTaints(after).length > state.allTaints(before).length;
}
