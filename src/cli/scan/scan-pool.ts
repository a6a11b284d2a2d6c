import type { GroupScan } from './scan-group.ts';
import { ScanThread } from './scan-thread.ts';
import type { ThreadRules, WorkerTask } from './scan-worker.ts';

export interface PoolJob extends ThreadRules {
  readonly tasks: readonly WorkerTask[];
  /** Told how many files a task had, once it is done. */
  readonly done: (files: number) => void;
}

type PoolScan = GroupScan[] | { readonly wrongRules: string };

/** Threads that each take the next task when they are free, so that none waits while there is work. */
export class ScanPool {
  readonly #threads: ScanThread[];

  /** The threads start at once and load the engine while the rules are still being read. */
  constructor(jobs: number) {
    this.#threads = Array.from({ length: jobs }, () => new ScanThread());
  }

  async scan({ tasks, done, ...rules }: PoolJob): Promise<PoolScan> {
    const queue = [...tasks].reverse();
    const parts: GroupScan[] = [];
    let wrongRules: string | null = null;
    const work = async (place: number): Promise<void> => {
      let thread = this.#threads[place];
      thread?.begin(rules);
      for (let next = queue.pop(); thread && next; next = queue.pop()) {
        const outcome = await thread.run(next);
        if (outcome.kind === 'wrong-rules') {
          wrongRules = outcome.wrong;
          queue.length = 0;
        } else if (outcome.kind === 'parts') {
          parts.push(...outcome.parts);
          done(next.flat().length);
        } else {
          const files = next.flat();
          // One file of many is to blame: each once more, on its own.
          if (files.length > 1) queue.push(...files.map((file) => [[file]]));
          else parts.push({ findings: [], problems: [`${files[0]}: ${outcome.reason}, not analysed`] });
          thread = await this.#replace(place);
          thread.begin(rules);
        }
      }
    };
    await Promise.all(this.#threads.slice(0, queue.length).map((_, place) => work(place)));
    return wrongRules === null ? parts : { wrongRules };
  }

  async #replace(place: number): Promise<ScanThread> {
    await this.#threads[place]?.stop();
    return (this.#threads[place] = new ScanThread());
  }

  /** Once all threads are gone. */
  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}
