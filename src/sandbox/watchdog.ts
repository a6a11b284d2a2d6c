import { clampLimits } from './limits.ts';
import type { RunJob, RunReport } from './protocol.ts';
import { RunLog, type RunProgress } from './run-progress.ts';

/** After the engine's own deadline: what polls it stops by itself and knows more to tell. */
const TURN_SLACK_MS = 300;
/** Between two turns of the learner's the host and the examiner work; long only where assets are loaded. */
const HOST_TURN_MS_MAX = 20_000;

/**
 * Watches a run from outside its thread. Python cannot be interrupted, and some of JavaScript's built-in functions never
 * look up (`join` on a length of 2^32): they end when the whole worker is ended, and this says when.
 */
export class Watchdog {
  readonly #job: RunJob;
  readonly #log: RunLog;
  readonly #onOverdue: (report: RunReport) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(job: RunJob, onOverdue: (report: RunReport) => void) {
    this.#job = job;
    this.#log = new RunLog(job);
    this.#onOverdue = onOverdue;
    this.#waitForHost();
  }

  note(progress: RunProgress): void {
    this.#log.note(progress);
    if (progress.kind !== 'turn') return;
    const { running, spentMs } = progress;
    const { timeMs } = clampLimits(this.#job.limits);
    if (running) this.#set(timeMs - spentMs + TURN_SLACK_MS, () => this.#log.report('time'));
    else this.#waitForHost();
  }

  /** The worker died: `memory` where the host says so. */
  died(limit: 'memory' | 'stack' = 'memory'): RunReport {
    this.stop();
    return this.#log.report(limit);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #waitForHost(): void {
    const message = 'The grader did not get on with this job and was stopped.';
    this.#set(HOST_TURN_MS_MAX, () => this.#log.report('time', message));
  }

  #set(milliseconds: number, report: () => RunReport): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onOverdue(report()), milliseconds);
  }
}
