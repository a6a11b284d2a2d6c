import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '#core/sast/language.ts';
import { createParsers } from '#core/sast/parsers.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';
import { compileOrExplain, scanGroup, type GroupScan } from './scan-group.ts';

export interface WorkerData {
  /** As `parseRules` accepted them; their patterns need not have been tried. */
  readonly rules: readonly unknown[];
  /** Of the files, and of code within them. */
  readonly languages: readonly Language[];
}

/** Groups of files, scanned one after the other. */
export type WorkerTask = readonly (readonly string[])[];

/** Parts as the task has groups, or what is wrong with the rules. */
export type WorkerAnswer = { readonly parts: readonly GroupScan[] } | { readonly wrongRules: string };

const port = parentPort;
if (!port) throw new Error('scan-worker.ts runs as a worker thread');

const { rules: sources, languages } = workerData as WorkerData;
const parsers = await createParsers(languages, diskGrammars);
const compiled = compileOrExplain(sources, parsers);

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  if (!compiled.ok) return { wrongRules: compiled.wrong };
  const parts: GroupScan[] = [];
  for (const paths of task) parts.push(await scanGroup(paths, compiled.rules, parsers));
  return { parts };
}

port.on('message', (task: WorkerTask) => {
  void answer(task).then((made) => port.postMessage(made));
});
