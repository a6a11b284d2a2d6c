import { BrokenApplication, type Exam } from './examiner/exam.ts';
import { LabFault } from './examiner/examiner.ts';
import { refuseJob } from './job-size.ts';
import { limitMessage, OUTPUT_BYTES_MAX } from './limits.ts';
import { LimitExceeded, Meter } from './meter.ts';
import type { LimitName, RunJob, RunReport, Runtime } from '#core/grading/jobs.ts';
import { relay, type RunProgress } from './run-progress.ts';
import type { Workbench } from './workbench.ts';

/** What a run fills while it goes on, so that its report can be made wherever it ends. */
export interface RunState {
  readonly job: RunJob;
  readonly meter: Meter;
  readonly onProgress: (progress: RunProgress) => void;
  exam: Exam | undefined;
}

export interface Engine {
  /** Never rejects because of a learner's code or a lab's. What it rejects with is a fault of ours. */
  run(job: RunJob, onProgress?: (progress: RunProgress) => void): Promise<RunReport>;
  /** Loads what jobs of this kind need, ahead of the first one. */
  warm(runtime: Runtime, withDatabase: boolean): Promise<void>;
}

type Runner = (state: RunState, workbench: Workbench) => Promise<void>;

/** Loaded when they are needed: a browser fetches only the code of its lab's language. */
const RUNNERS: Record<Runtime, () => Promise<Runner>> = {
  javascript: async () => (await import('./javascript/run-javascript.ts')).runJavaScript,
  python: async () => (await import('./python/run-python.ts')).runPython,
};

type Ending = Pick<RunReport, 'status' | 'message'> & { readonly limit?: LimitName };

function endingOf(error: unknown, meter: Meter): Ending {
  if (error instanceof LimitExceeded) {
    return { status: 'limit', limit: error.limit, message: limitMessage(error.limit, meter.limits) };
  }
  if (error instanceof BrokenApplication || error instanceof LabFault)
    return { status: 'broken', message: error.message };
  throw error;
}

function report(state: RunState, ending: Ending, startedAt: number): RunReport {
  return {
    ...ending,
    message: ending.message.slice(0, OUTPUT_BYTES_MAX).toWellFormed(),
    checks: state.exam?.results(ending.message) ?? [],
    output: state.meter.output.toWellFormed(),
    durationMs: performance.now() - startedAt,
  };
}

export function createEngine(workbench: Workbench): Engine {
  return {
    async warm(runtime, withDatabase) {
      const language = runtime === 'python' ? workbench.preparePython() : workbench.image('subject');
      const database = withDatabase ? workbench.prepareSqlite() : undefined;
      await Promise.all([RUNNERS[runtime](), workbench.image('examiner'), language, database]);
      workbench.restock(runtime, withDatabase).catch(() => {});
    },
    async run(job, onProgress = () => {}) {
      const startedAt = performance.now();
      const state: RunState = {
        job,
        meter: new Meter(job.limits, relay(onProgress), workbench.clock),
        onProgress,
        exam: undefined,
      };
      const refused = refuseJob(job);
      if (refused) return report(state, { status: 'limit', limit: 'size', message: refused }, startedAt);
      try {
        const runner = await RUNNERS[job.runtime]();
        await runner(state, workbench);
        return report(state, { status: 'done', message: '' }, startedAt);
      } catch (error) {
        return report(state, endingOf(error, state.meter), startedAt);
      } finally {
        // For the next job, while nobody waits. What goes wrong here goes wrong there again, and is told there.
        workbench.restock(job.runtime, job.database !== undefined).catch(() => {});
      }
    },
  };
}
