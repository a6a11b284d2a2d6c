import { beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from './build/build-assets.ts';
import { sampleJob } from './fixtures/sample-job.ts';
import { GuestVm, type GuestWiring, textFunctions } from './guest-vm.ts';
import { EXAMINER_MEMORY_BYTES_MAX, MEMORY_BYTES_DEFAULT, MEMORY_BYTES_MIN } from './limits.ts';
import { createEngine } from './run-job.ts';
import { diskAssets } from './server/disk-assets.ts';
import { threadClock } from './server/thread-clock.ts';
import { SpareGuests } from './spare-guests.ts';
import { Workbench } from './workbench.ts';

/** What the main thread of a test bears. */
const STACK_BYTES = 128 * 1024;

const assets = diskAssets();
const bench = (sparesMax: number): Workbench => new Workbench(assets, STACK_BYTES, { clock: threadClock, sparesMax });

beforeAll(async () => {
  await buildSandboxAssets();
});

const wiring = (more: Partial<GuestWiring> = {}): GuestWiring => ({
  shouldStop: () => false,
  now: () => 0,
  host: {},
  ...more,
});

/** Runs code in a page's instance; what it reports to its host is put into `told`. */
function tellingPage(told: string[], more: Partial<GuestWiring> = {}): GuestWiring {
  return wiring({ host: textFunctions({ record: (json = '') => void told.push(json) }), ...more });
}

/** A list of instances that cannot do anything: for the keeping alone. */
function numberedSpares(max: number): { spares: SpareGuests; made: () => number } {
  let count = 0;
  const make = async (): Promise<GuestVm> => ({ number: ++count }) as unknown as GuestVm;
  return { spares: new SpareGuests(max, make), made: () => count };
}

describe('a spare guest', () => {
  async function withSpares(): Promise<Workbench> {
    const workbench = bench(2);
    await workbench.takeGuest('page', MEMORY_BYTES_MIN, wiring());
    await workbench.restock(false);
    return workbench;
  }

  it('sees the host functions and the clock that it was given when it was taken', async () => {
    const workbench = await withSpares();
    const [first, second]: [string[], string[]] = [[], []];
    const one = await workbench.takeGuest('page', MEMORY_BYTES_MIN, tellingPage(first, { now: () => 86_400_000 }));
    const two = await workbench.takeGuest('page', MEMORY_BYTES_MIN, tellingPage(second));
    for (const guest of [one, two]) {
      guest.call('open', '/', '');
      guest.evaluate('alert(Date.now())', 'page');
    }
    expect(first).toEqual(['{"name":"alert","args":[86400000]}']);
    expect(second).toEqual(['{"name":"alert","args":[0]}']);
  });

  it('is stopped by whoever took it', async () => {
    const workbench = await withSpares();
    const guest = await workbench.takeGuest('page', MEMORY_BYTES_MIN, wiring({ shouldStop: () => true }));
    expect(() => guest.evaluate('for (;;);', 'loop')).toThrow(/interrupted/);
  });

  it('has the memory limit that was asked for, not the one of the job before', async () => {
    const workbench = await withSpares();
    const hold = `var held = new ArrayBuffer(${MEMORY_BYTES_MIN})`;
    const small = await workbench.takeGuest('page', MEMORY_BYTES_MIN, wiring());
    expect(() => small.evaluate(hold, 'page')).toThrow(/memory/);
    const large = await workbench.takeGuest('page', MEMORY_BYTES_MIN * 3, wiring());
    expect(() => large.evaluate(hold, 'page')).not.toThrow();
  });

  it('is used once: nothing of what ran in one is in another', async () => {
    const workbench = await withSpares();
    const seen = new Set<GuestVm>();
    for (let round = 0; round < 3; round += 1) {
      const guest = await workbench.takeGuest('page', MEMORY_BYTES_MIN, wiring());
      expect(() => guest.evaluate('if (globalThis.used) throw new Error("used"); var used = true', 'x')).not.toThrow();
      expect(() => guest.wire(wiring())).toThrow(/once/);
      seen.add(guest);
      await workbench.restock(false);
    }
    expect(seen.size).toBe(3);
  });

  it('runs nothing before it is taken', async () => {
    const workbench = bench(0);
    const [image, module] = await Promise.all([workbench.image('page'), assets.quickjs()]);
    const guest = await GuestVm.restore(image, { module, memoryBytes: MEMORY_BYTES_MIN, stackBytes: STACK_BYTES });
    expect(() => guest.evaluate('for (;;);', 'loop')).toThrow(/interrupted/);
  });

  it('draws random numbers of its own', async () => {
    const app = `import express from 'express'; const app = express(); const drawn = Math.random();
      app.get('/', (request, response) => response.send('drawn ' + drawn)); export default app;`;
    const check = `check(name, name, async ({ app, note }) => note((await app.get('/')).body))`;
    const works = `for (const name of ['one', 'two', 'three']) ${check}`;
    const job = { ...sampleJob('javascript'), files: { 'app.js': app }, checks: { works, safe: '' } };
    const workbench = bench(12);
    const engine = createEngine(workbench);
    const drawn: string[] = [];
    for (let run = 0; run < 2; run += 1) {
      const { checks } = await engine.run(job);
      for (const { evidence } of checks) drawn.push(/drawn [\d.]+/.exec(JSON.stringify(evidence))?.[0] ?? 'nothing');
      await workbench.restock(false);
    }
    expect(drawn).toHaveLength(6);
    expect(new Set([...drawn, 'nothing']).size).toBe(7);
  });
});

describe('a job with spares', () => {
  it('has the result of one without', async () => {
    const statuses = async (sparesMax: number): Promise<string[][]> => {
      const workbench = bench(sparesMax);
      const engine = createEngine(workbench);
      const runs: string[][] = [];
      for (let run = 0; run < 2; run += 1) {
        const report = await engine.run(sampleJob('javascript'));
        runs.push([report.status, ...report.checks.map(({ id, status }) => `${id} ${status}`)]);
        await workbench.restock(true);
      }
      return runs;
    };
    expect(await statuses(12)).toEqual(await statuses(0));
  });
});

describe('the shelves of spares', () => {
  it('hold as many as a job has taken, and no more than is allowed', async () => {
    const { spares, made } = numberedSpares(2);
    for (let count = 0; count < 3; count += 1) expect(spares.take('page', MEMORY_BYTES_MIN)).toBeUndefined();
    await spares.refill();
    expect(made()).toBe(2);
    const taken = [1, 2, 3].map(() => spares.take('page', MEMORY_BYTES_MIN));
    expect(new Set(taken).size).toBe(3);
    expect(taken[2]).toBeUndefined();
  });

  it('stay empty where none are allowed', async () => {
    const { spares, made } = numberedSpares(0);
    spares.expect('subject', MEMORY_BYTES_DEFAULT, 1);
    spares.take('subject', MEMORY_BYTES_DEFAULT);
    await spares.refill();
    expect(made()).toBe(0);
  });

  it('are filled before the first job with what it is expected to take', async () => {
    const { spares, made } = numberedSpares(12);
    spares.expect('examiner', EXAMINER_MEMORY_BYTES_MAX, 1);
    await spares.refill();
    expect(made()).toBe(1);
    expect(spares.take('examiner', EXAMINER_MEMORY_BYTES_MAX)).toBeDefined();
  });

  it('are not filled any further once somebody takes one', async () => {
    const { spares, made } = numberedSpares(12);
    spares.expect('subject', MEMORY_BYTES_DEFAULT, 12);
    const refilled = spares.refill();
    spares.take('subject', MEMORY_BYTES_DEFAULT);
    await refilled;
    expect(made()).toBe(0);
  });
});
