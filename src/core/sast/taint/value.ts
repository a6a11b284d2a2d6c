import type { Constant } from '../constant-of.ts';
import { FIELDS_PER_VALUE_MAX, TAINTS_PER_VALUE_MAX, VALUE_DEPTH_MAX } from '../limits.ts';
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
}

/** Identities that are proven harmless when a condition is true, and when it is false. */
export interface Facts {
  readonly yes: readonly string[];
  readonly no: readonly string[];
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
  /** The function or class itself. */
  readonly callable?: SyntaxNode | undefined;
  /** The class that it is an instance of. */
  readonly instance?: SyntaxNode | undefined;
  readonly facts?: Facts | undefined;
  /** For the answer of `typeof x`: the identity of x. */
  readonly typeOf?: string | undefined;
  /** For the answer of `LIST.indexOf(x)` with a list of ours: the identity of x. */
  readonly indexOf?: string | undefined;
  /** An object or dictionary: looping over it gives keys. */
  readonly isTable?: boolean | undefined;
  /** For the pieces of `text.split(x)`: x. */
  readonly splitBy?: string | undefined;
  readonly isNormalized?: boolean | undefined;
  /** An object or a list, and no text. */
  readonly isStructured?: boolean | undefined;
}

export const UNKNOWN: Value = { taints: [], identity: '' };

export function cleanValue(identity: string): Value {
  return { taints: [], identity };
}

/** All ways by which the value or one of its parts is tainted. */
export function allTaints(value: Value, depth = 0): readonly Taint[] {
  if (!value.fields && !value.rest) return value.taints;
  if (depth > VALUE_DEPTH_MAX) return value.taints;
  let taints = value.taints;
  for (const part of value.fields?.values() ?? []) taints = joinTaints(taints, allTaints(part, depth + 1));
  return value.rest ? joinTaints(taints, allTaints(value.rest, depth + 1)) : taints;
}

/** One way per source; of two, the one on which fewer characters were replaced. */
export function joinTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (a.length === 0) return b;
  if (b.length === 0 || a === b) return a;
  let joined: Taint[] | null = null;
  for (const taint of b) {
    const at = (joined ?? a).findIndex((one) => one.source === taint.source);
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
  return value.constant === undefined && value.facts === undefined
    ? value
    : { ...value, constant: undefined, facts: undefined };
}

/** Either of two values: tainted where one of them is, known only where both agree. */
export function joinValues(a: Value, b: Value, depth = 0): Value {
  if (a === b) return a;
  if (b === UNKNOWN) return unsettled(a);
  if (a === UNKNOWN) return unsettled(b);
  if (depth > VALUE_DEPTH_MAX) return { taints: joinTaints(allTaints(a), allTaints(b)), identity: '' };
  const isSame = a.identity === b.identity;
  const identity = isSame ? a.identity : joinedIdentity(a.identity, b.identity);
  const taints = joinTaints(a.taints, b.taints);
  const fields = joinFields(a.fields, b.fields, depth);
  const rest = a.rest && b.rest ? joinValues(a.rest, b.rest, depth + 1) : (a.rest ?? b.rest);
  const isUnchanged = isSame && taints === a.taints && fields === a.fields && rest === a.rest && !a.facts;
  if (isUnchanged && a.constant === b.constant && a.isNormalized === b.isNormalized && a.callable === b.callable)
    return a;
  return {
    taints: isSame ? taints : taints.map((one) => passJoin(one, identity)),
    identity,
    constant: a.constant === b.constant ? a.constant : undefined,
    fields,
    rest,
    callable: a.callable ?? b.callable,
    instance: a.instance ?? b.instance,
    isNormalized: a.isNormalized && b.isNormalized,
    isStructured: a.isStructured && b.isStructured,
    isTable: a.isTable && b.isTable,
  };
}

function passJoin(taint: Taint, identity: string): Taint {
  return { ...taint, step: { node: taint.step.node, reason: '', identity, previous: taint.step } };
}

/** Long chains of joins are cut; they would only tell apart values that no guard looks at. */
const JOINED_IDENTITY_CHARS_MAX = 120;

function joinedIdentity(a: string, b: string): string {
  return `(${a}|${b})`.slice(0, JOINED_IDENTITY_CHARS_MAX);
}

/** Any one part of a list, object or string. */
export function elementOf(value: Value): Value {
  let element: Value = { taints: value.taints, identity: value.identity && `${value.identity}[]` };
  for (const part of value.fields?.values() ?? []) element = joinValues(element, part);
  return value.rest ? joinValues(element, value.rest) : element;
}

/** Elements of a list that are told apart; longer lists are one element. */
const KNOWN_ELEMENTS_MAX = 16;

/** The parts one by one, in order, where all are known: a list or table that is written down. */
export function knownElements(value: Value): readonly Value[] | null {
  if (!value.fields || value.rest || value.taints.length > 0 || !value.isStructured) return null;
  return value.fields.size > 0 && value.fields.size <= KNOWN_ELEMENTS_MAX ? [...value.fields.values()] : null;
}

/** Taint of the whole as taint of all parts that are not known, so that one part can be replaced by a clean one. */
function opened(value: Value): Value {
  return value.taints.length === 0 ? value : withRest({ ...value, taints: [] }, { taints: value.taints, identity: '' });
}

/** `{ ...value }` over what an object has so far. */
export function withSpread(value: Value, spread: Value): Value {
  const { fields: over, rest } = opened(spread);
  let made = value;
  if (rest) {
    const loose = new Map([...(value.fields ?? [])].map(([key, part]) => [key, joinValues(part, rest)]));
    made = withRest({ ...value, fields: loose }, rest);
  }
  for (const [key, part] of over ?? []) made = withField(made, key, part);
  return made;
}

export function withField(whole: Value, key: string, part: Value): Value {
  const value = opened(whole);
  const fields = new Map(value.fields);
  if (fields.size >= FIELDS_PER_VALUE_MAX && !fields.has(key)) return withRest(value, part);
  fields.set(key, part);
  return { ...value, fields, constant: undefined };
}

export function withRest(value: Value, part: Value): Value {
  return { ...value, rest: value.rest ? joinValues(value.rest, part) : part, constant: undefined };
}
