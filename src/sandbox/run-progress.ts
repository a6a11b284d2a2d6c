import type { CheckResult } from '#core/grading/verdict.ts';
import type { DeclaredCheck } from './examiner/examiner.ts';
import { limitMessage } from './limits.ts';
import type { MeterListener } from './meter.ts';
import type { LimitName, RunJob, RunReport } from '#core/grading/jobs.ts';

/** What happens in an exam, told while it goes on: a run that has to be killed cannot be asked any more. */
export type ExamProgress =
  | { readonly kind: 'declared'; readonly checks: readonly DeclaredCheck[] }
  | { readonly kind: 'begun'; readonly id: string }
  | { readonly kind: 'checked'; readonly result: CheckResult };

export type RunProgress =
  | ExamProgress
  /** Learner code begins to run, or has stopped: its time so far, and what the run's clock shows. */
  | { readonly kind: 'turn'; readonly running: boolean; readonly spentMs: number; readonly clockMs: number }
  | { readonly kind: 'printed'; readonly text: string };

/** So many prints are told one by one; a program that prints more is told in larger parts. */
const PRINTS_TOLD_AT_ONCE = 100;
const PRINT_PART_CHARACTERS = 4_096;

/** Tells what the meter sees. */
export function relay(onProgress: (progress: RunProgress) => void): MeterListener {
  let prints = 0;
  let held = '';
  return {
    onTurn: (running, spentMs, clockMs) => onProgress({ kind: 'turn', running, spentMs, clockMs }),
    onPrint(text) {
      held += text;
      if (++prints > PRINTS_TOLD_AT_ONCE && held.length < PRINT_PART_CHARACTERS) return;
      onProgress({ kind: 'printed', text: held });
      held = '';
    },
  };
}

const NO_EVIDENCE = { transcript: [] } as const;

/** The results of a run that ended early: what was done, what was running, what never ran. */
export function resultsSoFar(
  checks: readonly DeclaredCheck[],
  done: ReadonlyMap<string, CheckResult>,
  running: CheckResult | undefined,
): CheckResult[] {
  return checks.map((check) => {
    const result = done.get(check.id) ?? (running?.id === check.id ? running : undefined);
    const message = 'Not run, because the job stopped before.';
    return result ?? { ...check, status: 'skipped', message, evidence: NO_EVIDENCE };
  });
}

/** Keeps what a run told, for the report of one that was killed. */
export class RunLog {
  readonly #job: RunJob;
  readonly #startedAt: number;
  readonly #now: () => number;
  readonly #done = new Map<string, CheckResult>();
  #checks: readonly DeclaredCheck[] = [];
  #running = '';
  #output = '';

  constructor(job: RunJob, now: () => number = () => performance.now()) {
    this.#job = job;
    this.#now = now;
    this.#startedAt = now();
  }

  note(progress: RunProgress): void {
    if (progress.kind === 'declared') this.#checks = progress.checks;
    if (progress.kind === 'begun') this.#running = progress.id;
    if (progress.kind === 'checked') this.#done.set(progress.result.id, progress.result);
    if (progress.kind === 'printed') this.#output += progress.text;
  }

  /** The report of a run that was stopped from outside. */
  report(limit: LimitName, message = limitMessage(limit, this.#job.limits)): RunReport {
    const check = this.#checks.find(({ id }) => id === this.#running);
    const running = check && { ...check, status: 'error' as const, message, evidence: NO_EVIDENCE };
    const checks = resultsSoFar(this.#checks, this.#done, running);
    return { status: 'limit', limit, message, checks, output: this.#output, durationMs: this.#now() - this.#startedAt };
  }
}
