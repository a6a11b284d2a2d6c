import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from '../build/build-assets.ts';
import { sampleJob } from '../fixtures/sample-job.ts';
import { createGraderPool, GraderRefusal, QUEUE_JOBS_MAX, type GraderPool } from './pool.ts';

let pool: GraderPool | undefined;
beforeAll(buildSandboxAssets);
afterEach(() => pool?.close({ graceMs: 0 }));

function start(workers = 1): GraderPool {
  pool = createGraderPool({ workers });
  return pool;
}

const reasonOf = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => 'resolved',
    (error: unknown) => (error instanceof GraderRefusal ? error.reason : error),
  );

describe('the grader pool', () => {
  it('can be started ahead, and closed before it is ready', async () => {
    const graders = start(1);
    graders.start();
    graders.start();
    await graders.close({ graceMs: 0 });
    graders.start();
    expect(graders.stats()).toMatchObject({ running: 0, restarts: 0 });
    expect(await reasonOf(graders.run(sampleJob('javascript')))).toBe('closed');
  });

  it('starts with the first job and grades both languages and scans', async () => {
    const graders = start(2);
    expect(graders.stats()).toMatchObject({ running: 0, finished: 0 });
    const [javascript, python, scan] = await Promise.all([
      graders.run(sampleJob('javascript')),
      graders.run(sampleJob('python')),
      graders.scan({ files: { 'app.js': 'const x = ;' }, rules: [] }),
    ]);
    expect([javascript.status, python.status, scan.findings]).toEqual(['done', 'done', []]);
    expect(graders.stats()).toMatchObject({ workers: 2, running: 0, finished: 3, refused: 0, restarts: 0 });
  });

  it('stops what cannot be interrupted, and the next job runs clean', async () => {
    const graders = start();
    const limits = { ...sampleJob('python').limits, timeMs: 500 };
    const stuck = await graders.run({ ...sampleJob('python', { 'app.py': 'print("hi")\nwhile True: pass' }), limits });
    expect(stuck).toMatchObject({ status: 'limit', limit: 'time', output: 'hi\n' });
    expect((await graders.run(sampleJob('python'))).status).toBe('done');
    expect(graders.stats().restarts).toBe(0);
  });

  it('takes as many waiting jobs as its queue holds and refuses one more', async () => {
    const graders = start();
    const jobs = Array.from({ length: QUEUE_JOBS_MAX }, () => reasonOf(graders.run(sampleJob('javascript'))));
    expect(await reasonOf(graders.run(sampleJob('javascript')))).toBe('queue-full');
    expect(graders.stats().refused).toBe(1);
    await graders.close({ graceMs: 0 });
    expect(new Set(await Promise.all(jobs))).toEqual(new Set(['handed-back']));
  });

  it('finishes what runs when it closes, hands back what waits, and takes nothing more', async () => {
    const graders = start();
    await graders.run(sampleJob('javascript'));
    const running = reasonOf(graders.run(sampleJob('javascript')));
    const waiting = reasonOf(graders.run(sampleJob('javascript')));
    await graders.close({ graceMs: 20_000 });
    expect(await running).toBe('resolved');
    expect(await waiting).toBe('handed-back');
    expect(await reasonOf(graders.run(sampleJob('javascript')))).toBe('closed');
  });

  it('hands back what does not finish in time', async () => {
    const graders = start();
    await graders.run(sampleJob('javascript'));
    const endless = reasonOf(graders.run(sampleJob('javascript', { 'app.js': 'for (;;);' })));
    await graders.close({ graceMs: 50 });
    expect(await endless).toBe('handed-back');
  });
});
