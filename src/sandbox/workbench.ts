import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Assets } from './assets.ts';
import { makeExaminerImage } from './examiner/examiner.ts';
import type { GuestImage } from './guest-vm.ts';
import { makeSubjectImage } from './javascript/subject.ts';
import type { Runtime } from './protocol.ts';
import { loadSqlite } from './sql/load-sqlite.ts';

type GuestName = 'subject' | 'examiner' | 'page';

/** Parts that are made ahead and last over jobs, none of which a job can write to: images, compiled modules. */
export class Workbench {
  readonly assets: Assets;
  readonly stackBytes: number;
  readonly #images = new Map<GuestName, Promise<GuestImage>>();
  #nextSqlite: Promise<Sqlite3Static> | undefined;

  constructor(assets: Assets, stackBytes: number) {
    this.assets = assets;
    this.stackBytes = stackBytes;
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

  prepareSqlite(): void {
    if (this.#nextSqlite) return;
    const made = this.#makeSqlite();
    this.#nextSqlite = made;
    made.catch(() => {
      if (this.#nextSqlite === made) this.#nextSqlite = undefined;
    });
  }

  async warm(runtime: Runtime): Promise<void> {
    await Promise.all([this.image('examiner'), runtime === 'python' ? this.assets.python() : this.image('subject')]);
  }

  async #makeSqlite(): Promise<Sqlite3Static> {
    return loadSqlite(await this.assets.sqlite());
  }

  async #makeImage(name: GuestName): Promise<GuestImage> {
    const [module, bundle] = await Promise.all([this.assets.quickjs(), this.assets.bundle(name)]);
    const make = name === 'subject' ? makeSubjectImage : makeExaminerImage;
    return make(module, bundle, this.stackBytes);
  }
}
