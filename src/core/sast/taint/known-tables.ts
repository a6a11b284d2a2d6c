import type { Call } from './calls.ts';
import { entryOf, keysOf, withEntry } from './collections.ts';
import { allocate, mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import { callFunctionMethod } from './known-functions.ts';
import type { MethodUse } from './library/library.ts';
import {
  cleanValue,
  constantValue,
  derive,
  joinValues,
  listValue,
  UNKNOWN,
  withField,
  withoutField,
  withRest,
  withSpread,
  type Value,
} from './value.ts';

/** Methods of maps and dictionaries; `null` for those of something else. */
export function callTableMethod(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, args } = call;
  const { state, interpreter, identity } = context;
  switch (use) {
    case 'set':
      return args.length === 2 ? setEntry(call, args[0] ?? UNKNOWN, args[1] ?? UNKNOWN, context) : null;
    case 'section-set':
      return args.length === 3 ? setInSection(call, context) : null;
    case 'get':
      return getEntry(call, context);
    case 'take':
      return takeEntry(call, context);
    case 'get-or-set':
      return getOrSet(call, context);
    case 'delete':
    case 'clear':
      return removeEntries(use, call, context);
    case 'update':
      return updateTable(call, context);
    case 'values':
      if (!isCollection(receiver)) return null;
      return allocate(valuesOf(receiver, identity, context), state, interpreter);
    case 'keys':
      if (!isCollection(receiver)) return null;
      return { ...(receiver.isTable ? keysOf(receiver, context) : cleanValue('')), identity, isStructured: true };
    case 'entries':
      return isCollection(receiver) || receiver.taints.length > 0 ? entriesOf(receiver, identity, context) : null;
    case 'with-fields':
      return withNamed(call, receiver, identity, context);
    case 'read-all':
      return { taints: derive(state.allTaints(receiver), call.node, 'read back', identity), identity };
    default:
      return callFunctionMethod(use, call, context);
  }
}

/** `point._replace(x=1)`, `dataclasses.replace(point, x=1)`: another object with some fields of its own. */
export function withNamed(call: Call, whole: Value, identity: string, { state, interpreter }: KnownContext): Value {
  const start: Value = { ...state.resolve(whole), refs: undefined, isLoose: undefined, identity };
  const made = call.list.reduce<Value>(
    (all, { name, value }) => (name === null ? all : withField(all, name, value)),
    start,
  );
  return allocate(made, state, interpreter);
}

function isCollection(value: Value): boolean {
  return Boolean(value.isStructured ?? value.fields ?? value.rest ?? value.refs);
}

/** Sections of a configuration are tables in a table: `conf.set(section, key, value)`. */
function setInSection(call: Call, context: KnownContext): Value {
  const { receiver, args, node } = call;
  const [name = UNKNOWN, key = UNKNOWN, given = UNKNOWN] = args;
  const { state, interpreter } = context;
  const known = sectionOf(receiver, name, call, context);
  if (!known) {
    const made = allocate({ taints: [], identity: '', isStructured: true }, state, interpreter);
    setEntry(call, name, made, context);
  }
  const section = known ?? entryOf(state.resolve(call.receiver), name, node, context);
  const inner: Call = { ...call, receiver: section, receiverNode: null };
  return setEntry(inner, key, given, context);
}

/** The section that a name stands for, where it was written before. */
function sectionOf(receiver: Value, name: Value, call: Call, context: KnownContext): Value | null {
  if (name.constant !== undefined && !receiver.fields?.has(String(name.constant))) return null;
  const found = entryOf(receiver, name, call.node, context);
  return found.refs || found.fields || found.rest ? found : null;
}

function setEntry(call: Call, key: Value, given: Value, { state, interpreter, identity }: KnownContext): Value {
  const { receiver, receiverNode, node } = call;
  const label = typeof key.constant === 'string' ? `stored as \`${key.constant}\`` : 'put into a collection';
  const part: Value = { ...given, facts: undefined, taints: derive(given.taints, node, label, identity) };
  const change = (whole: Value): Value => withEntry({ ...whole, isStructured: true }, key, part);
  mutate({ owner: receiverNode, value: receiver, change }, state, interpreter);
  return state.resolve(receiver);
}

/** What is looked up in a table of ours is ours, whoever chose the key. */
function getEntry(call: Call, context: KnownContext): Value {
  const { receiver, node, args } = call;
  const { state } = context;
  const section = typeof args[1]?.constant === 'string' && sectionOf(receiver, args[0] ?? UNKNOWN, call, context);
  if (section) return getEntry({ ...call, receiver: state.resolve(section), args: args.slice(1) }, context);
  const [key = UNKNOWN, fallback] = args;
  const known = key.constant !== undefined && receiver.fields?.has(String(key.constant));
  const isClosed = isTableClosed(receiver) && key.constant !== undefined;
  if (!known && isClosed) return fallback ?? constantValue(null);
  const found = state.resolve(entryOf(receiver, key, node, context));
  const label = typeof key.constant === 'string' ? `read as \`${key.constant}\`` : '';
  const taints = derive(found.taints, node, label, found.identity);
  const entry: Value = { ...found, taints: state.tainted(taints) };
  return fallback && !known ? joinValues(entry, fallback) : entry;
}

function isTableClosed(value: Value): boolean {
  return Boolean(value.isTable) && !value.rest && value.taints.length === 0 && value.fields !== undefined;
}

function takeEntry(call: Call, context: KnownContext): Value {
  const value = getEntry(call, context);
  removeEntries('delete', call, context);
  return value;
}

function getOrSet(call: Call, context: KnownContext): Value {
  const { receiver, args } = call;
  const [key, fallback] = args;
  const isKnown = key?.constant !== undefined && receiver.fields?.has(String(key.constant));
  const value = getEntry(call, context);
  if (!isKnown && key) {
    const stored = fallback ?? constantValue(null);
    setEntry(call, key, isTableClosed(receiver) ? stored : joinValues(value, stored), context);
  }
  return value;
}

function removeEntries(use: MethodUse, call: Call, { state, interpreter, identity }: KnownContext): Value {
  const { receiver, receiverNode, args } = call;
  const key = args[0]?.constant;
  const change = (whole: Value): Value => {
    if (use === 'delete') return key === undefined || key === null ? whole : withoutField(whole, String(key));
    const length = whole.isTable ? undefined : 0;
    return { ...whole, taints: [], fields: new Map(), rest: undefined, keys: undefined, length };
  };
  mutate({ owner: receiverNode, value: receiver, change }, state, interpreter);
  return cleanValue(identity);
}

/** `update(other, key=value)`; of a set, `update(list)`. */
function updateTable(call: Call, context: KnownContext): Value {
  const { receiver, receiverNode, list } = call;
  const { state, interpreter, identity } = context;
  const change = (whole: Value): Value =>
    list.reduce<Value>((made, { name, value }) => {
      if (name !== null && name !== '**') return withField(made, name, value);
      if (value.isTable || value.fields)
        return made.isTable || !made.isStructured ? withSpread(made, value) : withRest(made, state.elementOf(value));
      return withRest(made, pairValue(state.elementOf(value)));
    }, whole);
  mutate({ owner: receiverNode, value: receiver, change }, state, interpreter);
  return cleanValue(identity);
}

function pairValue(pair: Value): Value {
  return pair.fields?.get('1') ?? pair;
}

export function valuesOf(value: Value, identity: string, { state }: KnownContext): Value {
  const isKnown = isTableClosed(value) || value.length !== undefined;
  const taints = state.tainted(value.taints);
  if (isKnown) return { ...listValue([...(value.fields?.values() ?? [])], identity), taints };
  return { taints, identity, rest: state.elementOf({ ...value, taints: [] }), isStructured: true };
}

function pairOf(key: Value, part: Value): Value {
  return listValue([key, part], '');
}

/** Pairs of key and value; one by one where the keys are known. */
export function entriesOf(value: Value, identity: string, context: KnownContext): Value {
  const { state } = context;
  if (isTableClosed(value) || value.length !== undefined) {
    const toKey = (key: string): string | number => (value.isTable ? key : Number(key));
    const pairs = [...(value.fields ?? [])].map(([key, part]) => pairOf(constantValue(toKey(key)), part));
    return listValue(pairs, identity);
  }
  const taints = state.tainted(value.taints);
  // A guard on a key is one on this key: `if (!ALLOWED.includes(key)) continue;`.
  const keyIdentity = value.identity && `${value.identity}[key]`;
  const whole = value.isTable || !value.isStructured ? taints : [];
  const own: Value = {
    taints: whole.flatMap((one) => derive([one], one.step.node, '', keyIdentity)),
    identity: keyIdentity,
  };
  const key = value.keys ? { ...joinValues(own, value.keys), identity: keyIdentity } : own;
  return { taints: [], identity, rest: pairOf(key, state.elementOf(value)), isStructured: true };
}

/** The opposite: a table from pairs. */
export function tableOf(pairs: Value, identity: string, { state }: KnownContext): Value {
  const start: Value = { taints: [], identity, fields: new Map(), isStructured: true, isTable: true };
  if (pairs.isTable) return { ...pairs, refs: undefined, isLoose: undefined, identity };
  const known =
    pairs.length === undefined ? null : [...(pairs.fields?.values() ?? [])].map((one) => state.resolve(one));
  const list = known ?? [state.elementOf(pairs)];
  return list.reduce<Value>((made, pair) => {
    if (!pair.fields) return withRest(made, state.elementOf(pair));
    return withEntry(
      made,
      known ? (pair.fields.get('0') ?? UNKNOWN) : { ...(pair.fields.get('0') ?? UNKNOWN), constant: undefined },
      pair.fields.get('1') ?? UNKNOWN,
    );
  }, start);
}
