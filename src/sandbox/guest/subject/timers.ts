// Timers on a clock that jumps: when nothing else is left to do, time moves on to the next timer at once.
import { host } from './host.ts';

interface Timer {
  readonly callback: (...args: unknown[]) => void;
  readonly args: unknown[];
  readonly interval: number | undefined;
  due: number;
  order: number;
}

/** Node treats anything else as 1 ms (timers documentation). */
const DELAY_MS_MAX = 2 ** 31 - 1;

const pending = new Set<Timer>();
let now = 0;
let order = 0;

class Timeout {
  timer: Timer;
  constructor(timer: Timer) {
    this.timer = timer;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  refresh(): this {
    pending.add(this.timer);
    return this;
  }
}

function start(callback: unknown, delay: unknown, args: unknown[], repeats: boolean): Timeout {
  if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function.');
  const wanted = Number(delay);
  const milliseconds = wanted >= 1 && wanted <= DELAY_MS_MAX ? Math.trunc(wanted) : 1;
  const interval = repeats ? milliseconds : undefined;
  const timer = { callback: callback as Timer['callback'], args, interval, due: now + milliseconds, order: order++ };
  pending.add(timer);
  return new Timeout(timer);
}

function clear(timeout: unknown): void {
  if (timeout instanceof Timeout) pending.delete(timeout.timer);
}

function earliest(): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of pending) {
    if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer;
  }
  return first;
}

/** Runs the next timer; false when there is none. */
export function runNextTimer(onError: (error: unknown) => void): boolean {
  const timer = earliest();
  if (!timer) return false;
  if (timer.due > now) {
    host.skip(String(timer.due - now));
    now = timer.due;
  }
  if (timer.interval === undefined) pending.delete(timer);
  else timer.due = now + timer.interval;
  try {
    timer.callback(...timer.args);
  } catch (error) {
    onError(error);
  }
  return true;
}

export const timers = {
  setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]): Timeout => start(callback, delay, args, false),
  setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]): Timeout => start(callback, delay, args, true),
  setImmediate: (callback: unknown, ...args: unknown[]): Timeout => {
    const timeout = start(callback, 1, args, false);
    timeout.timer.due = now;
    return timeout;
  },
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
};
