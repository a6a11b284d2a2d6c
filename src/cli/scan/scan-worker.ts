import { parentPort, workerData } from 'node:worker_threads';
import { compileRules } from '#core/sast/parse-rules.ts';
import { loadParsers } from '../load-parsers.ts';
import { scanGroup, type GroupScan } from './scan-group.ts';

export interface WorkerData {
  /** As `parseRules` accepted them. */
  readonly rules: readonly unknown[];
}

/** Groups of files, scanned one after the other. */
export type WorkerTask = readonly (readonly string[])[];

export interface WorkerAnswer {
  readonly parts: readonly GroupScan[];
}

const port = parentPort;
if (!port) throw new Error('scan-worker.ts runs as a worker thread');

const parsers = await loadParsers();
const rules = compileRules((workerData as WorkerData).rules, parsers);

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  const parts: GroupScan[] = [];
  for (const paths of task) parts.push(await scanGroup(paths, rules, parsers));
  return { parts };
}

port.on('message', (task: WorkerTask) => {
  void answer(task).then((made) => port.postMessage(made));
});
