import type { Binding } from '../names.ts';
import { joinValues, unsettled, type Taint, type Value } from './value.ts';

/** What holds at one point of the program. Changed in place; branches work on clones. */
export class State {
  vars: Map<Binding, Value>;
  /** Identities that a guard has proven harmless. */
  clean: Set<string>;
  /** False after a return, throw, break or continue. */
  isAlive: boolean;

  constructor(vars: Map<Binding, Value> = new Map(), clean: Set<string> = new Set(), isAlive = true) {
    this.vars = vars;
    this.clean = clean;
    this.isAlive = isAlive;
  }

  clone(): State {
    return new State(new Map(this.vars), new Set(this.clean), this.isAlive);
  }

  become(other: State): void {
    this.vars = other.vars;
    this.clean = other.clean;
    this.isAlive = other.isAlive;
  }

  /** Those of the values' taints that no guard has ruled out. */
  tainted(taints: readonly Taint[]): readonly Taint[] {
    if (this.clean.size === 0 || taints.length === 0) return taints;
    return taints.filter((taint) => !this.#isRuledOut(taint));
  }

  #isRuledOut(taint: Taint): boolean {
    for (let step: Taint['step'] | null = taint.step; step; step = step.previous) {
      if (step.identity !== '' && this.clean.has(step.identity)) return true;
    }
    return false;
  }
}

/** What holds where two ways meet. A way that has ended does not count. */
export function joinStates(a: State, b: State): State {
  if (!a.isAlive) return b;
  if (!b.isAlive) return a;
  const vars = new Map(a.vars);
  for (const [binding, value] of b.vars) {
    const known = vars.get(binding);
    if (known !== value) vars.set(binding, known ? keepCleaned(a, known, b, value) : unsettled(value));
  }
  for (const [binding, value] of a.vars) if (!b.vars.has(binding)) vars.set(binding, unsettled(value));
  const clean = new Set([...a.clean].filter((identity) => b.clean.has(identity)));
  return new State(vars, clean, true);
}

/** A guard counts for its own branch: what it ruled out there must not come back through the join. */
function keepCleaned(a: State, left: Value, b: State, right: Value): Value {
  return joinValues(ruledOut(a, left), ruledOut(b, right));
}

function ruledOut(state: State, value: Value): Value {
  const taints = state.tainted(value.taints);
  return taints.length === value.taints.length ? value : { ...value, taints };
}

/** What holds when any of these was the way; `null` when none came this far. */
export function joinAll(states: readonly State[]): State | null {
  const alive = states.filter((one) => one.isAlive);
  const [first, ...rest] = alive;
  return first ? rest.reduce(joinStates, first) : null;
}

/** Whether a loop's body changed what is tainted. */
export function hasSameTaint(a: State, b: State): boolean {
  if (a.vars.size !== b.vars.size || a.clean.size !== b.clean.size) return false;
  for (const [binding, value] of b.vars) {
    const known = a.vars.get(binding);
    if (!known || shape(known) !== shape(value)) return false;
  }
  return true;
}

function shape(value: Value): string {
  return `${value.taints.length},${value.fields?.size ?? 0},${value.rest?.taints.length ?? -1},${String(value.constant)}`;
}
