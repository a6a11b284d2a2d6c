import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Assets } from './assets.ts';
import { GuestVm, type GuestImage, type HostFunctions } from './guest-vm.ts';
import { BYTE_FUNCTIONS } from './javascript/bytes.ts';
import { MEMORY_BYTES_DEFAULT } from './limits.ts';
import { wallClock, type Clock } from './meter.ts';

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
}

/** Parts that are made ahead and last over jobs, none of which a job can write to: images, compiled modules. */
export class Workbench {
  readonly assets: Assets;
  readonly stackBytes: number;
  readonly clock: Clock;
  readonly #images = new Map<GuestName, Promise<GuestImage>>();
  #nextSqlite: Promise<Sqlite3Static> | undefined;

  constructor(assets: Assets, stackBytes: number, { images = {}, clock = wallClock }: WorkbenchOptions = {}) {
    this.assets = assets;
    this.stackBytes = stackBytes;
    this.clock = clock;
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
