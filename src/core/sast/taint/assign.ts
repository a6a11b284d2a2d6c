import type { Binding } from '../names.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { evaluate, fieldOf } from './expressions.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import {
  allTaints,
  derive,
  elementOf,
  joinTaints,
  joinValues,
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
      return setField(assignment, kid(target, 1).text, state, interpreter);
    case 'index': {
      const key = evaluate(kid(target, 1), state, interpreter).constant;
      return setField(assignment, key === undefined ? null : String(key), state, interpreter);
    }
    case 'object':
      return destructureObject(assignment, state, interpreter);
    case 'array':
    case 'tuple':
      return destructureList(assignment, state, interpreter);
    case 'spread':
      return assignTo({ target: kid(target, 0), value, statement }, state, interpreter);
    case 'assign': {
      // A default takes the place of what is missing.
      const fallback = evaluate(kid(target, 1), state, interpreter);
      return assignTo({ target: kid(target, 0), value: joinValues(value, fallback), statement }, state, interpreter);
    }
    default:
  }
}

function setName(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  if (target.text === 'this') {
    const frame = interpreter.frames.at(-1);
    if (frame) frame.self = value;
    return;
  }
  if (!target.binding) return;
  // The identity stays: a guard on one of two names for a value is a guard on both.
  const taints = derive(value.taints, statement, `assigned to \`${target.text}\``, value.identity);
  state.set(target.binding, value.taints.length > 0 ? { ...value, taints } : value);
  if (target.binding.isTopLevel && interpreter.callStack.length === 0) {
    interpreter.topLevel.set(target.binding, state.get(target.binding) ?? UNKNOWN);
  }
}

/** Objects are values here: the changed object is stored back where it came from. */
function setField(assignment: Assignment, key: string | null, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  const owner = kid(target, 0);
  const old = evaluate(owner, state, interpreter);
  const label = key === null ? 'put into a collection' : `assigned to \`${key}\``;
  const stored: Value = { ...value, taints: derive(value.taints, statement, label, value.identity) };
  const changed = key === null ? withRest(old, stored) : withField(old, key, stored);
  storeBack(owner, changed, state, interpreter);
}

/** Puts a changed object back into the variable or field that holds it. */
export function storeBack(owner: SyntaxNode, changed: Value, state: State, interpreter: Interpreter): void {
  if (owner.kind === 'name') {
    if (owner.text === 'this') {
      const frame = interpreter.frames.at(-1);
      if (frame) frame.self = changed;
    } else if (owner.binding) {
      state.set(owner.binding, changed);
      if (owner.binding.isTopLevel) interpreter.topLevel.set(owner.binding, changed);
    }
    return;
  }
  if (owner.kind !== 'member' && owner.kind !== 'index') return;
  const outer = evaluate(kid(owner, 0), state, interpreter);
  const index = owner.kind === 'member' ? kid(owner, 1).text : evaluate(kid(owner, 1), state, interpreter).constant;
  const next = index === undefined ? withRest(outer, changed) : withField(outer, String(index), changed);
  storeBack(kid(owner, 0), next, state, interpreter);
}

function destructureObject(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  const seen = new Set<string>();
  for (const entry of target.kids) {
    if (entry.kind === 'spread') {
      const fields = new Map([...(value.fields ?? [])].filter(([key]) => !seen.has(key)));
      assignTo({ target: kid(entry, 0), value: { ...value, fields }, statement }, state, interpreter);
      continue;
    }
    if (entry.kind !== 'pair') continue;
    const key = kid(entry, 0);
    const keyText = key.kind === 'property' ? key.text : evaluate(key, state, interpreter).constant;
    if (keyText !== undefined) seen.add(String(keyText));
    let part = keyText === undefined ? elementOf(value) : fieldOf(value, String(keyText), entry, state);
    // A rule's source may be the field, written as `request.query`.
    if (entry.access && interpreter.matches.sources.has(entry.access)) {
      part = joinValues(part, evaluate(entry.access, state, interpreter));
    }
    assignTo({ target: kid(entry, 1), value: part, statement }, state, interpreter);
  }
}

function destructureList(assignment: Assignment, state: State, interpreter: Interpreter): void {
  const { target, value, statement } = assignment;
  const hasRest = target.kids.some((one) => one.kind === 'spread');
  target.kids.forEach((entry, index) => {
    if (!isPresent(entry)) return;
    const known = hasRest ? undefined : value.fields?.get(String(index));
    const element = known ?? elementOf(value);
    const taints = known ? joinTaints(known.taints, value.taints) : element.taints;
    assignTo({ target: entry, value: { ...element, taints: state.tainted(taints) }, statement }, state, interpreter);
  });
}

/**
 * After a loop over all elements, the collection holds what the loop made of them: `for (const row of rows)
 * row.text = escape(row.text)`.
 */
export function storeElements(
  owner: SyntaxNode,
  collection: Value,
  element: Binding | undefined,
  { state, interpreter }: { readonly state: State; readonly interpreter: Interpreter },
): void {
  const after = element && state.get(element);
  const isChanged = after?.fields !== undefined && after.fields !== elementOf(collection).fields;
  if (!isChanged || (owner.kind !== 'name' && owner.kind !== 'member')) return;
  storeBack(owner, { ...collection, taints: [], fields: undefined, rest: after }, state, interpreter);
}

/** Adds a part to a collection that changes in place: `list.push(x)`. */
export function addToCollection(
  addition: { readonly owner: SyntaxNode; readonly collection: Value; readonly part: Value },
  state: State,
  interpreter: Interpreter,
): void {
  const { owner, collection, part } = addition;
  if (allTaints(part).length === 0 && !part.callable && collection.fields === undefined && !collection.isStructured)
    return;
  storeBack(owner, withRest(collection, part), state, interpreter);
}
