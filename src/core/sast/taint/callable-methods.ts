import type { Argument } from './arguments.ts';
import type { Call } from './calls.ts';
import { runCallback } from './callbacks.ts';
import { allocate, mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import { callValue } from './values-as-calls.ts';
import { cleanValue, listElements, UNKNOWN, withField, type BoundArguments, type Value } from './value.ts';

/** `f.bind(self, a)`, `f.call(self, a)`, `f.apply(self, [a])`. */
export function callCallable(use: 'bind' | 'call' | 'apply', call: Call, context: KnownContext): Value | null {
  const { receiver, list } = call;
  const isFunction = receiver.callable !== undefined || receiver.foreign !== undefined;
  if (!isFunction) return null;
  const [self, ...given] = list;
  if (use === 'bind') {
    const bound: BoundArguments = { self: self?.value ?? null, args: given.map((one) => one.value), named: new Map() };
    return { ...receiver, bound };
  }
  const args = use === 'call' ? given : spreadOf(given[0]);
  return callValue(receiver, { self: self?.value ?? UNKNOWN, list: args, call }, context);
}

function spreadOf(list: Argument | undefined): readonly Argument[] {
  if (!list) return [];
  const { value } = list;
  if (value.length !== undefined) return listElements(value).map((one) => ({ node: null, value: one, name: null }));
  return [{ node: null, value, name: null, isOpen: true }];
}

const eventKey = (event: Value | undefined): string | null =>
  typeof event?.constant === 'string' ? `on ${event.constant}` : null;

/** A listener hears what the object emits; that of a stranger's stream, what comes out of it. */
export function listenTo(call: Call, context: KnownContext): Value | null {
  const { state, interpreter } = context;
  const { receiver, receiverNode, args } = call;
  const listener = args.at(-1);
  const key = eventKey(args[0]);
  if (!listener?.callable || !receiverNode) return null;
  const heard: Value = { taints: state.allTaints({ ...receiver, fields: undefined }), identity: '' };
  runCallback(listener, heard.taints.length > 0 ? [heard] : [], state, interpreter);
  if (key === null) return receiver;
  const owner = receiver.refs ? receiver : allocate(receiver, state, interpreter);
  mutate({ owner: receiverNode, value: owner, change: (whole) => withField(whole, key, listener) }, state, interpreter);
  return receiver;
}

export function emitEvent(call: Call, { state, interpreter, identity }: KnownContext): Value | null {
  const key = eventKey(call.args[0]);
  const listener = key === null ? undefined : call.receiver.fields?.get(key);
  if (!listener) return null;
  runCallback(listener, call.args.slice(1), state, interpreter);
  return cleanValue(identity);
}
