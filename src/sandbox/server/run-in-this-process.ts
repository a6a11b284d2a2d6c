import type { RunJob, RunReport } from '#core/grading/jobs.ts';
import { createEngine, type Engine } from '../run-job.ts';
import { Workbench } from '../workbench.ts';
import { diskAssets } from './disk-assets.ts';
import { threadClock } from './thread-clock.ts';

/** The main thread has the usual 1 MB of native stack, like a browser's worker. */
const STACK_BYTES_HERE = 128 * 1024;

let engine: Engine | undefined;

/**
 * Runs a job without a worker around it, for a lab author's tests and tools. Native loops and Python's endless ones
 * cannot be stopped from outside here: never for what somebody else has written.
 */
export function runJobInThisProcess(job: RunJob): Promise<RunReport> {
  engine ??= createEngine(new Workbench(diskAssets(), STACK_BYTES_HERE, { clock: threadClock }));
  return engine.run(job);
}
