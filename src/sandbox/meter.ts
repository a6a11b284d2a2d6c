import { clampLimits } from './limits.ts';
import type { LimitName, Limits } from '#core/grading/jobs.ts';

/** Thrown on the host's side to leave a run that met a bound; never seen by a guest. */
export class LimitExceeded extends Error {
  readonly limit: LimitName;

  constructor(limit: LimitName) {
    super(`limit: ${limit}`);
    this.limit = limit;
  }
}

export interface MeterListener {
  /** The learner's time was started (`true`) or stopped: what is spent so far, and what the clock shows. */
  onTurn?(running: boolean, spentMs: number, clockMs: number): void;
  onPrint?(text: string): void;
}

/** Milliseconds from any beginning. Where the host can tell, of processor time: a busy machine then judges no differently. */
export type Clock = () => number;

export const wallClock: Clock = () => performance.now();

/**
 * What the learner's code has used of its limits. The clock runs only while that code runs, so that a slow examiner or
 * a fresh instance does not count against it.
 */
export class Meter {
  readonly limits: Limits;
  exceeded: LimitName | undefined;
  readonly #now: Clock;
  readonly #listener: MeterListener;
  #spentMs = 0;
  #startedAt: number | undefined;
  #output = '';

  constructor(limits: Limits, listener: MeterListener = {}, now: Clock = wallClock) {
    this.limits = clampLimits(limits);
    this.#now = now;
    this.#listener = listener;
  }

  /** The first bound that was met is the one to tell. */
  exceed(limit: LimitName): void {
    this.exceeded ??= limit;
  }

  get output(): string {
    return this.#output;
  }

  get spentMs(): number {
    return this.#spentMs + (this.#startedAt === undefined ? 0 : this.#now() - this.#startedAt);
  }

  /** Asked by the engine many times a second: true stops the guest, and stays true. */
  shouldStop(): boolean {
    if (this.exceeded === undefined && this.spentMs > this.limits.timeMs) this.exceed('time');
    return this.exceeded !== undefined;
  }

  /** Counts the time of `work` as the learner's. Work inside of work counts once. */
  measure<T>(work: () => T): T {
    if (this.#startedAt !== undefined) return work();
    this.resume();
    try {
      return work();
    } finally {
      this.pause();
    }
  }

  resume(): void {
    if (this.#startedAt !== undefined) return;
    const clockMs = this.#now();
    this.#listener.onTurn?.(true, this.#spentMs, clockMs);
    this.#startedAt = clockMs;
  }

  pause(): void {
    if (this.#startedAt === undefined) return;
    this.#spentMs = this.spentMs;
    this.#startedAt = undefined;
    this.#listener.onTurn?.(false, this.#spentMs, this.#now());
  }

  print(text: string): void {
    const room = Math.max(this.limits.outputBytes - this.#output.length, 0);
    const kept = text.slice(0, room);
    this.#output += kept;
    if (kept !== '') this.#listener.onPrint?.(kept);
    if (text.length > room) this.exceed('output');
  }

  assertWithin(): void {
    if (this.shouldStop()) throw new LimitExceeded(this.exceeded as LimitName);
  }
}
