import { randomInt, randomUUID } from 'node:crypto';
import type { Verdict } from '#core/grading/verdict.ts';
import type { Database } from '#db/client.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { GraderRefusal } from '#sandbox/server/pool.ts';
import { gradeAttempt } from './grade-attempt.ts';
import type { Lab } from './lab.ts';
import { finishAttempt, LEASE_MS, leaseAttempts, releaseLease, renewLeases } from './lease-attempts.ts';
import type { AttemptRow } from './queries.ts';

/** What a learner waits at most before an idle instance sees their attempt. An empty look costs a tenth of a millisecond. */
const LOOK_MS = 80;
/** After a fault of the database or the grader: not a tight loop, not a long wait. */
const FAULT_PAUSE_MS = 1000;
/** Code that takes its grader down three times is answered, not tried for ever. */
export const TRIES_MAX = 3;
/** Where the number of workers is not known. */
const WORKERS_DEFAULT = 2;
const SEED_MAX = 2 ** 31 - 1;

/** The edge's `App` fits. */
export interface GradeQueueOptions {
  readonly db: Database;
  readonly grader: Sandbox;
  readonly labs: ReadonlyMap<string, Lab>;
  readonly log: QueueLog;
  now(): Date;
  readonly config?: { readonly graderWorkers: number };
  /** Unique among all running instances, and among all starts of one. */
  readonly instanceId?: string;
}

interface QueueLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface GradeQueue {
  start(): void;
  /** Leases what there is room for and waits until it is graded. Answers how many; tests call it instead of `start`. */
  work(): Promise<number>;
  /** Leases nothing more; what is under way may take `graceMs`, the rest goes back into the queue. */
  stop(options: { readonly graceMs: number }): Promise<void>;
}

/** Grades attempts of the table in this instance. Any number of instances may do so: each row is leased to one. */
export function createGradeQueue(options: GradeQueueOptions): GradeQueue {
  const { db, labs, log } = options;
  const now = (): Date => options.now();
  const instance = options.instanceId ?? randomUUID();
  // One more than there are workers: while one verdict is written, the next is already graded.
  const room = (options.config?.graderWorkers ?? WORKERS_DEFAULT) + 1;
  const underWay = new Map<number, { readonly attempt: AttemptRow; readonly work: Promise<void> }>();
  let isStopping = false;
  let restUntil = 0;
  let loop: Promise<void> = Promise.resolve();
  let wakeUp: () => void = () => undefined;

  async function grade(attempt: AttemptRow): Promise<void> {
    const startedAt = performance.now();
    try {
      const verdict = await verdictFor(attempt);
      const isOurs = await finishAttempt(db, instance, attempt, verdict, now());
      const ms = Math.round(performance.now() - startedAt);
      log.info({ attempt: attempt.id, lab: attempt.lab, status: verdict.status, ms, isOurs }, 'graded');
    } catch (error) {
      const isRefusal = error instanceof GraderRefusal;
      if (!isStopping) log.error({ attempt: attempt.id, lab: attempt.lab, err: error }, 'grading failed');
      restUntil = performance.now() + FAULT_PAUSE_MS;
      // A grader that is full or closing says nothing about the code.
      await releaseLease(db, instance, attempt, !isRefusal && !isStopping);
    }
  }

  async function verdictFor(attempt: AttemptRow): Promise<Verdict> {
    const lab = labs.get(attempt.lab);
    if (!lab) return refusedVerdict('This lab is no longer part of the site, so nothing could be graded.');
    if (attempt.tries > TRIES_MAX) {
      return refusedVerdict(
        'The grader broke off several times on this code. Look at what your last change does over and over, or makes very large.',
      );
    }
    return gradeAttempt({ lab, files: attempt.files, sandbox: options.grader, seed: randomInt(SEED_MAX) });
  }

  /** Fills the free places; answers what was started. */
  async function fill(): Promise<Promise<void>[]> {
    const free = room - underWay.size;
    if (free <= 0) return [];
    const rows = await leaseAttempts(db, instance, free, now());
    return rows.map((attempt) => {
      const work = grade(attempt).finally(() => {
        underWay.delete(attempt.id);
        wakeUp();
      });
      // A fault while releasing is logged by the loop's own faults; the lease then simply runs out.
      work.catch(() => undefined);
      underWay.set(attempt.id, { attempt, work });
      return work;
    });
  }

  /** Ends early when a place gets free. */
  const pause = (ms: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, ms);
      wakeUp = () => {
        clearTimeout(timer);
        done();
      };
    });

  async function run(): Promise<void> {
    let renewedAt = performance.now();
    while (!isStopping) {
      try {
        if (performance.now() >= restUntil) await fill();
        if (performance.now() - renewedAt > LEASE_MS / 3) {
          renewedAt = performance.now();
          await renewLeases(db, instance, [...underWay.keys()], now());
        }
        await pause(LOOK_MS);
      } catch (error) {
        log.error({ err: error }, 'the grading queue could not be read');
        await pause(FAULT_PAUSE_MS);
      }
    }
  }

  return {
    start() {
      loop = run();
    },
    async work() {
      const started = await fill();
      await Promise.all(started);
      return started.length;
    },
    async stop({ graceMs }) {
      isStopping = true;
      wakeUp();
      await loop;
      const all = Promise.allSettled([...underWay.values()].map(({ work }) => work));
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([all, new Promise((done) => (timer = setTimeout(done, graceMs)))]);
      clearTimeout(timer);
      for (const { attempt } of underWay.values()) await releaseLease(db, instance, attempt, false);
    },
  };
}

const refusedVerdict = (message: string): Verdict => ({
  status: 'error',
  message,
  checks: [],
  findings: [],
  feedback: [],
  score: 0,
  output: '',
  grader: '',
});
