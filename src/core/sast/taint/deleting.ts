import { kid, type SyntaxNode } from '../tree.ts';
import { evaluate } from './expressions.ts';
import { mutate } from './heap.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { constantValue, listElements, listValue, withoutField, type Value } from './value.ts';

/** `delete o.a`, `del d['a']`, `del xs[:]`, `del x`. */
export function deleteTarget(target: SyntaxNode, state: State, interpreter: Interpreter): void {
  if (target.kind === 'tuple') {
    for (const one of target.kids) deleteTarget(one, state, interpreter);
    return;
  }
  if (target.kind === 'name') {
    if (target.binding) state.set(target.binding, constantValue(null));
    return;
  }
  if (target.kind !== 'member' && target.kind !== 'index') return;
  const owner = kid(target, 0);
  const value = evaluate(owner, state, interpreter);
  const last = kid(target, 1);
  const isAll = last.kind === 'slice' && last.kids.length === 0;
  const key = target.kind === 'member' ? last.text : isAll ? null : evaluate(last, state, interpreter).constant;
  if (key === undefined) return;
  const change = (whole: Value): Value => (key === null ? listValue([], whole.identity) : withoutEntry(whole, key));
  mutate({ owner, value, change }, state, interpreter);
}

function withoutEntry(whole: Value, key: NonNullable<Value['constant']>): Value {
  if (whole.length === undefined || typeof key !== 'number') return withoutField(whole, String(key));
  const elements = listElements(whole);
  elements.splice(key, 1);
  return { ...whole, ...listValue(elements, whole.identity) };
}
