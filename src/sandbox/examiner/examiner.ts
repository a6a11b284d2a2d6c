import type { CheckStatus, Proof } from '#core/grading/verdict.ts';
import { type GuestVm, type HostFunctions, textFunctions } from '../guest-vm.ts';
import {
  CHECKS_MAX,
  EXAMINER_MEMORY_BYTES_MAX,
  EXAMINER_TIME_MS_MAX,
  MESSAGE_CHARACTERS_MAX,
  OUTPUT_BYTES_DEFAULT,
} from '../limits.ts';
import { Meter } from '../meter.ts';
import type { Workbench } from '../workbench.ts';
import { readTask, type Task } from './task.ts';

export interface DeclaredCheck {
  readonly id: string;
  readonly proof: Proof;
  readonly title: string;
}

export interface CheckOutcome {
  readonly status: CheckStatus;
  readonly message: string;
}

export interface Asked {
  readonly id: string;
  readonly task: Task;
}

/** The lab's own checks are wrong: nothing that the learner could change. */
export class LabFault extends Error {}

/** Runs a lab's checks in an instance of its own, one at a time, and stops whenever it needs somebody else. */
export class Examiner {
  readonly checks: DeclaredCheck[] = [];
  onLeak: (text: string) => void = () => {};
  onNote: (text: string) => void = () => {};
  readonly #workbench: Workbench;
  readonly #meter: Meter;
  #vm: GuestVm | undefined;
  #asked: { id: string; json: string }[] = [];
  #outcome: CheckOutcome | undefined;

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
    const limits = { timeMs: EXAMINER_TIME_MS_MAX, memoryBytes: 0, outputBytes: OUTPUT_BYTES_DEFAULT };
    this.#meter = new Meter(limits, {}, workbench.clock);
  }

  /** Reads both check files. Throws `LabFault` where the author made a mistake. */
  static async start(workbench: Workbench, files: Readonly<Record<'works' | 'safe', string>>): Promise<Examiner> {
    const examiner = new Examiner(workbench);
    const meter = examiner.#meter;
    const vm = await workbench.takeGuest('examiner', {
      memoryBytes: EXAMINER_MEMORY_BYTES_MAX,
      shouldStop: () => meter.shouldStop(),
      now: Date.now,
      host: examiner.#host(),
    });
    examiner.#vm = vm;
    for (const proof of ['works', 'safe'] as const) {
      examiner.#within(`checks/${proof}.js`, () => {
        vm.call('beginProof', proof);
        // A function of its own for each file, so that both may name things alike; line numbers stay.
        vm.evaluate(`(function () { 'use strict'; ${files[proof]}\n})()`, `checks/${proof}.js`);
      });
    }
    if (examiner.checks.length > CHECKS_MAX) throw new LabFault(`A lab has at most ${CHECKS_MAX} checks.`);
    return examiner;
  }

  begin(index: number, seed: string): void {
    this.#asked = [];
    this.#outcome = undefined;
    this.#within('the check', () => this.#guest.call('runCheck', String(index), seed));
  }

  /** Runs on until the check needs somebody else, or has ended (`undefined`; see `outcome`). */
  next(): Asked | undefined {
    this.#within('the check', () =>
      this.#guest.runJobs(
        () => this.#meter.shouldStop(),
        () => {},
      ),
    );
    const first = this.#outcome === undefined ? this.#asked.shift() : undefined;
    if (!first) return undefined;
    const task = readTask(first.json);
    if (!task) throw new LabFault('A check asked for something that does not exist.');
    return { id: first.id, task };
  }

  answer(id: string, value: object): void {
    this.#within('the check', () => this.#guest.call('answer', id, JSON.stringify(value)));
  }

  get outcome(): CheckOutcome {
    return (
      this.#outcome ?? { status: 'error', message: 'The check never ended: it waits for something that cannot come.' }
    );
  }

  stop(): void {
    if (this.#vm) this.#workbench.giveBack('examiner', this.#vm);
    this.#vm = undefined;
  }

  get #guest(): GuestVm {
    if (!this.#vm) throw new Error('The examiner has not been started.');
    return this.#vm;
  }

  #host(): HostFunctions {
    return textFunctions({
      declare: (json = '') => {
        const check = JSON.parse(json) as DeclaredCheck;
        if (this.checks.some(({ id }) => id === check.id)) throw new LabFault(`Two checks have the id "${check.id}".`);
        this.checks.push(check);
        return undefined;
      },
      ask: (id = '', json = '') => {
        this.#asked.push({ id, json });
        return undefined;
      },
      settle: (json = '') => {
        const { status, message } = JSON.parse(json) as CheckOutcome;
        this.#outcome ??= { status, message: message.slice(0, MESSAGE_CHARACTERS_MAX).toWellFormed() };
        return undefined;
      },
      leak: (text = '') => void this.onLeak(text),
      note: (text = '') => void this.onNote(text),
    });
  }

  #within<T>(what: string, run: () => T): T {
    try {
      return this.#meter.measure(run);
    } catch (error) {
      if (error instanceof LabFault) throw error;
      if (this.#meter.exceeded) throw new LabFault(`${what} of this lab ran too long without asking the application.`);
      const { message, stack } = error as Error;
      const place = /:(\d+)(?::\d+)?\)?\s*$/m.exec(String(stack ?? ''));
      throw new LabFault(`${what}${place ? `:${place[1]}` : ''} of this lab does not run: ${message}`);
    }
  }
}
