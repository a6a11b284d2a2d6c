import { parentPort } from 'node:worker_threads';
import type { Language } from '#core/sast/language.ts';
import { createParsers } from '#core/sast/parsers.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';
import { compileOrExplain, scanGroup, type GroupScan } from './scan-group.ts';

export interface ThreadRules {
  /** As `parseRules` accepted them; their patterns need not have been tried. */
  readonly rules: readonly unknown[];
  /** Of the files, and of code within them. */
  readonly languages: readonly Language[];
}

/** Groups of files, scanned one after the other. */
export type WorkerTask = readonly (readonly string[])[];

export type ToThread =
  | ({ readonly kind: 'begin' } & ThreadRules)
  | { readonly kind: 'scan'; readonly task: WorkerTask }
  | { readonly kind: 'end' };

/** Parts as the task has groups, or what is wrong with the rules. */
export type WorkerAnswer = { readonly parts: readonly GroupScan[] } | { readonly wrongRules: string };

const port = parentPort;
if (!port) throw new Error('scan-worker.ts runs as a worker thread');

let answer: Promise<(task: WorkerTask) => WorkerAnswer> | null = null;

async function begin({ rules, languages }: ThreadRules): Promise<(task: WorkerTask) => WorkerAnswer> {
  const parsers = await createParsers(languages, diskGrammars);
  const compiled = compileOrExplain(rules, parsers);
  if (!compiled.ok) return () => ({ wrongRules: compiled.wrong });
  return (task) => ({ parts: task.map((paths) => scanGroup(paths, compiled.rules, parsers)) });
}

port.on('message', (message: ToThread) => {
  // With nothing left to listen to, the thread ends by itself.
  if (message.kind === 'end') port.close();
  else if (message.kind === 'begin') answer = begin(message);
  else void answer?.then((ask) => port.postMessage(ask(message.task)));
});
