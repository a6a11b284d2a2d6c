import { Worker } from 'node:worker_threads';
import type { GroupScan } from './scan-group.ts';
import type { ThreadRules, ToThread, WorkerAnswer, WorkerTask } from './scan-worker.ts';

/** A group needs about 100 MB at its limits; a thread that wants more is ended before the machine suffers. */
const THREAD_HEAP_MB_MAX = 300;

/** Trees and values of one file die together, before they are moved to where collecting is slow; twice as much gains nothing more. */
const THREAD_YOUNG_MB = 64;

/** The engine's own budgets end far earlier: this is for what nobody foresaw. */
const TASK_MS_MAX = 120_000;

/** To finish loading, if need be, and leave: on a busy machine that takes seconds. What takes longer is ended by force. */
const LEAVING_MS_MAX = 30_000;

export type Outcome =
  | { readonly kind: 'parts'; readonly parts: readonly GroupScan[] }
  | { readonly kind: 'wrong-rules'; readonly wrong: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** A thread that loads the engine at once, compiles rules when it is given them, and scans one task after the other. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #gone: Promise<void>;
  #failure: string | null = null;
  #finish: (outcome: Outcome) => void = () => undefined;

  constructor() {
    this.#worker = new Worker(new URL('./scan-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB_MAX, maxYoungGenerationSizeMb: THREAD_YOUNG_MB },
    });
    this.#worker.on('message', (answer: WorkerAnswer) => {
      if ('wrongRules' in answer) this.#finish({ kind: 'wrong-rules', wrong: answer.wrongRules });
      else this.#finish({ kind: 'parts', parts: answer.parts });
    });
    this.#worker.on('error', (error: Error) => this.#fail(`failed (${error.message})`));
    this.#gone = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#fail('its thread ended');
        resolve();
      });
    });
  }

  /** Before the first task. */
  begin(rules: ThreadRules): void {
    this.#send({ kind: 'begin', ...rules });
  }

  /** A thread that fails answers as well: nothing is thrown. */
  run(task: WorkerTask): Promise<Outcome> {
    return new Promise((resolve) => {
      const late = (): void => resolve({ kind: 'failed', reason: `took longer than ${TASK_MS_MAX} ms` });
      const timer = setTimeout(late, TASK_MS_MAX);
      this.#finish = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      // It may have failed while it had nothing to do.
      if (this.#failure === null) this.#send({ kind: 'scan', task });
      else this.#finish({ kind: 'failed', reason: this.#failure });
    });
  }

  /**
   * Asks it to leave and waits until it has. Ending threads by force, or leaving them to end while others start, has
   * crashed Node where WebAssembly was about: https://github.com/nodejs/node/issues/56312.
   */
  async end(): Promise<void> {
    const timer = setTimeout(() => void this.#worker.terminate(), LEAVING_MS_MAX);
    this.#send({ kind: 'end' });
    await this.#gone;
    clearTimeout(timer);
  }

  /** For one that hangs or has failed. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #fail(reason: string): void {
    this.#failure ??= reason;
    this.#finish({ kind: 'failed', reason: this.#failure });
  }
}
