import type { RunJob, RunReport, Runtime, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import type { Sandbox } from '../protocol.ts';
import type { PlayJob, PlayReport } from '../play-job.ts';
import { RunLog } from '../run-progress.ts';
import { Watchdog } from '../watchdog.ts';
import type { AssetProgress } from './fetch-assets.ts';
import type { FromBrowserWorker, ToBrowserWorker } from './messages.ts';

export type { AssetProgress } from './fetch-assets.ts';

/** A scan has step budgets of its own; grammars may have to be loaded first over a slow line. */
const SCAN_MS_MAX = 30_000;

/** A rule over one file takes milliseconds. Longer than this, its author wants to know rather than wait. */
export const PLAY_MS_MAX = 5_000;

export interface BrowserSandbox extends Sandbox {
  /** Loads what a lab of this language needs, while the page is idle. */
  warm(runtime: Runtime, withDatabase?: boolean): Promise<void>;
  /** Tries rules that somebody is writing on one text; `stopped` when they took too long. */
  play(job: PlayJob): Promise<PlayReport | 'stopped'>;
}

export interface BrowserSandboxOptions {
  /** Called while parts of the sandbox are loaded. */
  onProgress?(progress: AssetProgress): void;
}

interface Task {
  readonly message: ToBrowserWorker;
  readonly onMessage: (message: FromBrowserWorker) => void;
  /** The worker is gone; the task has to answer without it. */
  readonly onGone: () => void;
}

/** A worker that is asked one thing at a time and can be replaced at any moment. */
class Line {
  #worker: Worker | undefined;
  #current: Task | undefined;
  readonly #waiting: Task[] = [];

  ask(task: Task): void {
    this.#waiting.push(task);
    this.#advance();
  }

  /** The current task has its answer. */
  done(): void {
    this.#current = undefined;
    this.#advance();
  }

  /** Ends the worker, whatever it does. Another is started when there is something to do. */
  replace(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.done();
  }

  close(): void {
    const tasks = [this.#current, ...this.#waiting.splice(0)];
    this.replace();
    for (const task of tasks) task?.onGone();
  }

  #advance(): void {
    if (this.#current) return;
    this.#current = this.#waiting.shift();
    if (!this.#current) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#current.message);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromBrowserWorker>) => {
      if (worker === this.#worker) this.#current?.onMessage(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      const lost = this.#current;
      this.replace();
      lost?.onGone();
    });
    return worker;
  }
}

class WorkerSandbox implements BrowserSandbox {
  readonly #options: BrowserSandboxOptions;
  readonly #runs = new Line();
  /** Of its own, so that findings while typing never wait for a run. */
  readonly #scans = new Line();

  constructor(options: BrowserSandboxOptions) {
    this.#options = options;
  }

  run(job: RunJob): Promise<RunReport> {
    return new Promise((resolve, reject) => {
      const log = new RunLog(job);
      let watchdog: Watchdog | undefined;
      this.#runs.ask({
        message: { kind: 'run', job },
        onMessage: (message) => {
          this.#tell(message);
          if (message.kind === 'started') {
            watchdog = new Watchdog(job, (report) => {
              this.#runs.replace();
              resolve(report);
            });
          }
          if (message.kind === 'progress') watchdog?.note(message.progress);
          if (message.kind !== 'ran' && message.kind !== 'failed') return;
          watchdog?.stop();
          this.#runs.done();
          if (message.kind === 'ran') resolve(message.report);
          else reject(new Error(message.message));
        },
        onGone: () => resolve(watchdog?.died() ?? log.report('time', 'The run was stopped.')),
      });
    });
  }

  scan(job: ScanJob): Promise<ScanReport> {
    return new Promise((resolve, reject) => {
      const stopped = (): void => resolve({ findings: [], problems: ['The scan was stopped.'], isStopped: true });
      const timer = setTimeout(() => {
        this.#scans.replace();
        stopped();
      }, SCAN_MS_MAX);
      this.#scans.ask({
        message: { kind: 'scan', job },
        onMessage: (message) => {
          this.#tell(message);
          if (message.kind !== 'scanned' && message.kind !== 'failed') return;
          clearTimeout(timer);
          this.#scans.done();
          if (message.kind === 'scanned') resolve(message.report);
          else reject(new Error(message.message));
        },
        onGone: () => {
          clearTimeout(timer);
          stopped();
        },
      });
    });
  }

  warm(runtime: Runtime, withDatabase = false): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#runs.ask({
        message: { kind: 'warm', runtime, withDatabase },
        onMessage: (message) => {
          this.#tell(message);
          if (message.kind !== 'warmed' && message.kind !== 'failed') return;
          this.#runs.done();
          if (message.kind === 'warmed') resolve();
          else reject(new Error(message.message));
        },
        onGone: () => resolve(),
      });
    });
  }

  play(job: PlayJob): Promise<PlayReport | 'stopped'> {
    return new Promise((resolve, reject) => {
      // Grammars may come over a slow line: the narrow bound counts from when they are there.
      const stop = (): void => {
        this.#scans.replace();
        resolve('stopped');
      };
      let timer = setTimeout(stop, SCAN_MS_MAX);
      this.#scans.ask({
        message: { kind: 'play', job },
        onMessage: (message) => {
          if (message.kind === 'started') {
            clearTimeout(timer);
            timer = setTimeout(stop, PLAY_MS_MAX);
          }
          if (message.kind !== 'played' && message.kind !== 'failed') return;
          clearTimeout(timer);
          this.#scans.done();
          if (message.kind === 'played') resolve(message.report);
          else reject(new Error(message.message));
        },
        onGone: () => {
          clearTimeout(timer);
          resolve('stopped');
        },
      });
    });
  }

  async close(): Promise<void> {
    this.#runs.close();
    this.#scans.close();
  }

  #tell(message: FromBrowserWorker): void {
    if (message.kind === 'asset') this.#options.onProgress?.(message.progress);
  }
}

/**
 * The sandbox of a page. Rejects only where a part of it could not be loaded; a learner's code never makes it reject.
 */
export function createBrowserSandbox(options: BrowserSandboxOptions = {}): BrowserSandbox {
  return new WorkerSandbox(options);
}
