import { clampLimits } from './limits.ts';
import { wallClock } from './meter.ts';
import type { RunJob, RunReport } from '#core/grading/jobs.ts';
import { RunLog, type RunProgress } from './run-progress.ts';

/** After the engine's own deadline: what polls it stops by itself and knows more to tell. */
const TURN_SLACK_MS = 300;
/** Between two turns of the learner's the host and the examiner work; long only where assets are loaded. */
const HOST_TURN_MS_MAX = 20_000;
/** A learner's second of processor time may take so many by the clock on a busy machine; then it is stopped anyway. */
export const WALL_FACTOR = 5;
/** Asking a thread for its processor time is answered at once, or it is beyond asking. */
const CLOCK_ANSWER_MS_MAX = 500;

type Turn = RunProgress & { readonly kind: 'turn' };

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Watches a run from outside its thread. Python cannot be interrupted, and some of JavaScript's built-in functions never
 * look up (`join` on a length of 2^32): they end when the whole worker is ended, and this says when.
 */
export class Watchdog {
  readonly #job: RunJob;
  readonly #log: RunLog;
  readonly #onOverdue: (report: RunReport) => void;
  readonly #readClock: () => Promise<number>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Turn | undefined;

  /** `readClock` shows the clock of the run itself: processor time of its thread, where the host can tell. */
  constructor(
    job: RunJob,
    onOverdue: (report: RunReport) => void,
    readClock: () => Promise<number> = async () => Number.POSITIVE_INFINITY,
  ) {
    this.#job = job;
    this.#log = new RunLog(job);
    this.#onOverdue = onOverdue;
    this.#readClock = readClock;
    this.#waitForHost();
  }

  note(progress: RunProgress): void {
    this.#log.note(progress);
    if (progress.kind !== 'turn') return;
    this.#turn = progress.running ? progress : undefined;
    if (!progress.running) return this.#waitForHost();
    const { timeMs } = clampLimits(this.#job.limits);
    const leftMs = timeMs - progress.spentMs + TURN_SLACK_MS;
    this.#watchTurn(progress, leftMs, wallClock() + leftMs * WALL_FACTOR);
  }

  /** The worker died: `memory` where the host says so. */
  died(limit: 'memory' | 'stack' = 'memory'): RunReport {
    this.stop();
    return this.#log.report(limit);
  }

  stop(): void {
    this.#turn = undefined;
    clearTimeout(this.#timer);
  }

  /** Looks again when the time could be used up, and ends the run when it is. */
  #watchTurn(turn: Turn, leftMs: number, wallEnd: number): void {
    const wait = Math.min(leftMs, wallEnd - wallClock());
    this.#set(wait, async () => {
      const clockMs = (await Promise.race([this.#readClock(), after(CLOCK_ANSWER_MS_MAX)])) ?? Number.POSITIVE_INFINITY;
      if (this.#turn !== turn) return;
      const stillLeftMs = leftMs - (clockMs - turn.clockMs);
      if (stillLeftMs <= 0 || wallClock() >= wallEnd) this.#end(this.#log.report('time'));
      else {
        this.#turn = { ...turn, clockMs };
        this.#watchTurn(this.#turn, stillLeftMs, wallEnd);
      }
    });
  }

  #waitForHost(): void {
    const message = 'The grader did not get on with this job and was stopped.';
    this.#set(HOST_TURN_MS_MAX, async () => this.#end(this.#log.report('time', message)));
  }

  #end(report: RunReport): void {
    this.stop();
    this.#onOverdue(report);
  }

  #set(milliseconds: number, look: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A thread that ended while it was asked has been told already.
      look().catch(() => {});
    }, milliseconds);
  }
}
