import type { Assets } from './assets.ts';
import { GuestVm, type GuestImage, type GuestWiring, type HostFunctions } from './guest-vm.ts';
import { BYTE_FUNCTIONS } from './javascript/bytes.ts';
import { GUESTS_IDLE_MAX, MEMORY_BYTES_DEFAULT } from './limits.ts';
import { wallClock, type Clock } from './meter.ts';
import type { Runtime } from '#core/grading/jobs.ts';
import type { PythonMachine } from './python/machine.ts';
import type { SqliteEngine } from './sql/sqlite-engine.ts';

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

/** Instances of one kind that nobody uses: rewound, or as they were given back. */
interface Shelf {
  readonly ready: GuestVm[];
  readonly used: GuestVm[];
}

/** Lets everything else go first: messages that have come in above all. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Parts that are made ahead and last over jobs: images, compiled modules, and instances, of which a job meets no other
 * state than that of the image.
 */
export class Workbench {
  readonly assets: Assets;
  readonly stackBytes: number;
  readonly clock: Clock;
  readonly #images = new Map<GuestName, Promise<GuestImage>>();
  readonly #shelves: Readonly<Record<GuestName, Shelf>> = {
    subject: { ready: [], used: [] },
    examiner: { ready: [], used: [] },
    page: { ready: [], used: [] },
  };
  #sqlite: Promise<SqliteEngine> | undefined;
  #python: Promise<PythonMachine> | undefined;

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

  /** An instance in the state of its image, wired to whoever takes it. */
  async takeGuest(name: GuestName, wiring: GuestWiring): Promise<GuestVm> {
    const { ready, used } = this.#shelves[name];
    const guest = ready.pop() ?? used.pop()?.recycle() ?? (await this.#restore(name));
    return guest.wire(wiring);
  }

  /** Nobody holds on to what they give back: it may be somebody else's next. */
  giveBack(name: GuestName, guest: GuestVm): void {
    const { ready, used } = this.#shelves[name];
    if (ready.length + used.length < GUESTS_IDLE_MAX) used.push(guest);
    else guest.dispose();
  }

  /** One instance ready for the next job; what the last one gave back is rewound now, while nobody waits. */
  async prepareGuest(name: GuestName): Promise<void> {
    const { ready, used } = this.#shelves[name];
    for (const guest of used.splice(0)) ready.push(...[guest.recycle()].filter((again) => again !== undefined));
    if (ready.length === 0) ready.push(await this.#restore(name));
  }

  /** Makes ready what a job like the last one takes. Begins once the answer of that one is out. */
  async restock(runtime: Runtime, withDatabase: boolean): Promise<void> {
    await nextTurn();
    await this.prepareGuest('examiner');
    if (runtime === 'javascript') await this.prepareGuest('subject');
    else await this.preparePython();
    if (this.#shelves.page.used.length > 0) await this.prepareGuest('page');
    if (withDatabase) await this.prepareSqlite();
  }

  /** A SQLite for one job at a time. */
  async takeSqlite(): Promise<SqliteEngine> {
    const taken = this.#sqlite;
    this.#sqlite = undefined;
    return (await taken) ?? this.#makeSqlite();
  }

  /** Once its connections are closed. One that broke, or has grown, is dropped. */
  giveBackSqlite(engine: SqliteEngine): void {
    if (engine.recycle()) this.#sqlite ??= Promise.resolve(engine);
  }

  async prepareSqlite(): Promise<void> {
    this.#sqlite ??= this.#makeSqlite();
    const made = this.#sqlite;
    try {
      await made;
    } catch (error) {
      if (this.#sqlite === made) this.#sqlite = undefined;
      throw error;
    }
  }

  /** A Python for one job at a time. */
  async takePython(): Promise<PythonMachine> {
    const taken = this.#python;
    this.#python = undefined;
    return (await taken) ?? this.#makePython();
  }

  giveBackPython(machine: PythonMachine): void {
    this.#python ??= Promise.resolve(machine);
  }

  async preparePython(): Promise<void> {
    this.#python ??= this.#makePython();
    const made = this.#python;
    try {
      (await made).prepare();
    } catch (error) {
      if (this.#python === made) this.#python = undefined;
      throw error;
    }
  }

  async #makePython(): Promise<PythonMachine> {
    // Only some labs are in Python.
    const [{ PythonMachine }, module] = await Promise.all([import('./python/machine.ts'), this.assets.python()]);
    return new PythonMachine(module);
  }

  async #makeSqlite(): Promise<SqliteEngine> {
    // Large, and only some labs have a database.
    const [{ SqliteEngine }, module] = await Promise.all([import('./sql/sqlite-engine.ts'), this.assets.sqlite()]);
    return SqliteEngine.load(module);
  }

  async #restore(name: GuestName): Promise<GuestVm> {
    const [image, module] = await Promise.all([this.image(name), this.assets.quickjs()]);
    return GuestVm.restore(image, { module, stackBytes: this.stackBytes });
  }

  async #makeImage(name: GuestName): Promise<GuestImage> {
    const [module, bundle] = await Promise.all([this.assets.quickjs(), this.assets.bundle(name)]);
    const shape = { module, stackBytes: this.stackBytes };
    const wiring = { memoryBytes: MEMORY_BYTES_DEFAULT, shouldStop: () => false, now: Date.now, host: SILENT };
    // Frames under the name of the framework are left out of what learners see of a stack.
    const fileName = name === 'subject' ? FRAMEWORK_FILE : name;
    const vm = await GuestVm.boot(bundle, shape, wiring, fileName);
    const image = vm.takeImage();
    vm.dispose();
    return image;
  }
}
