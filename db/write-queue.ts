import { AsyncLocalStorage } from 'node:async_hooks';

/** Waiting writes beyond this mean that the disk has stopped: refuse at once instead of filling the memory. */
export const WAITING_WRITES_MAX = 5000;

/** One write that never settles would stop every other one for good; the longest real one takes well under a second. */
const WRITE_TIME_MS_MAX = 15_000;

/** Too many writes wait, or one took too long. Nothing of the refused write is stored. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
}

export interface WriteQueueOptions {
  readonly timeMsMax?: number | undefined;
  /** Called when a write is given up, to undo what it has begun. */
  readonly onLate?: () => void;
}

export interface WriteQueue {
  /** Runs `work` after every write that was added before. Once `signal` is aborted it was refused and must store nothing. */
  add<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Resolves when all writes so far have settled; later ones are refused. */
  close(): Promise<void>;
}

/**
 * One write at a time: SQLite has one writer, and the driver answers a second one with SQLITE_BUSY or, with a busy
 * timeout, freezes the event loop until the first is done.
 */
export function createWriteQueue({
  timeMsMax = WRITE_TIME_MS_MAX,
  onLate = () => {},
}: WriteQueueOptions = {}): WriteQueue {
  const inside = new AsyncLocalStorage<true>();
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  function add<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    // It would wait for the write that waits for it.
    if (inside.getStore()) throw new Error('A write inside a write never ends: pass the transaction on instead.');
    if (closed) return Promise.reject(new WriteRefused('The database is closed.'));
    if (waiting >= WAITING_WRITES_MAX) return Promise.reject(new WriteRefused('Too many writes are waiting.'));
    waiting += 1;
    const result = tail.then(() => inside.run(true, () => withinTime(work, timeMsMax, onLate)));
    tail = result.then(settle, settle);
    return result;
  }

  function settle(): void {
    waiting -= 1;
  }

  async function close(): Promise<void> {
    closed = true;
    await tail;
  }

  return { add, close };
}

async function withinTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeMsMax: number,
  onLate: () => void,
): Promise<T> {
  const refusal = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const reason = new WriteRefused(`A write took longer than ${timeMsMax} ms.`);
      refusal.abort(reason);
      onLate();
      reject(reason);
    }, timeMsMax);
  });
  try {
    return await Promise.race([work(refusal.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
