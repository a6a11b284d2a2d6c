import type { GuestVm } from './guest-vm.ts';
import type { GuestName } from './workbench.ts';

interface Shelf {
  readonly name: GuestName;
  readonly memoryBytes: number;
  readonly ready: GuestVm[];
  /** As many as any job has taken so far. */
  wanted: number;
  takenNow: number;
}

/** Lets everything else go first: messages that have come in above all. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Instances that are restored while nobody waits. Each is handed out once and nothing has run in it, so that it differs
 * in nothing from one that is restored when it is needed.
 */
export class SpareGuests {
  readonly #max: number;
  readonly #restore: (name: GuestName, memoryBytes: number) => Promise<GuestVm>;
  readonly #shelves = new Map<GuestName, Shelf>();
  #round = 0;

  constructor(max: number, restore: (name: GuestName, memoryBytes: number) => Promise<GuestVm>) {
    this.#max = max;
    this.#restore = restore;
  }

  /** A job needs an instance, so that refilling has to wait. */
  take(name: GuestName, memoryBytes: number): GuestVm | undefined {
    this.#round += 1;
    const shelf = this.#shelf(name, memoryBytes);
    shelf.takenNow += 1;
    return shelf.ready.pop();
  }

  /** Says what the first job will take; later ones speak for themselves. */
  expect(name: GuestName, memoryBytes: number, count: number): void {
    if (!this.#shelves.has(name)) this.#shelf(name, memoryBytes).wanted = Math.min(count, this.#max);
  }

  /** One at a time, with a pause before each, and no further once somebody takes one. */
  async refill(): Promise<void> {
    const round = (this.#round += 1);
    for (const shelf of this.#shelves.values()) {
      shelf.wanted = Math.min(Math.max(shelf.wanted, shelf.takenNow), this.#max);
      shelf.takenNow = 0;
    }
    for (;;) {
      await nextTurn();
      const shelf = [...this.#shelves.values()].find(({ ready, wanted }) => ready.length < wanted);
      if (!shelf || round !== this.#round) return;
      shelf.ready.push(await this.#restore(shelf.name, shelf.memoryBytes));
    }
  }

  /** An instance's memory limit cannot be changed: those of another limit are dropped. */
  #shelf(name: GuestName, memoryBytes: number): Shelf {
    const known = this.#shelves.get(name);
    if (known?.memoryBytes === memoryBytes) return known;
    const shelf = { name, memoryBytes, ready: [], wanted: 0, takenNow: 0 };
    this.#shelves.set(name, shelf);
    return shelf;
  }
}
