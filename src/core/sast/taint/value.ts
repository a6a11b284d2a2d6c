import type { Constant } from '../constant-of.ts';
import { FIELDS_PER_VALUE_MAX, REFS_PER_VALUE_MAX, TAINTS_PER_VALUE_MAX, VALUE_DEPTH_MAX } from '../limits.ts';
import type { SyntaxNode } from '../tree.ts';

/** One stop of untrusted data. Without a reason it is not shown, but its identity counts for guards. */
export interface Step {
  readonly node: SyntaxNode;
  readonly reason: string;
  readonly identity: string;
  readonly previous: Step | null;
}

export interface Taint {
  readonly source: SyntaxNode;
  readonly step: Step;
  /** Characters that were replaced everywhere on the way. */
  readonly without: string;
  /** What the rule calls this kind of data; empty where it tells no kinds apart. */
  readonly label: string;
}

/** Identities that are proven harmless when a condition is true, and when it is false. */
export interface Facts {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** An object that several names can stand for; what is in it stands in the state. */
export interface ObjectRef {
  readonly id: number;
  /** What it held at the end of the file in which it was made. */
  last?: Value;
}

/** A call that waits for the rest of its arguments: `f.bind(self, a)`, `partial(f, a)`. */
export interface BoundArguments {
  readonly self: Value | null;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** What is known about an expression's value: taint, constant, parts, and what it is. */
export interface Value {
  readonly taints: readonly Taint[];
  /** Equal for two expressions only when they have the same value. */
  readonly identity: string;
  readonly constant?: Constant | undefined;
  readonly fields?: ReadonlyMap<string, Value> | undefined;
  /** Parts whose key is not known. */
  readonly rest?: Value | undefined;
  /** Keys that are not known, of a table that was filled with them. */
  readonly keys?: Value | undefined;
  /** Of a list whose elements are all known by their place. */
  readonly length?: number | undefined;
  /** The objects that it may be. Its own parts are only what they held when it was read. */
  readonly refs?: readonly ObjectRef[] | undefined;
  /** Besides its `refs`, it may be something of which only its own parts tell. */
  readonly isLoose?: boolean | undefined;
  /** The function or class itself. */
  readonly callable?: SyntaxNode | undefined;
  /** Other functions that it may be as well. */
  readonly others?: readonly Value[] | undefined;
  /** Where the variables of the call stand in which the function was made. */
  readonly env?: ObjectRef | undefined;
  readonly bound?: BoundArguments | undefined;
  /** A function of a stranger, by its name wherever it was imported from. */
  readonly foreign?: string | undefined;
  /** The class that it is an instance of. */
  readonly instance?: SyntaxNode | undefined;
  readonly facts?: Facts | undefined;
  /** For the answer of `typeof x`: the identity of x. */
  readonly typeOf?: string | undefined;
  /** For the answer of `LIST.indexOf(x)` with a list of ours: the identity of x. */
  readonly indexOf?: string | undefined;
  /** For the answer of `x.length`: the identity of x. */
  readonly lengthOf?: string | undefined;
  /** An object or dictionary: looping over it gives keys. */
  readonly isTable?: boolean | undefined;
  /** For the pieces of `text.split(x)`: x. */
  readonly splitBy?: string | undefined;
  /** What was in it before it was encoded: decoding brings it back. */
  readonly encoded?: readonly Taint[] | undefined;
  readonly isNormalized?: boolean | undefined;
  /** Go's: looping over it gives what was sent. */
  readonly isChannel?: boolean | undefined;
  /** An object or a list, and no text. */
  readonly isStructured?: boolean | undefined;
}

export const UNKNOWN: Value = { taints: [], identity: '' };

export function cleanValue(identity: string): Value {
  return { taints: [], identity };
}

export function constantValue(constant: Constant, identity = ''): Value {
  return { taints: [], identity, constant };
}

/** One way per source; of two, the one on which fewer characters were replaced. */
export function joinTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (a.length === 0) return b;
  if (b.length === 0 || a === b) return a;
  let joined: Taint[] | null = null;
  for (const taint of b) {
    const at = (joined ?? a).findIndex((one) => one.source === taint.source && one.label === taint.label);
    const known = (joined ?? a)[at];
    if (!known) {
      if ((joined ?? a).length < TAINTS_PER_VALUE_MAX) (joined ??= [...a]).push(taint);
    } else if (taint.without.length < known.without.length) (joined ??= [...a])[at] = taint;
  }
  return joined ?? a;
}

/** The same data one stop further on. */
export function derive(taints: readonly Taint[], node: SyntaxNode, reason: string, identity: string): readonly Taint[] {
  if (taints.length === 0) return taints;
  return taints.map((taint) => ({ ...taint, step: { node, reason, identity, previous: taint.step } }));
}

type Fields = ReadonlyMap<string, Value>;

/** Maps are kept where nothing differs: most joins are of an object with itself. */
function joinFields(a: Fields | undefined, b: Fields | undefined, depth: number): Fields | undefined {
  if (a === b) return a;
  if (!a || !b) return unsettledFields(a ?? b ?? new Map());
  let changed: Map<string, Value> | null = null;
  for (const [key, part] of a) {
    const other = b.get(key);
    // A field of only one of the two may also be missing: its constant is not certain any more.
    const joined = other ? joinValues(part, other, depth + 1) : unsettled(part);
    if (joined !== part) (changed ??= new Map(a)).set(key, joined);
  }
  for (const [key, part] of b) {
    if (a.has(key) || (changed ?? a).size >= FIELDS_PER_VALUE_MAX) continue;
    (changed ??= new Map(a)).set(key, unsettled(part));
  }
  return changed ?? a;
}

function unsettledFields(fields: Fields): Fields {
  let changed: Map<string, Value> | null = null;
  for (const [key, part] of fields) {
    const loose = unsettled(part);
    if (loose !== part) (changed ??= new Map(fields)).set(key, loose);
  }
  return changed ?? fields;
}

/** The value where it may also be another one that is not known. */
export function unsettled(value: Value): Value {
  return value.constant === undefined && value.facts === undefined && value.length === undefined
    ? value
    : { ...value, constant: undefined, facts: undefined, length: undefined };
}

/** What a value tells by itself: nothing where all of it stands in the state. */
function inlineOf(value: Value): Pick<Value, 'fields' | 'rest' | 'keys'> {
  return value.refs && !value.isLoose ? {} : value;
}

/** A value that says nothing about what it is, like the `null` before the first assignment. */
function isBlank(value: Value): boolean {
  return !value.refs && !value.fields && !value.rest && value.taints.length === 0;
}

/** Either of two values: tainted where one of them is, known only where both agree. */
export function joinValues(a: Value, b: Value, depth = 0): Value {
  if (a === b) return a;
  if (b === UNKNOWN) return unsettled(a);
  if (a === UNKNOWN) return unsettled(b);
  if (depth > VALUE_DEPTH_MAX) return flatJoin(a, b);
  const isSame = a.identity === b.identity;
  const identity = isSame ? a.identity : joinedIdentity(a.identity, b.identity);
  const taints = joinTaints(a.taints, b.taints);
  const [ai, bi] = [inlineOf(a), inlineOf(b)];
  const fields = joinFields(ai.fields, bi.fields, depth);
  const rest = joinParts(ai.rest, bi.rest, depth);
  const refs = joinRefs(a.refs, b.refs);
  const isUnchanged = isSame && taints === a.taints && fields === a.fields && rest === a.rest && refs === a.refs;
  if (isUnchanged && !a.facts && hasSameTraits(a, b)) return a;
  const { callable, env, bound, others, foreign } = joinCallables(a, b);
  return {
    taints: isSame || taints.length === 0 ? taints : taints.map((one) => passJoin(one, identity)),
    identity,
    constant: a.constant === b.constant ? a.constant : undefined,
    fields,
    rest,
    keys: joinParts(ai.keys, bi.keys, depth),
    length: a.length === b.length ? a.length : undefined,
    refs,
    isLoose: refs && isJoinLoose(a, b, refs) ? true : undefined,
    callable,
    env,
    bound,
    others,
    foreign,
    instance: a.instance ?? b.instance,
    isNormalized: a.isNormalized && b.isNormalized,
    isStructured: isBlank(a) ? b.isStructured : isBlank(b) ? a.isStructured : a.isStructured && b.isStructured,
    isTable: isBlank(a) ? b.isTable : isBlank(b) ? a.isTable : a.isTable && b.isTable,
    facts: undefined,
    typeOf: undefined,
    indexOf: undefined,
    lengthOf: undefined,
    splitBy: undefined,
    encoded: undefined,
    isChannel: undefined,
  };
}

function hasSameTraits(a: Value, b: Value): boolean {
  return (
    a.constant === b.constant &&
    a.isNormalized === b.isNormalized &&
    a.callable === b.callable &&
    a.length === b.length &&
    a.isLoose === b.isLoose
  );
}

function joinParts(a: Value | undefined, b: Value | undefined, depth: number): Value | undefined {
  return a && b ? joinValues(a, b, depth + 1) : (a ?? b);
}

function joinRefs(a: Value['refs'], b: Value['refs']): Value['refs'] {
  if (!a || !b || a === b) return a ?? b;
  const added = b.filter((one) => !a.includes(one));
  return added.length === 0 ? a : [...a, ...added].slice(0, REFS_PER_VALUE_MAX);
}

function isJoinLoose(a: Value, b: Value, refs: readonly ObjectRef[]): boolean {
  if (a.isLoose || b.isLoose) return true;
  if (!a.refs || !b.refs) return !isBlank(a) && !isBlank(b);
  return refs.length >= REFS_PER_VALUE_MAX;
}

/** Functions that a value may be; more are not told apart. */
const OTHERS_MAX = 6;

function joinCallables(a: Value, b: Value): Pick<Value, 'callable' | 'env' | 'bound' | 'others' | 'foreign'> {
  if (!a.callable) return pickCallable(b, a.foreign);
  if (!b.callable || isSameCallable(a, b)) return pickCallable(a, b.foreign);
  const known = a.others ?? [];
  const added = [b, ...(b.others ?? [])].filter((one) => ![a, ...known].some((other) => isSameCallable(one, other)));
  return { ...pickCallable(a, b.foreign), others: [...known, ...added].slice(0, OTHERS_MAX) };
}

function isSameCallable(a: Value, b: Value): boolean {
  return a.callable === b.callable && a.env === b.env && a.bound === b.bound;
}

function pickCallable(value: Value, foreign: string | undefined): ReturnType<typeof joinCallables> {
  const { callable, env, bound, others } = value;
  return { callable, env, bound, others, foreign: value.foreign ?? foreign };
}

/** Deep down, parts are not told apart; what stands in the state is still found there. */
function flatJoin(a: Value, b: Value): Value {
  const refs = joinRefs(a.refs, b.refs);
  return { taints: joinTaints(flatTaints(a), flatTaints(b)), identity: '', refs, isLoose: refs && true };
}

/** Taints of the value and of the parts that it tells of by itself. */
function flatTaints(value: Value): readonly Taint[] {
  let { taints } = value;
  for (const part of value.fields?.values() ?? []) taints = joinTaints(taints, part.taints);
  return value.rest ? joinTaints(taints, value.rest.taints) : taints;
}

function passJoin(taint: Taint, identity: string): Taint {
  return { ...taint, step: { node: taint.step.node, reason: '', identity, previous: taint.step } };
}

/** Long chains of joins are cut; they would only tell apart values that no guard looks at. */
const JOINED_IDENTITY_CHARS_MAX = 120;

function joinedIdentity(a: string, b: string): string {
  return `(${a}|${b})`.slice(0, JOINED_IDENTITY_CHARS_MAX);
}

/** Elements of a list that are told apart; longer lists are one element. */
const KNOWN_ELEMENTS_MAX = 16;

/** The parts one by one, in order, where all are known: a list or table that is written down. */
export function knownElements(value: Value): readonly Value[] | null {
  if (!value.fields || value.rest || value.taints.length > 0 || !value.isStructured) return null;
  if (value.length === 0) return [];
  if (value.fields.size === 0 || value.fields.size > KNOWN_ELEMENTS_MAX) return null;
  if (value.isTable) return [...value.fields.values()];
  return value.length === undefined ? null : listElements(value);
}

/** Elements of a list of known length, in order. */
export function listElements(value: Value): Value[] {
  return Array.from({ length: value.length ?? 0 }, (_, index) => value.fields?.get(String(index)) ?? UNKNOWN);
}

/** A part as its owner keeps it: what stands in the state is not kept a second time, or nesting would multiply it. */
function handle(part: Value): Value {
  if (!part.refs || part.isLoose || (!part.fields && !part.rest)) return part;
  return { ...part, fields: undefined, rest: undefined, keys: undefined, length: undefined };
}

/** A list whose elements are known by their place. */
export function listValue(given: readonly Value[], identity: string): Value {
  const elements = given.map(handle);
  if (elements.length > FIELDS_PER_VALUE_MAX) {
    const rest = elements.reduce((joined, one) => joinValues(joined, one));
    return { taints: [], identity, rest, isStructured: true };
  }
  const fields = new Map(elements.map((one, index) => [String(index), one]));
  return { taints: [], identity, fields, length: elements.length, isStructured: true };
}

/** Taint of the whole as taint of all parts that are not known, so that one part can be replaced by a clean one. */
function opened(value: Value): Value {
  return value.taints.length === 0 ? value : withRest({ ...value, taints: [] }, { taints: value.taints, identity: '' });
}

/** `{ ...value }` over what an object has so far. */
export function withSpread(value: Value, spread: Value): Value {
  const { fields: over, rest, keys } = opened(spread);
  let made = value;
  if (rest) {
    const loose = new Map([...(value.fields ?? [])].map(([key, part]) => [key, joinValues(part, rest)]));
    made = withRest({ ...value, fields: loose }, rest);
  }
  for (const [key, part] of over ?? []) made = withField(made, key, part);
  return keys ? { ...made, keys: joinParts(made.keys, keys, 0) } : made;
}

export function withField(whole: Value, key: string, part: Value): Value {
  const value = opened(whole);
  const fields = new Map(value.fields);
  if (fields.size >= FIELDS_PER_VALUE_MAX && !fields.has(key)) return withRest(value, part);
  fields.set(key, handle(part));
  const { length } = value;
  const isNext = length !== undefined && key === String(length);
  const isKnown = length !== undefined && Number(key) < length;
  return { ...value, fields, constant: undefined, length: isNext ? length + 1 : isKnown ? length : undefined };
}

export function withoutField(whole: Value, key: string): Value {
  if (!whole.fields?.has(key)) return whole;
  const fields = new Map(whole.fields);
  fields.delete(key);
  return { ...whole, fields, length: undefined };
}

export function withRest(value: Value, given: Value): Value {
  const part = handle(given);
  return {
    ...value,
    rest: value.rest ? joinValues(value.rest, part) : part,
    constant: undefined,
    length: undefined,
  };
}

/** A list whose places are not known any more: each part may stand anywhere. */
export function shuffled(value: Value): Value {
  if (!value.fields || value.fields.size === 0) return { ...value, length: undefined };
  let { rest } = value;
  for (const part of value.fields.values()) rest = rest ? joinValues(rest, part) : part;
  return { ...value, fields: undefined, rest, length: undefined };
}
