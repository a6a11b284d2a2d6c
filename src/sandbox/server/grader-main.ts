// The grader process: learner code runs below here and nowhere else. It holds nothing worth taking: an empty
// environment, its own files to read, no child processes, and WASM around everything that a learner wrote.
import { Worker } from 'node:worker_threads';
import type { GuestImages, GuestName } from '../workbench.ts';
import { SCAN_MS_MAX, STACK_BYTES_SERVER } from '../limits.ts';
import type { RunReport, ScanReport } from '#core/grading/jobs.ts';
import { Watchdog } from '../watchdog.ts';
import { Workbench } from '../workbench.ts';
import { diskAssets } from './disk-assets.ts';
import type { FromGrader, FromWorker, ToWorker, Work, WorkerData } from './messages.ts';

/**
 * V8's own memory of one thread. It does not bound WASM: that has bounds of its own. The code range is reserved at once
 * and counts against the process's bound on data; its default of 128 MB would be most of it.
 */
const RESOURCE_LIMITS = {
  maxOldGenerationSizeMb: 256,
  maxYoungGenerationSizeMb: 32,
  codeRangeSizeMb: 32,
  stackSizeMb: 16,
};

const workers = Number(process.argv[2]);
const assets = diskAssets();
const waiting: Work[] = [];
const idle = new Set<Thread>();

function say(message: FromGrader): void {
  process.send?.(message);
}

async function prepare(): Promise<WorkerData> {
  const workbench = new Workbench(assets, STACK_BYTES_SERVER);
  const names: readonly GuestName[] = ['subject', 'examiner', 'page'];
  const images = await Promise.all(names.map(async (name) => [name, await workbench.image(name)] as const));
  const [quickjs, sqlite] = await Promise.all([assets.quickjs(), assets.sqlite()]);
  return { quickjs, sqlite, images: Object.fromEntries(images) as GuestImages };
}

function stoppedScan(missing: 'time' | 'memory'): ScanReport {
  const problem = `The scan was stopped: these files need more ${missing} than there is.`;
  return { findings: [], problems: [problem], isStopped: true };
}

/** `threadClock` of a worker, read from outside: it answers while the thread is in a loop. */
async function processorTimeMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1_000;
}

/** A place in the pool. The worker behind it is replaced whenever it is not beyond doubt. */
class Thread {
  readonly #data: WorkerData;
  #worker: Worker;
  #isReplaced = false;
  #work: Work | undefined;
  #watchdog: Watchdog | undefined;
  #scanTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(data: WorkerData) {
    this.#data = data;
    this.#worker = this.#start();
    idle.add(this);
  }

  async take(work: Work): Promise<void> {
    this.#work = work;
    const needsPython = work.kind === 'run' && work.job.runtime === 'python';
    const message: ToWorker = needsPython ? { work, python: await assets.python() } : { work };
    if (work.kind === 'run') {
      const onOverdue = (report: RunReport): void => {
        this.#finish({ kind: 'run', id: work.id, report });
        this.#replace();
      };
      this.#watchdog = new Watchdog(work.job, onOverdue, () => processorTimeMs(this.#worker));
    } else {
      this.#scanTimer = setTimeout(() => {
        this.#finish({ kind: 'scan', id: work.id, report: stoppedScan('time') });
        this.#replace();
      }, SCAN_MS_MAX);
    }
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./grader-worker.ts', import.meta.url), {
      workerData: this.#data,
      resourceLimits: RESOURCE_LIMITS,
      env: {},
    });
    worker.on('message', (message: FromWorker) => this.#isReplaced || this.#hear(message));
    worker.on('error', (error) => this.#isReplaced || this.#lose(error));
    return worker;
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'progress') return this.#watchdog?.note(message.progress);
    this.#finish(message.done);
    if (message.fit) this.#rest();
    else this.#replace();
  }

  /** The thread died of an exception or of its memory limit. */
  #lose(error: Error): void {
    say({ kind: 'log', text: `A grading worker died: ${String(error.stack ?? error).slice(0, 2_000)}` });
    const work = this.#work;
    if (work?.kind === 'run' && this.#watchdog)
      this.#finish({ kind: 'run', id: work.id, report: this.#watchdog.died() });
    if (work?.kind === 'scan') {
      this.#finish({ kind: 'scan', id: work.id, report: stoppedScan('memory') });
    }
    this.#replace();
  }

  #finish(done: FromGrader): void {
    this.#watchdog?.stop();
    this.#watchdog = undefined;
    clearTimeout(this.#scanTimer);
    if (this.#work) say(done);
    this.#work = undefined;
  }

  /** Not before the old thread is gone, so that both are never there at once. */
  #replace(): void {
    const old = this.#worker;
    this.#isReplaced = true;
    void old.terminate().then(() => {
      this.#worker = this.#start();
      this.#isReplaced = false;
      this.#rest();
    });
  }

  #rest(): void {
    if (this.#work) return;
    const next = waiting.shift();
    if (next) void this.take(next);
    else idle.add(this);
  }
}

const data = await prepare();
for (let count = 0; count < workers; count++) new Thread(data);

process.on('message', (work: Work) => {
  const [thread] = idle;
  if (!thread) return void waiting.push(work);
  idle.delete(thread);
  void thread.take(work);
});
// The server is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
