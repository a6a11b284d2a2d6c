import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Assets } from './assets.ts';
import { GuestVm, type GuestImage, type GuestWiring, type HostFunctions } from './guest-vm.ts';
import { BYTE_FUNCTIONS } from './javascript/bytes.ts';
import { EXAMINER_MEMORY_BYTES_MAX, MEMORY_BYTES_DEFAULT } from './limits.ts';
import { wallClock, type Clock } from './meter.ts';
import type { Runtime } from './protocol.ts';
import { nextTurn, SpareGuests } from './spare-guests.ts';

export type GuestImages = Readonly<Record<GuestName, GuestImage>>;

/** Known to `guest/subject/errors.ts`. */
const FRAMEWORK_FILE = 'express';

/** Every name that a guest takes from its gate. An instance that is restored from an image brings the real ones. */
const nothing = (): undefined => undefined;
const SILENT: HostFunctions = {
  print: nothing,
  sql: nothing,
  random: () => '00',
  respond: nothing,
  exceeded: nothing,
  skip: nothing,
  declare: nothing,
  ask: nothing,
  settle: nothing,
  leak: nothing,
  note: nothing,
  record: nothing,
  // Packages use these while they load.
  ...BYTE_FUNCTIONS,
};

export type GuestName = 'subject' | 'examiner' | 'page';

export interface WorkbenchOptions {
  readonly images?: Partial<GuestImages>;
  readonly clock?: Clock;
  /** How many instances of each kind may lie ready for the next job. None: each is made when it is needed. */
  readonly sparesMax?: number;
}

/** Parts that are made ahead and last over jobs, none of which a job can write to: images, compiled modules. */
export class Workbench {
  readonly assets: Assets;
  readonly stackBytes: number;
  readonly clock: Clock;
  readonly #images = new Map<GuestName, Promise<GuestImage>>();
  readonly #spares: SpareGuests;
  #nextSqlite: Promise<Sqlite3Static> | undefined;

  constructor(
    assets: Assets,
    stackBytes: number,
    { images = {}, clock = wallClock, sparesMax = 0 }: WorkbenchOptions = {},
  ) {
    this.assets = assets;
    this.stackBytes = stackBytes;
    this.clock = clock;
    this.#spares = new SpareGuests(sparesMax, (name, memoryBytes) => this.#restore(name, memoryBytes));
    for (const [name, image] of Object.entries(images)) this.#images.set(name as GuestName, Promise.resolve(image));
  }

  image(name: GuestName): Promise<GuestImage> {
    const known = this.#images.get(name);
    if (known) return known;
    const made = this.#makeImage(name);
    this.#images.set(name, made);
    // A load that failed (the network, in a browser) may be tried again.
    made.catch(() => this.#images.delete(name));
    return made;
  }

  /** An instance of its own for each use, in the state of its image and wired to whoever takes it. */
  async takeGuest(name: GuestName, memoryBytes: number, wiring: GuestWiring): Promise<GuestVm> {
    const guest = this.#spares.take(name, memoryBytes) ?? (await this.#restore(name, memoryBytes));
    return guest.wire(wiring);
  }

  /** Lets the first job of a runtime find spares too. */
  expectGuests(runtime: Runtime): void {
    this.#spares.expect('examiner', EXAMINER_MEMORY_BYTES_MAX, 1);
    if (runtime === 'javascript') this.#spares.expect('subject', MEMORY_BYTES_DEFAULT, Number.POSITIVE_INFINITY);
  }

  /** Makes ahead what a job like the last one takes. Begins once the answer of that one is out. */
  async restock(withDatabase: boolean): Promise<void> {
    await nextTurn();
    if (withDatabase) await this.prepareSqlite();
    await this.#spares.refill();
  }

  /** A SQLite of its own for each job; the next one is made while nobody waits. */
  async takeSqlite(): Promise<Sqlite3Static> {
    const taken = this.#nextSqlite ?? this.#makeSqlite();
    this.#nextSqlite = undefined;
    return taken;
  }

  async prepareSqlite(): Promise<void> {
    this.#nextSqlite ??= this.#makeSqlite();
    const made = this.#nextSqlite;
    try {
      await made;
    } catch (error) {
      if (this.#nextSqlite === made) this.#nextSqlite = undefined;
      throw error;
    }
  }

  async #makeSqlite(): Promise<Sqlite3Static> {
    // Large, and only some labs have a database.
    const [{ loadSqlite }, module] = await Promise.all([import('./sql/load-sqlite.ts'), this.assets.sqlite()]);
    return loadSqlite(module);
  }

  async #restore(name: GuestName, memoryBytes: number): Promise<GuestVm> {
    const [image, module] = await Promise.all([this.image(name), this.assets.quickjs()]);
    return GuestVm.restore(image, { module, memoryBytes, stackBytes: this.stackBytes });
  }

  async #makeImage(name: GuestName): Promise<GuestImage> {
    const [module, bundle] = await Promise.all([this.assets.quickjs(), this.assets.bundle(name)]);
    const options = { module, stackBytes: this.stackBytes, memoryBytes: MEMORY_BYTES_DEFAULT, host: SILENT };
    // Frames under the name of the framework are left out of what learners see of a stack.
    const fileName = name === 'subject' ? FRAMEWORK_FILE : name;
    const vm = await GuestVm.boot(bundle, { ...options, shouldStop: () => false, now: Date.now }, fileName);
    const image = vm.takeImage();
    vm.dispose();
    return image;
  }
}
