import type { Call } from './calls.ts';
import { keysOf, withEntry } from './collections.ts';
import { allocate, mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import type { MethodUse } from './library/library.ts';
import type { State } from './state.ts';
import {
  cleanValue,
  constantValue,
  derive,
  joinValues,
  listElements,
  listValue,
  shuffled,
  UNKNOWN,
  unsettled,
  withRest,
  type Value,
} from './value.ts';

/** Methods of lists; `null` for those of something else. */
export function callListMethod(use: MethodUse, call: Call, context: KnownContext): Value | null {
  switch (use) {
    case 'append':
    case 'prepend':
    case 'insert':
    case 'extend':
    case 'extend-front':
    case 'write':
      return addParts(use, call, context);
    case 'take-last':
    case 'take-first':
    case 'take':
      return takePart(use, call, context);
    case 'splice':
    case 'remove':
    case 'reverse':
    case 'mix':
    case 'fill':
      return changeList(use, call, context);
    case 'slice':
    case 'concat':
    case 'copy':
    case 'reversed':
    case 'flat':
    case 'with':
      return isText(call.receiver) && use !== 'concat' ? textPart(call, context) : copyList(use, call, context);
    case 'at':
      return partAt(call, context);
    case 'next':
      return nextPart(call, context);
    case 'first-of':
    case 'last-of':
    case 'first-or':
      return endPart(use, call, context);
    case 'set-at':
      return setAt(call, context);
    default:
      return null;
  }
}

function isText(value: Value): boolean {
  return !value.isStructured && !value.refs && !value.fields && !value.rest;
}

function textPart(call: Call, { identity }: KnownContext): Value {
  return { taints: derive(call.receiver.taints, call.node, '', identity), identity };
}

const numberOf = (value: Value | undefined): number | undefined =>
  typeof value?.constant === 'number' ? value.constant : undefined;

function changeOwner(call: Call, change: (whole: Value) => Value, { state, interpreter }: KnownContext): void {
  mutate({ owner: call.receiverNode, value: call.receiver, change }, state, interpreter);
}

/** The list with the elements of another one, where both are known; else with any of them. */
function rebuilt(whole: Value, elements: readonly Value[]): Value {
  return { ...whole, ...listValue(elements, whole.identity), isTable: whole.isTable };
}

function addParts(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, receiverNode, node } = call;
  const { state, identity } = context;
  if (!receiverNode) return null;
  // Adding to what is no collection of ours is a call of a stranger: `form.append(name, value)`.
  if (use === 'write' && !receiver.isStructured && !receiver.refs) return null;
  const label = `added to \`${receiverNode.text || 'a collection'}\``;
  const told = (part: Value): Value => ({
    ...part,
    taints: derive(part.taints, node, label, identity),
    facts: undefined,
  });
  const parts = partsOf(use, call, context).map((one) => (one ? told(one) : null));
  const isUseful =
    receiver.isStructured || receiver.refs || parts.some((one) => one === null || state.allTaints(one).length > 0);
  if (!isUseful) return cleanValue(identity);
  const at = use === 'insert' ? numberOf(call.args[0]) : undefined;
  const change = (whole: Value): Value =>
    withAdded(use, whole, parts, { at, any: state.elementOf(call.args[0] ?? UNKNOWN) });
  changeOwner(call, change, context);
  // In JavaScript, adding to a set gives the set.
  return call.method === 'add' ? state.resolve(receiver) : cleanValue(identity);
}

/** What is added, one by one; a `null` stands for any element of a list that is not known. */
function partsOf(use: MethodUse, call: Call, { state, interpreter }: KnownContext): (Value | null)[] {
  const [first, second] = call.args;
  if (use === 'insert') return [second ?? UNKNOWN];
  if (use !== 'extend' && use !== 'extend-front') return call.list.map((one) => (one.isOpen ? null : one.value));
  const list = first?.isTable ? keysOf(first, { state, interpreter }) : (first ?? UNKNOWN);
  return list.length === undefined ? [null] : listElements(list);
}

function withAdded(
  use: MethodUse,
  whole: Value,
  parts: readonly (Value | null)[],
  { at, any }: { readonly at: number | undefined; readonly any: Value },
): Value {
  const elements = whole.length === undefined ? null : listElements(whole);
  const known = parts.filter((one) => one !== null);
  const isPlaced = elements && known.length === parts.length && (use !== 'insert' || at !== undefined);
  if (!isPlaced || use === 'write') {
    const start = use === 'append' || use === 'extend' ? { ...whole, length: undefined } : shuffled(whole);
    return parts.reduce<Value>((made, one) => withRest(made, one ?? any), { ...start, isStructured: true });
  }
  if (use === 'prepend' || use === 'extend-front') elements.unshift(...known);
  else if (use === 'insert') elements.splice(at ?? 0, 0, ...known);
  else elements.push(...known);
  return rebuilt(whole, elements);
}

function takePart(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, args } = call;
  const { state, identity } = context;
  const key = args[0]?.constant;
  if (use === 'take' && (receiver.isTable || typeof key === 'string')) return null;
  const elements = receiver.length === undefined ? null : listElements(receiver);
  const isAny = use === 'take' && args.length > 0 && typeof key !== 'number';
  if (!elements || isAny) {
    if (isText(receiver)) return textPart(call, context);
    const taken = state.elementOf(receiver);
    changeOwner(call, shuffled, context);
    return state.resolve({ ...taken, taints: derive(taken.taints, call.node, '', identity) });
  }
  const at = use === 'take-first' ? 0 : use === 'take' && typeof key === 'number' ? key : -1;
  const [taken] = elements.splice(at, 1);
  changeOwner(call, (whole) => rebuilt(whole, elements), context);
  return taken ? state.resolve(taken) : constantValue(null);
}

function changeList(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, args } = call;
  const { state } = context;
  const elements = receiver.length === undefined ? null : listElements(receiver);
  const removed: Value[] = [];
  const change = (whole: Value): Value => {
    if (use === 'fill')
      return elements
        ? rebuilt(
            whole,
            elements.map(() => args[0] ?? UNKNOWN),
          )
        : withRest(whole, args[0] ?? UNKNOWN);
    if (use === 'mix' || !elements) return withAny(shuffled(whole), use === 'splice' ? args.slice(2) : []);
    if (use === 'reverse') return rebuilt(whole, [...elements].reverse());
    const list = [...elements];
    if (use === 'remove') {
      const at = list.findIndex((one) => one.constant !== undefined && one.constant === args[0]?.constant);
      if (at < 0) return shuffled(whole);
      list.splice(at, 1);
      return rebuilt(whole, list);
    }
    const [from, count] = [numberOf(args[0]), args.length > 1 ? numberOf(args[1]) : list.length];
    if (from === undefined || count === undefined) return withAny(shuffled(whole), args.slice(2));
    removed.push(...list.splice(from, count, ...args.slice(2)));
    return rebuilt(whole, list);
  };
  changeOwner(call, change, context);
  if (use === 'splice') return listValue(removed, context.identity);
  return state.resolve(receiver);
}

function withAny(list: Value, added: readonly Value[]): Value {
  return added.reduce((made, one) => withRest(made, one), list);
}

function copyList(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, args, node } = call;
  const { state, interpreter, identity } = context;
  if (use === 'concat' && isText(receiver)) return null;
  const made = copied(use, receiver, args, state);
  if (!made) return null;
  const taints = derive(receiver.taints, node, '', identity);
  return allocate({ ...made, identity, taints, isStructured: true, constant: undefined }, state, interpreter);
}

function copied(use: MethodUse, receiver: Value, args: readonly Value[], state: State): Value | null {
  const element = state.elementOf(receiver);
  const elementOf = (value: Value): Value => state.elementOf(value);
  const elements = receiver.length === undefined ? null : listElements(receiver);
  if (use === 'copy') return { ...receiver, refs: undefined, isLoose: undefined };
  if (use === 'flat') {
    const flat = elements?.flatMap((one) => (one.length === undefined ? [one] : listElements(one)));
    const areKnown = elements?.every((one) => !one.isStructured || one.length !== undefined);
    return flat && areKnown
      ? listValue(flat, '')
      : { taints: [], identity: '', rest: joinValues(element, elementOf(element)) };
  }
  if (!elements) {
    const parts =
      use === 'concat'
        ? args.map((one) => (one.isStructured ? elementOf(one) : one))
        : use === 'with'
          ? args.slice(1)
          : [];
    return withAny({ ...shuffled(receiver), refs: undefined, isLoose: undefined }, parts);
  }
  if (use === 'reversed') return listValue(elements.reverse(), '');
  if (use === 'with')
    return listValue(
      elements.map((one, index) => (index === numberOf(args[0]) ? (args[1] ?? UNKNOWN) : one)),
      '',
    );
  if (use === 'slice') {
    const areKnown = args.every((one) => numberOf(one) !== undefined);
    return areKnown
      ? listValue(elements.slice(numberOf(args[0]), numberOf(args[1])), '')
      : { taints: [], identity: '', rest: element };
  }
  const added = args.flatMap((one) => (one.length !== undefined ? listElements(one) : one.isStructured ? null : [one]));
  if (!added.includes(null)) return listValue([...elements, ...(added as Value[])], '');
  return withAny(
    shuffled(listValue(elements, '')),
    args.map((one) => (one.isStructured ? elementOf(one) : one)),
  );
}

function partAt(call: Call, { state, identity }: KnownContext): Value {
  const { receiver, args, node } = call;
  const at = numberOf(args[0]);
  if (at !== undefined && receiver.length !== undefined) {
    return state.resolve(listElements(receiver).at(at) ?? constantValue(null));
  }
  if (isText(receiver)) return { taints: derive(receiver.taints, node, '', identity), identity };
  return state.elementOf(receiver);
}

/** The first or last element, or any where they are not known; of nothing, what stands in for it. */
function endPart(use: MethodUse, call: Call, { state, identity }: KnownContext): Value | null {
  const { receiver, args, node } = call;
  const [fallback] = args;
  const isPlaced = use !== 'first-or' && args.length > 0;
  if (isText(receiver) || isPlaced) return null;
  const elements = receiver.length === undefined || call.method.startsWith('next') ? null : listElements(receiver);
  const found = elements ? elements.at(use === 'last-of' ? -1 : 0) : unsettled(state.elementOf(receiver));
  if (!found) return fallback ?? constantValue(null);
  const part = state.resolve({ ...found, taints: derive(state.tainted(found.taints), node, '', identity) });
  return fallback && !elements ? joinValues(part, fallback) : part;
}

/** `list.set(place, value)`. */
function setAt(call: Call, context: KnownContext): Value | null {
  const [place, given] = call.args;
  if (!place || !given || call.args.length !== 2) return null;
  const { receiver } = call;
  changeOwner(call, (whole) => withEntry({ ...whole, isStructured: true }, place, given), context);
  return context.state.elementOf(receiver);
}

/** An iterator's next answer. */
function nextPart(call: Call, { state, identity }: KnownContext): Value | null {
  const { receiver } = call;
  if (!receiver.isStructured) return null;
  const value = state.elementOf(receiver);
  return { taints: [], identity, fields: new Map([['value', value]]), isStructured: true };
}
