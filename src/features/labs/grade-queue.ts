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
  /** Labs that are still being proved: an attempt that waited since before a restart is not answered as one without a lab. */
  readonly added?: { whenKnown(id: string): Promise<Lab | undefined> };
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
  return new Queue(options);
}

class Queue implements GradeQueue {
  readonly #options: GradeQueueOptions;
  readonly #instance: string;
  /** One more than there are workers: while one verdict is written, the next is already graded. */
  readonly #room: number;
  readonly #underWay = new Map<number, { readonly attempt: AttemptRow; readonly work: Promise<void> }>();
  #isStopping = false;
  #restUntil = 0;
  #renewedAt = 0;
  #loop: Promise<void> = Promise.resolve();
  #wakeUp: () => void = () => undefined;

  constructor(options: GradeQueueOptions) {
    this.#options = options;
    this.#instance = options.instanceId ?? randomUUID();
    this.#room = (options.config?.graderWorkers ?? WORKERS_DEFAULT) + 1;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async work(): Promise<number> {
    const { started, all } = await this.#fill();
    await all;
    return started;
  }

  async stop({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#isStopping = true;
    this.#wakeUp();
    await this.#loop;
    const all = Promise.allSettled([...this.#underWay.values()].map(({ work }) => work));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([all, new Promise((done) => (timer = setTimeout(done, graceMs)))]);
    clearTimeout(timer);
    for (const { attempt } of this.#underWay.values()) {
      await releaseLease(this.#options.db, this.#instance, attempt, false);
    }
  }

  async #run(): Promise<void> {
    this.#renewedAt = performance.now();
    while (!this.#isStopping) {
      try {
        if (performance.now() >= this.#restUntil) await this.#fill();
        await this.#renew();
        await this.#pause(LOOK_MS);
      } catch (error) {
        this.#options.log.error({ err: error }, 'the grading queue could not be read');
        await this.#pause(FAULT_PAUSE_MS);
      }
    }
  }

  /** Fills the free places; answers what was started. */
  async #fill(): Promise<{ readonly started: number; readonly all: Promise<unknown> }> {
    const { db } = this.#options;
    const free = this.#room - this.#underWay.size;
    if (free <= 0) return { started: 0, all: Promise.resolve() };
    const rows = await leaseAttempts(db, this.#instance, free, this.#options.now());
    const works = rows.map((attempt) => {
      const work = this.#grade(attempt).finally(() => {
        this.#underWay.delete(attempt.id);
        this.#wakeUp();
      });
      // Where even giving it back failed, the lease runs out and another instance takes the attempt.
      work.catch((error: unknown) => this.#options.log.error({ err: error }, 'a lease could not be given back'));
      this.#underWay.set(attempt.id, { attempt, work });
      return work;
    });
    return { started: rows.length, all: Promise.allSettled(works) };
  }

  async #grade(attempt: AttemptRow): Promise<void> {
    const startedAt = performance.now();
    let verdict: Verdict;
    try {
      verdict = await this.#verdictFor(attempt);
    } catch (error) {
      // A grader that is full or closing says nothing about the code; what else breaks it off may be the code's doing.
      if (error instanceof GraderRefusal || this.#isStopping) return this.#putBack(attempt, error);
      this.#options.log.error({ attempt: attempt.id, lab: attempt.lab, err: error }, 'grading failed');
      return releaseLease(this.#options.db, this.#instance, attempt, true);
    }
    try {
      await this.#finish(attempt, verdict, startedAt);
    } catch (error) {
      await this.#putBack(attempt, error);
    }
  }

  async #finish(attempt: AttemptRow, verdict: Verdict, startedAt: number): Promise<void> {
    const { db, log, now } = this.#options;
    const isOurs = await finishAttempt(db, { instance: this.#instance, attempt, verdict, now: now() });
    const ms = Math.round(performance.now() - startedAt);
    log.info({ attempt: attempt.id, lab: attempt.lab, status: verdict.status, ms, isOurs }, 'graded');
  }

  /** Ours was the fault, not the code's: the try does not count, and nothing more is taken for a moment. */
  async #putBack(attempt: AttemptRow, error: unknown): Promise<void> {
    const { db, log } = this.#options;
    if (!this.#isStopping) log.error({ attempt: attempt.id, lab: attempt.lab, err: error }, 'grading was put off');
    this.#restUntil = performance.now() + FAULT_PAUSE_MS;
    await releaseLease(db, this.#instance, attempt, false);
  }

  async #verdictFor(attempt: AttemptRow): Promise<Verdict> {
    const { labs, added } = this.#options;
    const lab = labs.get(attempt.lab) ?? (await added?.whenKnown(attempt.lab));
    if (!lab) return refusedVerdict('This lab is no longer part of the site, so nothing could be graded.');
    if (attempt.tries > TRIES_MAX) return refusedVerdict(BROKE_OFF);
    return gradeAttempt({ lab, files: attempt.files, sandbox: this.#options.grader, seed: randomInt(SEED_MAX) });
  }

  async #renew(): Promise<void> {
    if (performance.now() - this.#renewedAt < LEASE_MS / 3) return;
    this.#renewedAt = performance.now();
    await renewLeases(this.#options.db, this.#instance, [...this.#underWay.keys()], this.#options.now());
  }

  /** Ends early when a place gets free. */
  #pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.#wakeUp = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}

const BROKE_OFF =
  'The grader broke off several times on this code. Look at what your last change does over and over, or makes very large.';

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
