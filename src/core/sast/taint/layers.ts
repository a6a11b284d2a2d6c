import type { Binding } from '../names.ts';
import type { ObjectRef, Value } from './value.ts';

/** What a state knows the value of: variables, and the objects that they may stand for. */
export type Slot = Binding | ObjectRef;

/** Slots as they stood at a fork. Never changed after; both ways of the fork build on it. */
export interface Layer {
  readonly slots: ReadonlyMap<Slot, Value | undefined>;
  readonly parent: Layer | null;
  readonly depth: number;
  /** At every `LAYERS_PER_INDEX` layers, what they hold together; made when it is first asked. */
  index: LayerIndex | null;
}

interface LayerIndex {
  readonly slots: ReadonlyMap<Slot, Value | undefined>;
  /** The layer below all of these. */
  readonly below: Layer | null;
}

/** Fewer make an index cost more than it saves, more leave long ways to the next one. */
const LAYERS_PER_INDEX = 6;

/** A look-up walks the layers; deeper stacks are flattened. */
export const LAYERS_MAX = 48;

export function lookUp(from: Layer | null, slot: Slot): Value | undefined {
  for (let layer = from; layer;) {
    const isIndexed = layer.depth % LAYERS_PER_INDEX === 0;
    const { slots } = isIndexed ? indexOf(layer) : layer;
    const value = slots.get(slot);
    if (value !== undefined || slots.has(slot)) return value;
    layer = isIndexed ? indexOf(layer).below : layer.parent;
  }
  return undefined;
}

function indexOf(layer: Layer): LayerIndex {
  if (layer.index) return layer.index;
  const layers: Layer[] = [];
  let below: Layer | null = layer;
  // The lowest one may hold all that was flattened: it is asked itself.
  for (; below?.parent && layers.length < LAYERS_PER_INDEX; below = below.parent) layers.push(below);
  const slots = new Map<Slot, Value | undefined>();
  for (const one of layers.reverse()) for (const [slot, value] of one.slots) slots.set(slot, value);
  layer.index = { slots, below };
  return layer.index;
}

export function flatten(top: Layer | null): Map<Slot, Value | undefined> {
  const layers: Layer[] = [];
  for (let layer = top; layer; layer = layer.parent) layers.push(layer);
  const all = new Map<Slot, Value | undefined>();
  for (const layer of layers.reverse()) for (const [slot, value] of layer.slots) all.set(slot, value);
  return all;
}

/** The layer that both build on, and the slots that either has set since. */
export function changesSinceFork(left: Layer | null, right: Layer | null): { base: Layer | null; changed: Set<Slot> } {
  const changed = new Set<Slot>();
  let [a, b] = [left, right];
  const up = (layer: Layer): Layer | null => {
    for (const slot of layer.slots.keys()) changed.add(slot);
    return layer.parent;
  };
  while (a !== b) {
    if (a && (!b || a.depth >= b.depth)) a = up(a);
    else if (b) b = up(b);
  }
  return { base: a, changed };
}
