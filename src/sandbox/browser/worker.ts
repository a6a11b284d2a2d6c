// The module worker in which a browser runs and scans. It uses neither SharedArrayBuffer nor `crypto.subtle`: on a laptop
// in a workshop, over plain HTTP, neither exists.
import { startOfDay } from '#core/sast/start-of-day.ts';
import { STACK_BYTES_BROWSER } from '../limits.ts';
import { createEngine } from '../run-job.ts';
import { Workbench } from '../workbench.ts';
import { fetchedAssets, fetchedGrammars } from './fetch-assets.ts';
import type { FromBrowserWorker, ToBrowserWorker } from './messages.ts';

const post = (message: FromBrowserWorker): void => globalThis.postMessage(message);

const workbench = new Workbench(
  fetchedAssets((progress) => post({ kind: 'asset', progress })),
  STACK_BYTES_BROWSER,
);
const engine = createEngine(workbench);

async function work(message: ToBrowserWorker): Promise<FromBrowserWorker> {
  if (message.kind === 'warm') {
    await engine.warm(message.runtime, message.withDatabase);
    return { kind: 'warmed' };
  }
  if (message.kind === 'scan') {
    const { scanFiles } = await import('../scan-job.ts');
    return { kind: 'scanned', report: await scanFiles(message.job, fetchedGrammars) };
  }
  if (message.kind === 'play') {
    const { playRules } = await import('../play-job.ts');
    const report = await playRules(message.job, fetchedGrammars, {
      now: () => performance.now(),
      today: startOfDay(Date.now()),
      onReady: () => post({ kind: 'started' }),
    });
    return { kind: 'played', report };
  }
  const { job } = message;
  await engine.warm(job.runtime, job.database !== undefined);
  post({ kind: 'started' });
  return { kind: 'ran', report: await engine.run(job, (progress) => post({ kind: 'progress', progress })) };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToBrowserWorker>) => {
  work(data).then(post, (error: unknown) => post({ kind: 'failed', message: String((error as Error).message) }));
});
