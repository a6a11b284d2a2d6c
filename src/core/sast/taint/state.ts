import type { Binding } from '../names.ts';
import { joinValues, unsettled, type Taint, type Value } from './value.ts';

/** Variables as they stood at a fork. Never changed after; both ways of the fork build on it. */
interface Layer {
  readonly vars: ReadonlyMap<Binding, Value | undefined>;
  readonly parent: Layer | null;
  readonly depth: number;
}

/** A look-up walks the layers; deeper stacks are flattened. */
const LAYERS_MAX = 48;

/**
 * What holds at one point of the program. Branches fork it and meet again; the cost of both is what changed on the
 * way, not the number of variables.
 */
export class State {
  #base: Layer | null;
  #own: Map<Binding, Value | undefined>;
  /** Identities that a guard has proven harmless. */
  clean: Set<string>;
  /** False after a return, throw, break or continue. */
  isAlive: boolean;

  constructor(base: Layer | null = null, clean: Set<string> = new Set(), isAlive = true) {
    this.#base = base;
    this.#own = new Map();
    this.clean = clean;
    this.isAlive = isAlive;
  }

  get(binding: Binding): Value | undefined {
    if (this.#own.has(binding)) return this.#own.get(binding);
    return lookUp(this.#base, binding);
  }

  set(binding: Binding, value: Value): void {
    this.#own.set(binding, value);
  }

  forget(binding: Binding): void {
    this.#own.set(binding, undefined);
  }

  clone(): State {
    return new State(this.#freeze(), new Set(this.clean), this.isAlive);
  }

  become(other: State): void {
    this.#base = other.#freeze();
    this.#own = new Map();
    this.clean = other.clean;
    this.isAlive = other.isAlive;
  }

  /** All variables that have a value, for those who need them all. */
  entries(): Map<Binding, Value> {
    const all = new Map<Binding, Value>();
    for (const [binding, value] of flatten(this.#freeze())) if (value) all.set(binding, value);
    return all;
  }

  /** Those of the values' taints that no guard has ruled out. */
  tainted(taints: readonly Taint[]): readonly Taint[] {
    if (this.clean.size === 0 || taints.length === 0) return taints;
    return taints.filter((taint) => !this.#isRuledOut(taint));
  }

  /** What holds where two ways meet. A way that has ended does not count. */
  static join(a: State, b: State): State {
    if (!a.isAlive) return b;
    if (!b.isAlive) return a;
    const { base, changed } = changesSinceFork(a.#freeze(), b.#freeze());
    const joined = new State(base, intersection(a.clean, b.clean), true);
    for (const binding of changed) {
      const [left, right] = [a.get(binding), b.get(binding)];
      if (left && right) joined.set(binding, left === right ? left : joinValues(ruledOut(a, left), ruledOut(b, right)));
      else if (left ?? right) joined.set(binding, unsettled((left ?? right) as Value));
    }
    return joined;
  }

  /** Whether one state taints nothing that the other does not. */
  static hasSameTaint(a: State, b: State): boolean {
    const { changed } = changesSinceFork(a.#freeze(), b.#freeze());
    for (const binding of changed) if (shape(a.get(binding)) !== shape(b.get(binding))) return false;
    return a.clean.size === b.clean.size;
  }

  #freeze(): Layer | null {
    if (this.#own.size === 0) return this.#base;
    const depth = (this.#base?.depth ?? 0) + 1;
    const layer: Layer = { vars: this.#own, parent: this.#base, depth };
    this.#base = depth > LAYERS_MAX ? { vars: flatten(layer), parent: null, depth: 1 } : layer;
    this.#own = new Map();
    return this.#base;
  }

  #isRuledOut(taint: Taint): boolean {
    for (let step: Taint['step'] | null = taint.step; step; step = step.previous) {
      if (step.identity !== '' && this.clean.has(step.identity)) return true;
    }
    return false;
  }
}

function lookUp(from: Layer | null, binding: Binding): Value | undefined {
  for (let layer = from; layer; layer = layer.parent) if (layer.vars.has(binding)) return layer.vars.get(binding);
  return undefined;
}

function flatten(top: Layer | null): Map<Binding, Value | undefined> {
  const layers: Layer[] = [];
  for (let layer = top; layer; layer = layer.parent) layers.push(layer);
  const all = new Map<Binding, Value | undefined>();
  for (const layer of layers.reverse()) for (const [binding, value] of layer.vars) all.set(binding, value);
  return all;
}

/** The layer that both build on, and the variables that either has set since. */
function changesSinceFork(left: Layer | null, right: Layer | null): { base: Layer | null; changed: Set<Binding> } {
  const changed = new Set<Binding>();
  let [a, b] = [left, right];
  const up = (layer: Layer): Layer | null => {
    for (const binding of layer.vars.keys()) changed.add(binding);
    return layer.parent;
  };
  while (a !== b) {
    if (a && (!b || a.depth >= b.depth)) a = up(a);
    else if (b) b = up(b);
  }
  return { base: a, changed };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((identity) => b.has(identity)));
}

/** A guard counts for its own branch: what it ruled out there must not come back where the branches meet. */
function ruledOut(state: State, value: Value): Value {
  const taints = state.tainted(value.taints);
  return taints.length === value.taints.length ? value : { ...value, taints };
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

function shape(value: Value | undefined): string {
  if (!value) return '';
  return `${value.taints.length},${value.fields?.size ?? 0},${value.rest?.taints.length ?? -1},${String(value.constant)}`;
}
