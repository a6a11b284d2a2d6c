import type { CheckResult } from '#core/grading/verdict.ts';
import type { Answer, AppResponse } from '../exchange.ts';
import { REQUESTS_MAX } from '../limits.ts';
import { type ExamProgress, resultsSoFar } from '../run-progress.ts';
import { shuffled } from '../shuffle.ts';
import { Transcript } from '../transcript.ts';
import { type DeclaredCheck, type Examiner, LabFault } from './examiner.ts';
import type { Task } from './task.ts';

/** The application does not load; `message` says where and why. */
export class BrokenApplication extends Error {}

/**
 * Takes an application through all checks, in an order drawn by the seed. It never waits: `next` gives out what has to
 * be done by others and takes the answer at the next call, so that an asynchronous driver (JavaScript) and a synchronous
 * one (inside a system call of Python's) can both run it.
 */
export class Exam {
  readonly #examiner: Examiner;
  readonly #onProgress: (progress: ExamProgress) => void;
  readonly #done = new Map<string, CheckResult>();
  readonly #steps: Generator<Task, void, Answer<unknown>>;
  #current: DeclaredCheck | undefined;
  #transcript = new Transcript();
  #requests = 0;

  constructor(examiner: Examiner, seed: number, onProgress: (progress: ExamProgress) => void = () => {}) {
    this.#examiner = examiner;
    this.#onProgress = onProgress;
    examiner.onLeak = (text) => this.#transcript.leak(text);
    examiner.onNote = (text) => this.#transcript.add('note', text);
    onProgress({ kind: 'declared', checks: examiner.checks });
    this.#steps = this.#run(seed);
  }

  /** The next task, or `undefined` when all checks have been run. */
  next(answer?: Answer<unknown>): Task | undefined {
    const step = this.#steps.next(answer as Answer<unknown>);
    return step.done ? undefined : step.value;
  }

  /** Called for each statement that the application sends to the database. */
  recordSql(text: string): void {
    this.#transcript.add('sql', text);
  }

  recordScript(text: string): void {
    this.#transcript.add('script', text);
  }

  /** All results; a check that was stopped says `stopped`. */
  results(stopped = ''): CheckResult[] {
    const running = this.#current && this.#result(this.#current, 'error', stopped);
    return resultsSoFar(this.#examiner.checks, this.#done, running);
  }

  *#run(seed: number): Generator<Task, void, Answer<unknown>> {
    const { checks } = this.#examiner;
    for (const index of shuffled(checks.length, seed)) {
      const check = checks[index] as DeclaredCheck;
      this.#transcript = new Transcript();
      this.#current = check;
      this.#onProgress({ kind: 'begun', id: check.id });
      const fresh = yield { kind: 'fresh' };
      if (!fresh.ok) throw new BrokenApplication(fresh.message);
      this.#examiner.begin(index, `${seed}:${check.id}`);
      yield* this.#serve();
      const { status, message } = this.#examiner.outcome;
      const result = this.#result(check, status, message);
      this.#current = undefined;
      this.#done.set(check.id, result);
      this.#onProgress({ kind: 'checked', result });
    }
  }

  *#serve(): Generator<Task, void, Answer<unknown>> {
    for (;;) {
      const asked = this.#examiner.next();
      if (!asked) return;
      if (++this.#requests > REQUESTS_MAX)
        throw new LabFault(`The checks of this lab ask more than ${REQUESTS_MAX} times.`);
      const { id, task } = asked;
      if (task.kind === 'request') this.#transcript.request(task.request);
      if (task.kind === 'open') this.#transcript.page(task.html);
      const answer = yield task;
      if (!answer.ok) this.#transcript.add('note', answer.message);
      else if (task.kind === 'request') this.#transcript.response(answer.value as AppResponse);
      this.#examiner.answer(id, answer);
    }
  }

  #result(check: DeclaredCheck, status: CheckResult['status'], message: string): CheckResult {
    return { ...check, status, message, evidence: this.#transcript.evidence() };
  }
}
