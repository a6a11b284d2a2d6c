import { HEAP_DEPTH_MAX } from '../limits.ts';
import type { Binding } from '../names.ts';
import { filledWith, withoutRefs } from './filled-value.ts';
import { changesSinceFork, flatten, LAYERS_MAX, lookUp, type Layer, type Slot } from './layers.ts';
import {
  joinTaints,
  joinValues,
  UNKNOWN,
  unsettled,
  type Facts,
  type ObjectRef,
  type Taint,
  type Value,
} from './value.ts';

/** Parts of parts are looked through for what guards have ruled out; deeper ones stay as they are. */
const SCRUBBED_DEPTH_MAX = 2;

const NO_IDENTITIES: ReadonlySet<string> = new Set();

/**
 * What holds at one point of the program. Branches fork it and meet again; the cost of both is what changed on the
 * way, not the number of variables.
 */
export class State {
  #base: Layer | null;
  #own: Map<Slot, Value | undefined>;
  /** Identities that a guard has proven harmless. Replaced, never changed: forks share it. */
  clean: ReadonlySet<string>;
  /** False after a return, throw, break or continue. */
  isAlive: boolean;

  constructor(base: Layer | null = null, clean: ReadonlySet<string> = NO_IDENTITIES, isAlive = true) {
    this.#base = base;
    this.#own = new Map();
    this.clean = clean;
    this.isAlive = isAlive;
  }

  get(slot: Slot): Value | undefined {
    if (this.#own.has(slot)) return this.#own.get(slot);
    return lookUp(this.#base, slot);
  }

  set(slot: Slot, value: Value): void {
    this.#own.set(slot, value);
  }

  forget(slot: Slot): void {
    this.#own.set(slot, undefined);
  }

  clone(): State {
    return new State(this.#freeze(), this.clean, this.isAlive);
  }

  become(other: State): void {
    this.#base = other.#freeze();
    this.#own = new Map();
    this.clean = other.clean;
    this.isAlive = other.isAlive;
  }

  /** What a guard has proven. */
  prove(identities: readonly string[]): void {
    const added = identities.filter((one) => one !== '' && !this.clean.has(one));
    if (added.length > 0) this.clean = new Set([...this.clean, ...added]);
  }

  /** The identity stands for a new value from here on: what was proven is about the old one. */
  renew(identity: string): void {
    if (!this.clean.has(identity)) return;
    const clean = new Set(this.clean);
    clean.delete(identity);
    this.clean = clean;
  }

  /** All variables that have a value, for those who need them all. */
  entries(): Map<Binding, Value> {
    const all = new Map<Binding, Value>();
    for (const [slot, value] of flatten(this.#freeze())) if (value && 'name' in slot) all.set(slot, value);
    return all;
  }

  taintedObjects(): Set<ObjectRef> {
    const found = new Set<ObjectRef>();
    for (const [slot, value] of flatten(this.#freeze())) {
      if (value && !('name' in slot) && this.allTaints(value).length > 0) found.add(slot);
    }
    return found;
  }

  /** Lets every object tell what it holds here to those who come from another file. */
  settle(from = 0): void {
    for (const [slot, value] of flatten(this.#freeze())) {
      if (value && !('name' in slot) && slot.id >= from) slot.last = value;
    }
  }

  /** The value with the parts that its objects have now. */
  resolve(value: Value): Value {
    const { refs } = value;
    if (!refs) return value;
    let content: Value | null = value.isLoose ? withoutRefs(value) : null;
    for (const ref of refs) {
      const held = this.get(ref) ?? ref.last;
      if (held) content = content ? joinValues(content, held) : held;
    }
    if (!content) return value;
    return filledWith(value, content);
  }

  /** All ways by which the value or one of its parts is tainted. */
  allTaints(value: Value, depth = 0, seen: Set<ObjectRef> = new Set()): readonly Taint[] {
    if (!value.fields && !value.rest && !value.refs && !value.keys && !value.env) return value.taints;
    if (depth > HEAP_DEPTH_MAX || value.refs?.every((ref) => seen.has(ref))) return value.taints;
    for (const ref of value.refs ?? []) seen.add(ref);
    const whole = this.resolve(value);
    let { taints } = whole;
    const add = (part: Value): void => {
      taints = joinTaints(taints, this.allTaints(part, depth + 1, seen));
    };
    for (const part of whole.fields?.values() ?? []) add(part);
    if (whole.rest) add(whole.rest);
    if (whole.keys) add(whole.keys);
    return taints;
  }

  /** Any one part of a list, object or string. */
  elementOf(value: Value): Value {
    const whole = this.resolve(value);
    let element: Value | null = null;
    for (const part of whole.fields?.values() ?? []) element = element ? joinValues(element, part) : part;
    if (whole.rest) element = element ? joinValues(element, whole.rest) : whole.rest;
    const own: Value = { taints: whole.taints, identity: whole.identity && `${whole.identity}[]` };
    if (!element) return own;
    return this.resolve(own.taints.length > 0 ? joinValues(own, element) : element);
  }

  /** Those of the values' taints that no guard has ruled out. */
  tainted(taints: readonly Taint[]): readonly Taint[] {
    if (this.clean.size === 0 || taints.length === 0) return taints;
    const left = taints.filter((taint) => !this.#isRuledOut(taint));
    return left.length === taints.length ? taints : left;
  }

  /** The value without what guards have ruled out, in its parts as well. */
  scrubbed(value: Value, depth = 0): Value {
    if (this.clean.size === 0 || depth > SCRUBBED_DEPTH_MAX || !this.#mayBeTainted(value, depth)) return value;
    const whole = this.resolve(value);
    const taints = this.tainted(whole.taints);
    let changed: Map<string, Value> | null = null;
    for (const [key, part] of whole.fields ?? []) {
      const left = this.scrubbed(part, depth + 1);
      if (left !== part) (changed ??= new Map(whole.fields)).set(key, left);
    }
    const rest = whole.rest && this.scrubbed(whole.rest, depth + 1);
    if (taints === whole.taints && !changed && rest === whole.rest) return value;
    // From here on it is another object: its other names do not know what was proven here.
    return { ...whole, taints, fields: changed ?? whole.fields, rest, refs: undefined, isLoose: undefined };
  }

  /** What holds where two ways meet. A way that has ended does not count. */
  static join(a: State, b: State): State {
    if (!a.isAlive) return b;
    if (!b.isAlive) return a;
    if (a === b) return a;
    const { base, changed } = changesSinceFork(a.#freeze(), b.#freeze());
    const clean = intersection(a.clean, b.clean);
    const joined = new State(base, clean, true);
    for (const slot of changed) {
      const [left, right] = [a.get(slot), b.get(slot)];
      if (left && right) joined.set(slot, left === right ? left : joinSlot([a, left], [b, right], clean));
      else if ('name' in slot) joined.set(slot, unsettled(left ?? right ?? UNKNOWN));
      // An object that is known on one way only was made there.
      else if (left ?? right) joined.set(slot, (left ?? right) as Value);
    }
    return joined;
  }

  /** Whether one state taints nothing that the other does not. */
  static hasSameTaint(a: State, b: State): boolean {
    const { changed } = changesSinceFork(a.#freeze(), b.#freeze());
    for (const slot of changed) {
      const [left, right] = [a.get(slot), b.get(slot)];
      // Objects that only one of them knows are new in it.
      if (left !== right && ('name' in slot || (left && right)) && shape(a, left) !== shape(b, right)) return false;
    }
    return a.clean.size === b.clean.size;
  }

  #freeze(): Layer | null {
    if (this.#own.size === 0) return this.#base;
    const depth = (this.#base?.depth ?? 0) + 1;
    const layer: Layer = { slots: this.#own, parent: this.#base, depth, index: null };
    this.#base = depth > LAYERS_MAX ? { slots: flatten(layer), parent: null, depth: 1, index: null } : layer;
    this.#own = new Map();
    return this.#base;
  }

  /** As far down as `scrubbed` looks. Most values are clean, and this makes nothing new to find it out. */
  #mayBeTainted(value: Value, depth: number): boolean {
    if (value.taints.length > 0 || this.#havePartsTaint(value, depth)) return true;
    for (const ref of value.refs ?? []) {
      const held = this.get(ref) ?? ref.last;
      if (held && (held.taints.length > 0 || this.#havePartsTaint(held, depth))) return true;
    }
    return false;
  }

  #havePartsTaint({ fields, rest }: Value, depth: number): boolean {
    if (depth >= SCRUBBED_DEPTH_MAX) return false;
    if (rest && this.#mayBeTainted(rest, depth + 1)) return true;
    for (const part of fields?.values() ?? []) if (this.#mayBeTainted(part, depth + 1)) return true;
    return false;
  }

  #isRuledOut(taint: Taint): boolean {
    for (let step: Taint['step'] | null = taint.step; step; step = step.previous) {
      if (step.identity !== '' && this.clean.has(step.identity)) return true;
    }
    return false;
  }
}

/**
 * A guard counts for its own branch: what it ruled out there must not come back where the branches meet. And what was
 * proven on one way only is proven by a flag that tells the ways apart.
 */
function joinSlot([a, left]: [State, Value], [b, right]: [State, Value], clean: ReadonlySet<string>): Value {
  const joined = joinValues(a.scrubbed(left), b.scrubbed(right));
  const isFlag = (value: Value): boolean => value.constant !== undefined || value.facts !== undefined;
  if (!isFlag(left) || !isFlag(right)) return joined.facts ? { ...joined, facts: undefined } : joined;
  const facts = joinFacts(
    [
      { value: left, proven: provenOnly(a, clean) },
      { value: right, proven: provenOnly(b, clean) },
    ],
    joined.constant === undefined,
  );
  return facts || joined.facts ? { ...joined, facts } : joined;
}

function provenOnly(state: State, clean: ReadonlySet<string>): readonly string[] {
  return state.clean === clean ? [] : [...state.clean].filter((identity) => !clean.has(identity));
}

/** What the truth of a value proves that came on one of these ways. */
export function joinFacts(
  ways: readonly { readonly value: Value; readonly proven: readonly string[] }[],
  canDiffer = true,
): Facts | undefined {
  if (!canDiffer) return undefined;
  const provenBy = (side: boolean): string[] => {
    const possible = ways.filter(({ value }) => value.constant === undefined || Boolean(value.constant) === side);
    const lists = possible.map(({ value, proven }) => [
      ...((side ? value.facts?.yes : value.facts?.no) ?? []),
      ...proven,
    ]);
    const [first, ...rest] = lists;
    return first ? first.filter((identity) => rest.every((list) => list.includes(identity))) : [];
  };
  const facts = { yes: provenBy(true), no: provenBy(false) };
  return facts.yes.length + facts.no.length > 0 ? facts : undefined;
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  if (a === b) return a;
  const both = [...a].filter((identity) => b.has(identity));
  return both.length === a.size ? a : both.length === b.size ? b : new Set(both);
}

export function joinStates(a: State, b: State): State {
  return State.join(a, b);
}

/** What holds when any of these was the way; `null` when none came this far. */
export function joinAll(states: readonly State[]): State | null {
  const [first, ...rest] = states.filter((one) => one.isAlive);
  return first ? rest.reduce(joinStates, first) : null;
}

export function hasSameTaint(a: State, b: State): boolean {
  return State.hasSameTaint(a, b);
}

/** What a further round of a loop could change. */
function shape(state: State, value: Value | undefined): string {
  if (!value) return '';
  const whole = state.resolve(value);
  const taints = state.allTaints(whole).map((one) => `${one.source.start}${one.label}${one.without}`);
  return `${taints.join()};${whole.taints.length},${whole.fields?.size ?? 0},${whole.rest?.taints.length ?? -1},${String(whole.constant)}`;
}
