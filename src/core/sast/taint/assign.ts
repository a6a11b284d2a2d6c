import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { runSetter, setterOf } from './classes.ts';
import { isInherited } from './inherited.ts';
import { keysOf, withEntry } from './collections.ts';
import { evaluate, fieldOf } from './expressions.ts';
import { mutate, shareable } from './heap.ts';
import type { Interpreter } from './interpreter.ts';
import { callMagic } from './magic.ts';
import { observeTarget } from './observe.ts';
import type { State } from './state.ts';
import {
  constantValue,
  derive,
  joinTaints,
  joinValues,
  listElements,
  listValue,
  UNKNOWN,
  withField,
  withRest,
  type Value,
} from './value.ts';

export interface Assignment {
  readonly target: SyntaxNode;
  readonly value: Value;
  /** Where the value goes to its target; a stop of the flow. */
  readonly statement: SyntaxNode;
}

/** Stores a value in a variable, a field, or, by destructuring, in several. */
export function assignTo(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  switch (target.kind) {
    case 'name':
      return setName(assignment, state, interpreter);
    case 'member':
      return setField(assignment, constantValue(kid(target, 1).text), state, interpreter);
    case 'index':
      return setField(assignment, evaluate(kid(target, 1), state, interpreter), state, interpreter);
    case 'object':
      return destructureObject(assignment, state, interpreter);
    case 'array':
    case 'tuple':
      return destructureList(assignment, state, interpreter);
    case 'spread':
    // What a pointer stands for is one value with it here.
    case 'unary':
      return assignTo({ target: kid(target, 0), value, statement }, state, interpreter);
    case 'assign': {
      return assignTo(
        { target: kid(target, 0), value: orDefault(assignment, state, interpreter), statement },
        state,
        interpreter,
      );
    }
    default:
  }
}

/** A default takes the place of what is missing, and of nothing that is known to be there. */
function orDefault({ target, value }: Assignment, state: State, interpreter: Interpreter): Value {
  const isThere = value.constant !== null && (value.constant !== undefined || value.isStructured === true);
  if (isThere) return value;
  const fallback = evaluate(kid(target, 1), state, interpreter);
  return value.constant === null ? fallback : joinValues(fallback, value);
}

function setName(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, statement } = assignment;
  const given = kid(statement, 1);
  const isCopy = statement.kind === 'assign' && kid(statement, 0) === target && given.kind === 'name';
  const value = isCopy ? shareable(given, assignment.value, state, interpreter) : assignment.value;
  if (target.text === 'this') {
    const frame = interpreter.frames.at(-1);
    if (frame) frame.self = value;
    return;
  }
  if (!target.binding) return;
  if (target.binding.isGlobal && isInherited(target.text, state, interpreter)) {
    const change = (whole: Value): Value => withField(whole, target.text, value);
    return mutate({ owner: null, value: interpreter.frames.at(-1)?.self ?? UNKNOWN, change }, state, interpreter);
  }
  // The identity stays: a guard on one of two names for a value is a guard on both.
  const taints = derive(value.taints, statement, `assigned to \`${target.text}\``, value.identity);
  state.set(target.binding, value.taints.length > 0 ? { ...value, taints } : value);
  observeTarget(target, state, interpreter);
  if (target.binding.isTopLevel) interpreter.rememberTopLevel(target.binding, state);
}

/** The changed object is stored back where it came from, unless the state knows it by itself. */
function setField(assignment: Assignment, key: Value, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  const owner = kid(target, 0);
  const old = evaluate(owner, state, interpreter);
  const { constant } = key;
  const isKnown = constant !== undefined && constant !== null;
  const setter = isKnown ? setterOf(old, String(constant)) : null;
  if (setter) return runSetter(setter, old, value, { target, state, interpreter });
  if (callMagic(old, '__setitem__', [key, value], { node: target, state, interpreter })) return;
  const label = isKnown ? `assigned to \`${constant}\`` : 'put into a collection';
  const stored: Value = {
    ...value,
    facts: value.facts,
    taints: derive(value.taints, statement, label, value.identity),
  };
  const place = placeOf(old, key);
  const change = (whole: Value): Value => {
    if (constant === 'length' && value.constant === 0 && !whole.isTable) return { ...listValue([], whole.identity) };
    return withEntry(whole, place, stored);
  };
  mutate({ owner, value: old, change }, state, interpreter);
}

/** Python counts from the end with negative numbers. */
function placeOf(whole: Value, key: Value): Value {
  const { constant } = key;
  if (typeof constant !== 'number' || constant >= 0) return key;
  return whole.length === undefined ? UNKNOWN : constantValue(whole.length + constant);
}

/** Puts a changed object back into the variable or field that holds it. */
export function storeBack(owner: SyntaxNode, changed: Value, state: State, interpreter: Interpreter): void {
  if (owner.kind === 'name') {
    if (owner.text === 'this') {
      const frame = interpreter.frames.at(-1);
      if (frame) frame.self = changed;
    } else if (owner.binding) {
      state.set(owner.binding, changed);
      if (owner.binding.isTopLevel) interpreter.rememberTopLevel(owner.binding, state);
    }
    return;
  }
  if (owner.kind !== 'member' && owner.kind !== 'index') return;
  const outer = evaluate(kid(owner, 0), state, interpreter);
  const index = owner.kind === 'member' ? kid(owner, 1).text : evaluate(kid(owner, 1), state, interpreter).constant;
  const change = (whole: Value): Value =>
    index === undefined ? withRest(whole, changed) : withField(whole, String(index), changed);
  mutate({ owner: kid(owner, 0), value: outer, change }, state, interpreter);
}

function destructureObject(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  const whole = state.resolve(value);
  const seen = new Set<string>();
  for (const entry of target.kids) {
    if (entry.kind === 'spread') {
      const fields = new Map([...(whole.fields ?? [])].filter(([key]) => !seen.has(key)));
      const rest: Value = { ...whole, fields, refs: undefined, isLoose: undefined };
      assignTo({ target: kid(entry, 0), value: rest, statement }, state, interpreter);
      continue;
    }
    if (entry.kind !== 'pair') continue;
    const key = kid(entry, 0);
    const keyText = isPlainKey(key) ? key.text : evaluate(key, state, interpreter).constant;
    if (keyText !== undefined) seen.add(String(keyText));
    let part = keyText === undefined ? state.elementOf(whole) : partOf(whole, String(keyText), entry, state);
    // A rule's source may be the field, written as `request.query`.
    const { sources, sanitizers } = interpreter.matches;
    // A field that is taken out by its name is the same field.
    if (entry.access && sanitizers.has(entry.access)) part = evaluate(entry.access, state, interpreter);
    else if (entry.access && sources.has(entry.access))
      part = joinValues(part, evaluate(entry.access, state, interpreter));
    assignTo({ target: kid(entry, 1), value: state.resolve(part), statement }, state, interpreter);
  }
}

function isPlainKey(key: SyntaxNode): boolean {
  return key.kind === 'property' || key.kind === 'string';
}

/** A field of an object; `null` when the object certainly has none of that name. */
function partOf(whole: Value, key: string, entry: SyntaxNode, state: State): Value {
  const isClosed = whole.isTable && whole.fields !== undefined && !whole.rest && whole.taints.length === 0;
  if (isClosed && !whole.fields.has(key)) return constantValue(null);
  return fieldOf(whole, key, entry, state);
}

/** Go's `value, ok := …`: a look-up, a conversion, what comes from a channel, or what a stranger answers with. */
function isAnswer(target: SyntaxNode, given: SyntaxNode, whole: Value): boolean {
  if (target.flavor !== 'answer') return false;
  return given.kind === 'index' || given.kind === 'await' || given.flavor === 'assertion' || whole.length === undefined;
}

/** The first name gets the value, the second whether it is there: its truth proves what the value's own would. */
function takeAnswer({ target, value, statement }: Assignment, state: State, interpreter: Interpreter): void {
  const [first, second] = target.kids;
  const isLookUp = kid(statement, 1).kind === 'index';
  const own = isLookUp ? { ...value, facts: undefined } : value;
  const test: Value = { taints: [], identity: '', facts: isLookUp ? value.facts : undefined };
  if (first) assignTo({ target: first, value: own, statement }, state, interpreter);
  if (second) assignTo({ target: second, value: test, statement }, state, interpreter);
}

function destructureList(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, statement } = assignment;
  const whole = state.resolve(assignment.value);
  if (isAnswer(target, kid(statement, 1), whole)) return takeAnswer(assignment, state, interpreter);
  const value = whole.isTable ? keysOf(whole, { state, interpreter }) : whole;
  const at = target.kids.findIndex((one) => one.kind === 'spread');
  const elements = value.length === undefined ? null : listElements(value);
  const element = elements ? UNKNOWN : state.elementOf(value);
  const give = (entry: SyntaxNode, part: Value): void => {
    if (!isPresent(entry)) return;
    const taints = state.tainted(joinTaints(part.taints, elements ? value.taints : []));
    assignTo({ target: entry, value: { ...state.resolve(part), taints }, statement }, state, interpreter);
  };
  target.kids.forEach((entry, index) => {
    if (!elements) {
      const known = at >= 0 ? undefined : value.fields?.get(String(index));
      const isRest = entry.kind === 'spread';
      // Two parts are two values: what is proven of one says nothing about the other.
      const own = { ...element, identity: element.identity && `${element.identity}${index}` };
      const part = known ? joinValues(known, { taints: value.taints, identity: '' }) : own;
      return give(entry, isRest ? { taints: [], identity: '', rest: element, isStructured: true } : part);
    }
    const after = target.kids.length - 1 - index;
    if (entry.kind === 'spread') return give(entry, listValue(elements.slice(index, elements.length - after), ''));
    const place = at >= 0 && index > at ? elements.length - 1 - after : index;
    give(entry, elements[place] ?? constantValue(null));
  });
}
