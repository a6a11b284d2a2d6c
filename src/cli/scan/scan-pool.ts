import { Worker } from 'node:worker_threads';
import type { GroupScan } from './scan-group.ts';
import type { WorkerAnswer, WorkerData, WorkerTask } from './scan-worker.ts';

/** A group needs about 100 MB at its limits; a thread that wants more is ended before the machine suffers. */
const THREAD_HEAP_MB_MAX = 300;

/** Trees and values of one file die together: with room for them, a tenth of the time is not spent on collecting them. */
const THREAD_YOUNG_MB = 128;

/** The engine's own budgets end far earlier: this is for what nobody foresaw. */
const TASK_MS_MAX = 120_000;

export interface PoolJob {
  readonly tasks: readonly WorkerTask[];
  readonly rules: WorkerData['rules'];
  readonly languages: WorkerData['languages'];
  readonly jobs: number;
  /** Told how many files a task had, once it is done. */
  readonly done: (files: number) => void;
}

/** Threads that each take the next task when they are free, so that none waits while there is work. */
export async function scanInThreads(job: PoolJob): Promise<GroupScan[] | { readonly wrongRules: string }> {
  const queue = [...job.tasks].reverse();
  const parts: GroupScan[] = [];
  let wrongRules: string | null = null;
  const threads = Array.from({ length: Math.min(job.jobs, queue.length) }, async () => {
    let thread: Thread | null = null;
    for (let next = queue.pop(); next; next = queue.pop()) {
      thread ??= new Thread({ rules: job.rules, languages: job.languages });
      const answer = await thread.run(next);
      if (answer.ok && 'wrongRules' in answer.answer) {
        wrongRules = answer.answer.wrongRules;
        queue.length = 0;
        break;
      }
      if (answer.ok && 'parts' in answer.answer) {
        parts.push(...answer.answer.parts);
        job.done(next.flat().length);
        continue;
      }
      thread.end();
      thread = null;
      const files = next.flat();
      const reason = answer.ok ? 'no answer' : answer.reason;
      // One file of many is to blame: each once more, on its own.
      if (files.length > 1) queue.push(...files.map((file) => [[file]]));
      else parts.push({ findings: [], problems: [`${files[0]}: ${reason}, not analysed`] });
    }
    thread?.end();
  });
  await Promise.all(threads);
  return wrongRules === null ? parts : { wrongRules };
}

type Outcome = { readonly ok: true; readonly answer: WorkerAnswer } | { readonly ok: false; readonly reason: string };

class Thread {
  readonly #worker: Worker;
  #finish: (outcome: Outcome) => void = () => undefined;

  constructor(workerData: WorkerData) {
    this.#worker = new Worker(new URL('./scan-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB_MAX, maxYoungGenerationSizeMb: THREAD_YOUNG_MB },
    });
    this.#worker.on('message', (answer: WorkerAnswer) => this.#finish({ ok: true, answer }));
    this.#worker.on('error', (error: Error) => this.#finish({ ok: false, reason: `failed (${error.message})` }));
    this.#worker.on('exit', () => this.#finish({ ok: false, reason: 'its thread ended' }));
  }

  /** A thread that fails answers as well: nothing is thrown. */
  run(task: WorkerTask): Promise<Outcome> {
    return new Promise((resolve) => {
      const late = (): void => resolve({ ok: false, reason: `took longer than ${TASK_MS_MAX} ms` });
      const timer = setTimeout(late, TASK_MS_MAX);
      this.#finish = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#worker.postMessage(task);
    });
  }

  end(): void {
    void this.#worker.terminate();
  }
}
