import { kid, type SyntaxNode } from '../tree.ts';
import { getterOf } from './classes.ts';
import { signAt, sliceBounds } from './constants.ts';
import { evaluate, fieldOf, functionValue } from './expressions.ts';
import { allocate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { entriesOf } from './known-tables.ts';
import { classOfType, fieldsByPlace } from './make-of-type.ts';
import type { State } from './state.ts';
import { callMagic } from './magic.ts';
import {
  constantValue,
  derive,
  joinTaints,
  joinValues,
  listElements,
  listValue,
  UNKNOWN,
  unsettled,
  withField,
  withRest,
  withSpread,
  type Value,
} from './value.ts';

export function evaluateIndex(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const object = evaluate(kid(node, 0), state, interpreter);
  const indexNode = kid(node, 1);
  if (indexNode.kind === 'slice') return sliceOf(object, indexNode, node, { state, interpreter });
  const index = evaluate(indexNode, state, interpreter);
  const own = callMagic(object, '__getitem__', [index], { node, state, interpreter });
  if (own) return own;
  const entry = state.resolve(entryOf(object, index, node, { state, interpreter }));
  if (interpreter.options.taintAssumeSafeIndexes || isKnownTable(object))
    return asMember(entry, object, index, { state, interpreter });
  return { ...entry, taints: joinTaints(entry.taints, derive(state.allTaints(index), node, '', entry.identity)) };
}

/** In Go, what is not in the table is false or not `ok`. */
function asMember(entry: Value, object: Value, index: Value, { state, interpreter }: Context): Value {
  if (interpreter.family !== 'go' || index.taints.length === 0 || state.allTaints(object).length > 0) return entry;
  return { ...entry, facts: { yes: [index.identity], no: [] } };
}

/** All of its parts are written down: whoever chooses among them, it is one of ours. */
function isKnownTable({ fields, rest, taints }: Value): boolean {
  return fields !== undefined && fields.size > 0 && rest === undefined && taints.length === 0;
}

export interface Context {
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** What stands under a key or at a place. What is looked up is as trusted as the table, whoever chose the key. */
export function entryOf(object: Value, index: Value, node: SyntaxNode, { state, interpreter }: Context): Value {
  const { constant } = index;
  const identity = identityOf(interpreter, node);
  if (typeof object.constant === 'string' && typeof constant === 'number') {
    const sign = signAt(object.constant, constant);
    return sign === undefined ? UNKNOWN : constantValue(sign, identity);
  }
  if (typeof constant === 'number' && constant < 0 && object.length !== undefined)
    return fieldOf(object, String(object.length + constant), node, state);
  const isPlace = typeof constant === 'number' && constant < 0;
  if (constant !== undefined && constant !== null && !isPlace) return fieldOf(object, String(constant), node, state);
  const element = unsettled(state.elementOf(object));
  // The same table asked with the same key gives the same.
  const asked = object.identity !== '' && index.identity !== '' ? `${object.identity}[${index.identity}]` : identity;
  return { ...element, identity: asked, taints: derive(state.tainted(element.taints), node, '', asked) };
}

/** `list[a:b]`. */
function sliceOf(object: Value, slice: SyntaxNode, node: SyntaxNode, { state, interpreter }: Context): Value {
  const constants = slice.kids.map((one) => evaluate(one, state, interpreter).constant);
  const bounds = sliceBounds(slice, constants);
  const identity = identityOf(interpreter, node);
  if (bounds && typeof object.constant === 'string')
    return constantValue(object.constant.slice(bounds.from, bounds.to), identity);
  if (bounds && object.length !== undefined)
    return allocate(listValue(listElements(object).slice(bounds.from, bounds.to), identity), state, interpreter);
  const taints = derive(state.tainted(object.taints), node, '', identity);
  if (!object.isStructured) return { taints, identity };
  const made: Value = { taints, identity, rest: state.elementOf(object), isStructured: true };
  return allocate(made, state, interpreter);
}

export function evaluateObject(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const isStruct = node.flavor === 'struct';
  const instance = isStruct ? (classOfType(node.type, interpreter) ?? undefined) : undefined;
  const names = isStruct ? fieldsByPlace(instance) : [];
  let made: Value = { taints: [], identity, fields: new Map(), isStructured: true, isTable: !isStruct, instance };
  for (const entry of node.kids) {
    if (isStruct && entry.kind !== 'pair') {
      const name = constantValue(names[node.kids.indexOf(entry)] ?? '');
      made = withEntry(made, name, evaluate(entry, state, interpreter));
      continue;
    }
    if (entry.kind === 'spread') {
      made = withSpread(made, evaluate(kid(entry, 0), state, interpreter));
      continue;
    }
    const key = kid(entry, 0);
    if (entry.flavor === 'get' || entry.flavor === 'set') {
      made = withField(made, `${entry.flavor} ${key.text}`, functionValue(kid(entry, 1), '', interpreter));
      continue;
    }
    const keyValue = key.kind === 'property' ? constantValue(key.text) : evaluate(key, state, interpreter);
    const value = evaluate(entry.kind === 'pair' ? kid(entry, 1) : entry, state, interpreter);
    made = withEntry(made, keyValue, value);
  }
  return allocate(made, state, interpreter);
}

/** One more entry of a table. A key that is not known may be any, and is kept for those who ask for keys. */
export function withEntry(table: Value, key: Value, value: Value): Value {
  if (key.constant !== undefined && key.constant !== null) return withField(table, String(key.constant), value);
  const made = withRest(table, value);
  return key.taints.length > 0 ? { ...made, keys: made.keys ? joinValues(made.keys, key) : key } : made;
}

export function evaluateList(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const elements: Value[] = [];
  let rest: Value | null = null;
  for (const entry of node.kids) {
    if (entry.kind !== 'spread') {
      elements.push(evaluate(entry, state, interpreter));
      continue;
    }
    const spread = iterated(evaluate(kid(entry, 0), state, interpreter), { node: entry, state, interpreter });
    if (spread.length !== undefined) elements.push(...listElements(spread));
    else rest = rest ? joinValues(rest, state.elementOf(spread)) : state.elementOf(spread);
  }
  const list = listValue(elements, identity);
  if (!rest) return allocate(list, state, interpreter);
  const all = elements.reduce((joined, one) => joinValues(joined, one), rest);
  return allocate({ taints: [], identity, rest: all, isStructured: true }, state, interpreter);
}

/** What looping over a value gives, as a list: keys of a table, pairs of a map, what an iterator yields. */
export function iterated(value: Value, context: Context & { readonly node: SyntaxNode }): Value {
  const own = callMagic(value, '__iter__', [], context) ?? callMagic(value, 'Symbol.iterator', [], context);
  if (own) return own;
  if (!value.isTable) return value;
  if (context.interpreter.family === 'go')
    return { taints: value.taints, identity: '', rest: context.state.elementOf(value), isStructured: true };
  // A dictionary gives keys, a `Map` pairs.
  return context.interpreter.family === 'javascript'
    ? entriesOf(value, '', { ...context, identity: '' })
    : keysOf(value, context);
}

/** The keys of a table as a list. */
export function keysOf(value: Value, { state }: Context): Value {
  const known = [...(value.fields?.keys() ?? [])].filter((key) => !/^[gs]et /.test(key));
  if (!value.rest && value.taints.length === 0 && known.length > 0)
    return listValue(
      known.map((key) => constantValue(key)),
      '',
    );
  const taints = state.tainted(value.taints);
  const key: Value = value.keys ? joinValues({ taints, identity: '' }, value.keys) : { taints, identity: '' };
  return { taints: [], identity: '', rest: key, isStructured: true };
}

export function hasGetter(value: Value, key: string): boolean {
  return getterOf(value, key) !== null;
}
