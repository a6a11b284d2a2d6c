import { clampLimits, EXAMINER_TIME_MS_MAX, SCAN_MS_MAX } from '../limits.ts';
import type { RunJob, RunReport, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import type { Sandbox } from '../protocol.ts';
import { RunLog } from '../run-progress.ts';
import { WALL_FACTOR } from '../watchdog.ts';
import { GraderProcess } from './grader-process.ts';
import type { Done, FromGrader, Work } from './messages.ts';

/** A burst of a whole workshop fits; more would wait longer than anybody does. */
export const QUEUE_JOBS_MAX = 400;
/** The grader's own watchdog stops a job long before this; where it does not, the process is stuck. */
const STUCK_MS_MAX = 30_000;
/** A job that was in a process that died is tried once more: it may have been another's doing. */
const ATTEMPTS_MAX = 2;
/** A grader that cannot even start is not started again and again at full speed. */
const RESTART_DELAY_MS = 500;
const CLOSE_GRACE_MS_DEFAULT = 5_000;

export type RefusalReason =
  /** Too many jobs are waiting: try again later. */
  | 'queue-full'
  /** The pool is closing and has not finished this job: it belongs to the caller again. */
  | 'handed-back'
  /** The pool was closed before. */
  | 'closed'
  /** The grader process cannot be kept running. */
  | 'grader-unavailable';

/** The one way in which a job is rejected; never because of what a learner wrote. */
export class GraderRefusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(`The grader refused a job: ${reason}`);
    this.reason = reason;
  }
}

export interface GraderStats {
  readonly workers: number;
  readonly waiting: number;
  readonly running: number;
  readonly finished: number;
  readonly refused: number;
  /** Processes that died or had to be killed. */
  readonly restarts: number;
}

export interface GraderPool extends Sandbox {
  /** Starts the grader process before there is a job, so that the first one does not wait for it. */
  start(): void;
  stats(): GraderStats;
  /** Finishes what runs, for so long; hands everything else back (`GraderRefusal`, reason `handed-back`). */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}

export interface GraderPoolOptions {
  readonly workers: number;
  readonly log?: (text: string) => void;
}

interface Ticket {
  readonly work: Work;
  readonly resolve: (report: RunReport | ScanReport) => void;
  readonly reject: (refusal: GraderRefusal) => void;
  attempts: number;
  timer?: ReturnType<typeof setTimeout>;
}

function wallTimeMs(work: Work): number {
  return work.kind === 'scan'
    ? SCAN_MS_MAX + STUCK_MS_MAX
    : (clampLimits(work.job.limits).timeMs + EXAMINER_TIME_MS_MAX) * WALL_FACTOR + STUCK_MS_MAX;
}

/** A job that its grader did not survive. */
function lostReport(work: Work): RunReport | ScanReport {
  if (work.kind === 'run')
    return new RunLog(work.job).report('memory', 'The grader process ended while it ran this code.');
  const problem = 'The scan was stopped: it took too long or too much memory.';
  return { findings: [], problems: [problem], isStopped: true };
}

class Pool implements GraderPool {
  readonly #workers: number;
  readonly #log: (text: string) => void;
  readonly #waiting: Ticket[] = [];
  readonly #running = new Map<number, Ticket>();
  #grader: GraderProcess | undefined;
  #isReady = false;
  #closing = false;
  #failedStarts = 0;
  #nextId = 1;
  #counts = { finished: 0, refused: 0, restarts: 0 };
  #onIdle: (() => void) | undefined;

  constructor({ workers, log = () => {} }: GraderPoolOptions) {
    this.#workers = workers;
    this.#log = log;
  }

  run(job: RunJob): Promise<RunReport> {
    return this.#submit((id) => ({ kind: 'run', id, job })) as Promise<RunReport>;
  }

  scan(job: ScanJob): Promise<ScanReport> {
    return this.#submit((id) => ({ kind: 'scan', id, job })) as Promise<ScanReport>;
  }

  start(): void {
    if (!this.#closing) this.#grader ??= this.#start();
  }

  stats(): GraderStats {
    return { workers: this.#workers, waiting: this.#waiting.length, running: this.#running.size, ...this.#counts };
  }

  async close({ graceMs = CLOSE_GRACE_MS_DEFAULT } = {}): Promise<void> {
    this.#closing = true;
    for (const ticket of this.#waiting.splice(0)) ticket.reject(new GraderRefusal('handed-back'));
    if (this.#running.size > 0) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([grace, new Promise<void>((resolve) => (this.#onIdle = resolve))]);
      clearTimeout(timer);
    }
    for (const ticket of this.#takeRunning()) ticket.reject(new GraderRefusal('handed-back'));
    this.#grader?.kill();
    this.#grader = undefined;
  }

  #submit(make: (id: number) => Work): Promise<RunReport | ScanReport> {
    const refusal = this.#closing ? 'closed' : this.#waiting.length >= QUEUE_JOBS_MAX ? 'queue-full' : undefined;
    if (refusal) {
      this.#counts.refused += 1;
      return Promise.reject(new GraderRefusal(refusal));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work: make(this.#nextId++), resolve, reject, attempts: 0 });
      this.#advance();
    });
  }

  /** Starts the grader where there is none, and gives it work while it has room. */
  #advance(): void {
    if (this.#waiting.length === 0 && this.#running.size === 0) return this.#onIdle?.();
    this.#grader ??= this.#start();
    while (this.#isReady && this.#running.size < this.#workers) {
      const ticket = this.#waiting.shift();
      if (!ticket) return;
      const { work } = ticket;
      ticket.attempts += 1;
      ticket.timer = setTimeout(() => this.#stuck(ticket), wallTimeMs(work));
      this.#running.set(work.id, ticket);
      this.#grader.send(work);
    }
  }

  #start(): GraderProcess {
    this.#isReady = false;
    return new GraderProcess(this.#workers, {
      onMessage: (message) => this.#hear(message),
      onExit: (reason) => this.#lose(reason),
      onLog: (text) => this.#log(text),
    });
  }

  #hear(message: FromGrader): void {
    if (message.kind === 'log') return this.#log(message.text);
    if (message.kind === 'ready') {
      this.#isReady = true;
      this.#failedStarts = 0;
    } else this.#finish(message);
    this.#advance();
  }

  #finish({ id, report }: Done): void {
    const ticket = this.#running.get(id);
    if (!ticket) return;
    clearTimeout(ticket.timer);
    this.#running.delete(id);
    this.#counts.finished += 1;
    ticket.resolve(report);
  }

  #takeRunning(): Ticket[] {
    const tickets = [...this.#running.values()];
    for (const ticket of tickets) clearTimeout(ticket.timer);
    this.#running.clear();
    return tickets;
  }

  /** The outer watchdog: not even the grader's main thread gets on. */
  #stuck(ticket: Ticket): void {
    ticket.attempts = ATTEMPTS_MAX;
    this.#grader?.kill();
    this.#lose(`stuck in job ${ticket.work.id}`);
  }

  #lose(reason: string): void {
    this.#log(`The grader process ended: ${reason}`);
    this.#grader = undefined;
    this.#counts.restarts += 1;
    if (!this.#isReady) this.#failedStarts += 1;
    this.#isReady = false;
    for (const ticket of this.#takeRunning().reverse()) {
      if (ticket.attempts < ATTEMPTS_MAX) this.#waiting.unshift(ticket);
      else ticket.resolve(lostReport(ticket.work));
    }
    if (this.#closing) return this.#onIdle?.();
    if (this.#failedStarts >= ATTEMPTS_MAX) {
      this.#failedStarts = 0;
      for (const ticket of this.#waiting.splice(0)) ticket.reject(new GraderRefusal('grader-unavailable'));
      return;
    }
    setTimeout(() => this.#advance(), RESTART_DELAY_MS);
  }
}

/** A pool that starts its grader process with the first job, if nobody did before, and again after it died. */
export function createGraderPool(options: GraderPoolOptions): GraderPool {
  return new Pool(options);
}
