import type { Call } from './calls.ts';
import { methodOf } from './classes.ts';
import { iterated, keysOf, withEntry } from './collections.ts';
import { fieldOf, lengthOf } from './expressions.ts';
import { universal } from './guards.ts';
import { throwValue } from './handlers.ts';
import { allocate, mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import { entriesOf, tableOf, valuesOf, withNamed } from './known-tables.ts';
import { fillArguments } from './known-builders.ts';
import { callCallable, emitEvent, listenTo } from './callable-methods.ts';
import type { FunctionUse, MethodUse } from './library/library.ts';
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
  withSpread,
  type Value,
} from './value.ts';

/** Functions of the languages' libraries. */
export function callFunction(use: FunctionUse, call: Call, context: KnownContext): Value | null {
  const { state, interpreter, identity } = context;
  const first = call.list[0]?.value ?? UNKNOWN;
  const asNew = (value: Value): Value => allocate(value, state, interpreter);
  switch (use) {
    case 'harmless':
      return cleanValue(identity);
    case 'proves':
      state.prove([first.identity]);
      return cleanValue(identity);
    case 'same':
      // `Path(base, name)` is made of both.
      if (call.args.length === 0 || call.args.slice(1).some((one) => one.taints.length > 0)) return null;
      return sameAs(first);
    case 'list':
      return asNew(listFrom(call, first, context));
    case 'list-of':
      return asNew(
        listValue(
          call.list.map((one) => one.value),
          identity,
        ),
      );
    case 'set':
      return asNew({
        ...shuffled(listFrom(call, first, context)),
        isStructured: true,
        identity: first.identity || identity,
      });
    case 'mixed':
      return asNew({ ...shuffled(listFrom(call, first, context)), identity });
    case 'reversed':
      return asNew(reversedList(listFrom(call, first, context), identity));
    case 'table':
      return asNew(tableFrom(call, context));
    case 'empty-table':
      return asNew({ taints: [], identity, fields: new Map(), isStructured: true, isTable: true });
    case 'empty-list':
      return asNew(
        call.args.length > 1
          ? listValue(call.args, identity)
          : { taints: [], identity, rest: call.args[0], isStructured: true },
      );
    case 'merge':
      return mergeObjects(call, context);
    case 'numbered':
      return numbered(call, first, context);
    default:
      return callOfTables(use, call, context) ?? callOfGo(use, call, context) ?? callOther(use, call, context);
  }
}

/** Keys, values and entries of tables, and tables made of them. */
function callOfTables(use: FunctionUse, call: Call, context: KnownContext): Value | null {
  const { state, interpreter, identity } = context;
  const first = call.list[0]?.value ?? UNKNOWN;
  const asNew = (value: Value): Value => allocate(value, state, interpreter);
  switch (use) {
    case 'keys':
      return first.isTable || first.taints.length > 0
        ? { ...keysOf(first, context), identity, isStructured: true, isChannel: interpreter.family === 'go' }
        : { ...cleanValue(identity), isStructured: true };
    case 'values':
      return asNew({ ...valuesOf(first, identity, context), isChannel: interpreter.family === 'go' });
    case 'entries':
      return entriesOf(first, identity, context);
    case 'from-entries':
      return asNew(tableOf(first, identity, context));
    case 'zip':
      return zipped(call, context);
    case 'ends':
      state.isAlive = false;
      return UNKNOWN;
    case 'reject':
      throwValue(first, state, interpreter);
      return UNKNOWN;
    default:
      return null;
  }
}

/** Texts, errors, and functions that change or fill what they are given. */
function callOfGo(use: FunctionUse, call: Call, context: KnownContext): Value | null {
  const { state } = context;
  switch (use) {
    case 'with-fields':
      return withNamed(call, call.args[0] ?? UNKNOWN, context.identity, context);
    case 'format':
      return formatted(call, context);
    case 'error':
      return raised(call, context);
    case 'shuffles':
      return changeFirst(call, shuffled, context);
    case 'copies-into':
      return changeFirst(call, (whole) => withRest(shuffled(whole), state.elementOf(call.args[1] ?? UNKNOWN)), context);
    case 'fills-arguments':
      return fillArguments(call, context);
    default:
      return null;
  }
}

function callOther(use: FunctionUse, call: Call, context: KnownContext): Value | null {
  const { state, identity } = context;
  const first = call.list[0]?.value ?? UNKNOWN;
  switch (use) {
    case 'first': {
      const elements = first.length === undefined ? null : listElements(first);
      const value = elements?.[0] ?? unsettled(state.elementOf(first));
      const fallback = call.list[1]?.value;
      return fallback && !elements ? joinValues(value, fallback) : state.resolve(value);
    }
    case 'any-element':
      return unsettled(joinedElements(call, context));
    case 'chain':
      return { taints: [], identity, rest: joinedElements(call, context), isStructured: true };
    case 'length':
      return lengthOf(first, identity);
    case 'type-of':
      return { ...cleanValue(identity), typeOf: first.identity, callable: first.instance };
    case 'partial': {
      const [target, ...given] = call.list;
      const named = new Map(given.flatMap(({ name, value }) => (name === null ? [] : [[name, value] as const])));
      const args = given.filter((one) => one.name === null).map((one) => one.value);
      return target ? { ...target.value, bound: { self: null, args, named } } : null;
    }
    case 'all':
      return { ...cleanValue(identity), facts: { yes: universal(first.facts?.yes ?? []), no: [] } };
    case 'any':
      return { ...cleanValue(identity), facts: { yes: [], no: universal(first.facts?.no ?? []) } };
    case 'record-class':
      return recordClass(call, context);
    case 'get-field':
      return getField(call, context);
    case 'set-field':
      return setField(call, context);
    case 'fields-of':
      return { ...first, isTable: true, instance: undefined };
    case 'settled':
      return allocate(settled(first, context), state, context.interpreter);
    default:
      return null;
  }
}

function sameAs(value: Value): Value {
  return typeof value.constant === 'number' ? { ...value, constant: undefined } : value;
}

function joinedElements(call: Call, { state }: KnownContext): Value {
  const lists = call.list.map(({ value }) =>
    value.isStructured || call.list.length === 1 ? state.elementOf(value) : value,
  );
  const [first, ...others] = lists;
  return first ? others.reduce((all, one) => joinValues(all, one), first) : UNKNOWN;
}

function listFrom(call: Call, value: Value, { state, interpreter, identity }: KnownContext): Value {
  const list = iterated(value, { node: call.node, state, interpreter });
  const taints = derive(list.taints, call.node, '', identity);
  if (call.args.length === 0) return listValue([], identity);
  return {
    ...list,
    refs: undefined,
    isLoose: undefined,
    isTable: undefined,
    isChannel: undefined,
    identity,
    constant: undefined,
    taints,
    isStructured: true,
  };
}

function reversedList(list: Value, identity: string): Value {
  return list.length === undefined
    ? { ...shuffled(list), identity }
    : listValue(listElements(list).reverse(), identity);
}

/** `dict(pairs, key=value)`, `new Map(pairs)`. */
function tableFrom(call: Call, context: KnownContext): Value {
  const given = call.list.find((one) => one.name === null);
  const blank: Value = { taints: [], identity: context.identity, fields: new Map(), isStructured: true, isTable: true };
  const isNothing = given === undefined || given.value.constant === null;
  const start = isNothing ? blank : tableOf(given.value, context.identity, context);
  return call.list.reduce<Value>((made, { name, value }) => {
    if (name === null) return made;
    return name === '**' ? withSpread(made, { ...UNKNOWN, rest: value }) : withEntry(made, constantValue(name), value);
  }, start);
}

/** Fields of the later ones over those of the earlier, in the first of them. */
function mergeObjects(call: Call, { state, interpreter }: KnownContext): Value {
  const [target, ...others] = call.list;
  if (!target) return UNKNOWN;
  const change = (whole: Value): Value =>
    others.reduce<Value>((made, { value }) => withSpread(made, state.resolve(value)), { ...whole, isStructured: true });
  if (!target.value.refs && !target.node) return change(target.value);
  mutate({ owner: target.node, value: target.value, change }, state, interpreter);
  return target.value.refs ? state.resolve(target.value) : change(target.value);
}

function numbered(call: Call, value: Value, context: KnownContext): Value {
  const { state, interpreter, identity } = context;
  const list = iterated(value, { node: call.node, state, interpreter });
  if (list.length !== undefined)
    return listValue(
      listElements(list).map((one, index) => listValue([constantValue(index), one], '')),
      identity,
    );
  return { taints: [], identity, rest: listValue([UNKNOWN, state.elementOf(list)], ''), isStructured: true };
}

function zipped(call: Call, { state, interpreter, identity }: KnownContext): Value {
  const lists = call.list.map(({ value }) => iterated(value, { node: call.node, state, interpreter }));
  const lengths = lists.map((one) => one.length);
  if (lengths.every((one) => one !== undefined) && lengths.length > 0) {
    const shortest = Math.min(...(lengths as number[]));
    const columns = lists.map((one) => listElements(one));
    const rows = Array.from({ length: shortest }, (_, row) =>
      listValue(
        columns.map((one) => one[row] ?? UNKNOWN),
        '',
      ),
    );
    return listValue(rows, identity);
  }
  return {
    taints: [],
    identity,
    rest: listValue(
      lists.map((one) => state.elementOf(one)),
      '',
    ),
    isStructured: true,
  };
}

/** `Sprintf("%d", n)` makes digits of whatever it is given. */
function formatted(call: Call, { identity }: KnownContext): Value | null {
  const format = call.args[0]?.constant;
  const isNumeric = typeof format === 'string' && !/%[-+# 0]*[\d.*]*[^dbcoxXeEfFgGtp%\d.+\-# ]/.test(format);
  return isNumeric ? cleanValue(identity) : null;
}

/** An error is never nothing: whoever asks `err != nil` learns which way was taken. */
function raised(call: Call, { state, identity }: KnownContext): Value | null {
  const isTainted = call.args.some((one) => state.allTaints(one).length > 0);
  return isTainted ? null : constantValue('error', identity);
}

/** A function that changes its first argument. */
function changeFirst(
  call: Call,
  change: (whole: Value) => Value,
  { state, interpreter, identity }: KnownContext,
): Value {
  const [target] = call.list;
  if (target) mutate({ owner: target.node, value: target.value, change }, state, interpreter);
  return cleanValue(identity);
}

function settled(value: Value, { state, identity }: KnownContext): Value {
  const wrap = (one: Value): Value => ({
    taints: [],
    identity: '',
    fields: new Map([['value', one]]),
    isStructured: true,
  });
  if (value.length !== undefined) return listValue(listElements(value).map(wrap), identity);
  return { taints: [], identity, rest: wrap(state.elementOf(value)), isStructured: true };
}

/** `namedtuple('P', ['x', 'y'])`: a class of a stranger whose fields are known by name and by place. */
function recordClass(call: Call, { identity }: KnownContext): Value {
  const given = call.list[1]?.value;
  const words =
    typeof given?.constant === 'string'
      ? given.constant.split(/[\s,]+/)
      : listElements(given ?? UNKNOWN).map((one) => String(one.constant ?? ''));
  return { ...cleanValue(identity), foreign: `record:${words.filter(Boolean).join(',')}` };
}

function getField(call: Call, { state }: KnownContext): Value {
  const [object, key, fallback] = call.list.map((one) => one.value);
  if (!object || key?.constant === undefined) return object ? state.elementOf(object) : UNKNOWN;
  const method = object.fields?.has(String(key.constant)) ? null : methodOf(object, String(key.constant));
  if (method) return object.instance ? { ...method, bound: { self: object, args: [], named: new Map() } } : method;
  const value = state.resolve(fieldOf(object, String(key.constant), call.node, state));
  return fallback && !object.fields?.has(String(key.constant)) ? joinValues(value, fallback) : value;
}

function setField(call: Call, { state, interpreter, identity }: KnownContext): Value {
  const [object, key, value] = call.list;
  if (!object || !key || !value) return UNKNOWN;
  const change = (whole: Value): Value => withEntry(whole, key.value, value.value);
  mutate({ owner: object.node, value: object.value, change }, state, interpreter);
  return cleanValue(identity);
}

/** Methods of functions, and of what calls functions. */
export function callFunctionMethod(use: MethodUse, call: Call, context: KnownContext): Value | null {
  switch (use) {
    case 'bind':
    case 'call':
    case 'apply':
      return callCallable(use, call, context);
    case 'emit':
      return emitEvent(call, context);
    case 'on':
      return listenTo(call, context);
    default:
      return null;
  }
}
