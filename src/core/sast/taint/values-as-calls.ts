import type { Argument } from './arguments.ts';
import { bindCall, runFunction } from './call-function.ts';
import { canEnter, passThrough, type Call } from './calls.ts';
import { callKnown, type KnownContext } from './known-calls.ts';
import { observeForeign } from './observe.ts';
import { withTableEscapes } from './table-escapes.ts';
import { UNKNOWN, type Value } from './value.ts';

export interface ValueCall {
  readonly self: Value;
  readonly list: readonly Argument[];
  /** The call in whose course this one happens. */
  readonly call: Call;
}

/** Calls a function that is a value: of ours, or of a stranger by its name. */
export function callValue(callee: Value, { self, list, call }: ValueCall, context: KnownContext): Value {
  const { state, interpreter } = context;
  const bound = callee.bound?.args.map((value): Argument => ({ node: null, value, name: null })) ?? [];
  const all = [...bound, ...list];
  const inner: Call = {
    node: call.node,
    receiver: callee.bound?.self ?? self,
    receiverNode: null,
    method: '',
    args: all.map((one) => one.value),
    argNodes: all.map((one) => one.node ?? call.node),
    list: all,
    qualified: callee.foreign ?? null,
  };
  const target = callee.callable;
  if (target?.kind === 'function') {
    if (!canEnter(target, interpreter)) return UNKNOWN;
    const { value } = runFunction(callee, bindCall(target, inner, inner.receiver, state), state, interpreter);
    return withTableEscapes(target, value, state, interpreter);
  }
  const plain = callKnown(inner, state, interpreter) ?? passThrough(inner, state, interpreter);
  return observeForeign(inner, { callee, value: plain }, state, interpreter);
}
