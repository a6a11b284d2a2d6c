// A worker thread of the grader process: one job at a time, each in WASM instances of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { Assets } from '../assets.ts';
import { STACK_BYTES_SERVER } from '../limits.ts';
import type { RunJob, RunReport, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import { createEngine } from '../run-job.ts';
import { Workbench } from '../workbench.ts';
import { diskGrammars } from './load-grammars.ts';
import { threadClock } from './thread-clock.ts';
import type { Done, FromWorker, ToWorker, WorkerData } from './messages.ts';

const port = parentPort;
if (!port) throw new Error('grader-worker.ts runs in a worker thread only.');

const { images, quickjs, sqlite } = workerData as WorkerData;
let python: WebAssembly.Module | undefined;

const assets: Assets = {
  quickjs: async () => quickjs,
  sqlite: async () => sqlite,
  python: async () => python ?? Promise.reject(new Error('Python was not passed to this worker.')),
  bundle: (name) => Promise.reject(new Error(`The image of ${name} was not passed to this worker.`)),
};
const workbench = new Workbench(assets, STACK_BYTES_SERVER, { images, clock: threadClock });
const engine = createEngine(workbench);
await engine.warm('javascript', true);

const post = (message: FromWorker): void => port.postMessage(message);

function run(job: RunJob): Promise<RunReport> {
  return engine.run(job, (progress) => post({ kind: 'progress', progress }));
}

async function scan(job: ScanJob): Promise<ScanReport> {
  const { scanFiles } = await import('../scan-job.ts');
  return scanFiles(job, diskGrammars);
}

async function work(message: ToWorker): Promise<Done> {
  python ??= message.python;
  const { work: given } = message;
  if (given.kind === 'run') return { kind: 'run', id: given.id, report: await run(given.job) };
  return { kind: 'scan', id: given.id, report: await scan(given.job) };
}

port.on('message', (message: ToWorker) => {
  work(message).then(
    // After any limit the thread is replaced: what is left in its heap is not worth a thought then.
    (done) => post({ kind: 'done', done, fit: done.kind === 'scan' || done.report.status !== 'limit' }),
    (error: unknown) =>
      setImmediate(() => {
        // Not a learner's doing: ends this thread, and with it the job, loudly.
        throw error;
      }),
  );
});
