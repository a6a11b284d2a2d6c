import { kid, type SyntaxNode } from '../tree.ts';
import { targetNames, type Binding } from '../names.ts';
import { allocate, mutate } from './heap.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import type { ObjectRef, Value } from './value.ts';

export interface SharedElement {
  readonly ref: ObjectRef;
  readonly collection: Value;
  /** What the element is after a round: what it was before does not count, for then there was none. */
  after(state: State): Value;
}

interface Context {
  readonly state: State;
  readonly interpreter: Interpreter;
}

/**
 * One object that stands for each element of a collection that is not known one by one: `for (const row of rows)
 * row.text = escape(row.text)` changes the rows themselves. `null` where the body changes no element.
 */
export function sharedElement(
  owner: SyntaxNode,
  target: SyntaxNode,
  collection: Value,
  { state, interpreter }: Context,
): SharedElement | null {
  const variable = target.kind === 'parameter' ? kid(target, 0) : target;
  const scope = enclosingLoop(target);
  const isPlain = owner.kind === 'name' || owner.kind === 'member';
  if (!isPlain || variable.kind !== 'name' || !variable.binding || !scope) return null;
  if (!changesPartsOf(variable.binding, scope)) return null;
  const element = state.elementOf(collection);
  const shared = element.refs?.length === 1 && !element.isLoose ? element : allocate(element, state, interpreter);
  const [ref] = shared.refs ?? [];
  if (!ref) return null;
  const change = (whole: Value): Value => ({
    ...whole,
    taints: [],
    fields: undefined,
    length: undefined,
    rest: shared,
    isStructured: true,
  });
  mutate({ owner, value: collection, change }, state, interpreter);
  return {
    ref,
    collection: change(collection),
    after: (end) => interpreter.lastOf.get(ref) ?? end.get(ref) ?? element,
  };
}

/** The loop or the callback whose variable this is. */
function enclosingLoop(target: SyntaxNode): SyntaxNode | null {
  const { parent } = target;
  return parent?.kind === 'parameters' ? (parent.parent ?? null) : (parent ?? null);
}

function changesPartsOf(binding: Binding, scope: SyntaxNode): boolean {
  if (scope.kind === 'assign') {
    const target = kid(scope, 0);
    const isPart = (target.kind === 'member' || target.kind === 'index') && rootBinding(target) === binding;
    if (isPart) return true;
  }
  return scope.kids.some((child) => changesPartsOf(binding, child));
}

function rootBinding(target: SyntaxNode): Binding | undefined {
  let root = target;
  while (root.kind === 'member' || root.kind === 'index') root = kid(root, 0);
  return targetNames(root)[0]?.binding;
}
