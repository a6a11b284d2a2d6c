import { BrokenApplication, type Exam } from './examiner/exam.ts';
import { LabFault } from './examiner/examiner.ts';
import { refuseJob } from './job-size.ts';
import { runJavaScript } from './javascript/run-javascript.ts';
import { limitMessage, OUTPUT_BYTES_MAX } from './limits.ts';
import { LimitExceeded, Meter } from './meter.ts';
import { runPython } from './python/run-python.ts';
import type { LimitName, RunJob, RunReport } from './protocol.ts';
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
  /** Loads what a job of this kind needs, ahead of the first one. */
  warm(runtime: RunJob['runtime']): Promise<void>;
}

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
    warm: (runtime) => workbench.warm(runtime),
    async run(job, onProgress = () => {}) {
      const startedAt = performance.now();
      const state: RunState = { job, meter: new Meter(job.limits, relay(onProgress)), onProgress, exam: undefined };
      const refused = refuseJob(job);
      if (refused) return report(state, { status: 'limit', limit: 'size', message: refused }, startedAt);
      try {
        await (job.runtime === 'python' ? runPython : runJavaScript)(state, workbench);
        return report(state, { status: 'done', message: '' }, startedAt);
      } catch (error) {
        return report(state, endingOf(error, state.meter), startedAt);
      } finally {
        if (job.database !== undefined) workbench.prepareSqlite();
      }
    },
  };
}
