import { beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from './build/build-assets.ts';
import { sampleJob } from './fixtures/sample-job.ts';
import { GuestCrash, GuestVm, type GuestWiring, textFunctions } from './guest-vm.ts';
import { MEMORY_BYTES_MIN, STACK_BYTES_SERVER } from './limits.ts';
import { createEngine } from './run-job.ts';
import { diskAssets } from './server/disk-assets.ts';
import { threadClock } from './server/thread-clock.ts';
import { Workbench } from './workbench.ts';

/** What the main thread of a test bears. */
const STACK_BYTES = 128 * 1024;

const assets = diskAssets();
const bench = (): Workbench => new Workbench(assets, STACK_BYTES, { clock: threadClock });

beforeAll(async () => {
  await buildSandboxAssets();
});

const wiring = (more: Partial<GuestWiring> = {}): GuestWiring => ({
  memoryBytes: MEMORY_BYTES_MIN,
  shouldStop: () => false,
  now: () => 0,
  host: {},
  ...more,
});

/** Runs code in a page's instance; what it reports to its host is put into `told`. */
function tellingPage(told: string[], more: Partial<GuestWiring> = {}): GuestWiring {
  return wiring({ host: textFunctions({ record: (json = '') => void told.push(json) }), ...more });
}

async function restorePage(stackBytes = STACK_BYTES): Promise<GuestVm> {
  const [image, module] = await Promise.all([bench().image('page'), assets.quickjs()]);
  return GuestVm.restore(image, { module, stackBytes });
}

describe('an instance that somebody gave back', () => {
  it('sees the host functions and the clock of who takes it next', async () => {
    const [first, second]: [string[], string[]] = [[], []];
    const one = (await restorePage()).wire(tellingPage(first, { now: () => 86_400_000 }));
    one.call('open', '/', '');
    one.evaluate('alert(Date.now())', 'page');
    const two = one.recycle()?.wire(tellingPage(second));
    two?.call('open', '/', '');
    two?.evaluate('alert(Date.now())', 'page');
    expect(first).toEqual(['{"name":"alert","args":[86400000]}']);
    expect(second).toEqual(['{"name":"alert","args":[0]}']);
  });

  it('is out of reach for who gave it back', async () => {
    const one = (await restorePage()).wire(wiring());
    const two = one.recycle();
    expect(() => one.evaluate('1', 'page')).toThrow(/somebody else/);
    expect(() => one.recycle()).toThrow(/somebody else/);
    expect(() => two?.wire(wiring()).wire(wiring())).toThrow(/one at a time/);
  });

  it('holds nothing of what ran in it', async () => {
    let guest: GuestVm | undefined = await restorePage();
    for (let round = 0; round < 3; round += 1) {
      const now: GuestVm = (guest as GuestVm).wire(wiring());
      expect(() => now.evaluate('if (globalThis.used) throw new Error("used"); var used = true', 'x')).not.toThrow();
      guest = now.recycle();
    }
    expect(guest).toBeDefined();
  });

  it('has the memory limit that is asked for, not the one before', async () => {
    const hold = `var held = new ArrayBuffer(${MEMORY_BYTES_MIN})`;
    const small = (await restorePage()).wire(wiring());
    expect(() => small.evaluate(hold, 'page')).toThrow(/memory/);
    const large = small.recycle()?.wire(wiring({ memoryBytes: MEMORY_BYTES_MIN * 3 }));
    expect(() => large?.evaluate(hold, 'page')).not.toThrow();
  });

  it('runs nothing before it is taken', async () => {
    const guest = await restorePage();
    expect(() => guest.evaluate('for (;;);', 'loop')).toThrow(/interrupted/);
  });

  it('is thrown away where a bound was met in it', async () => {
    const stopped = (await restorePage()).wire(wiring({ shouldStop: () => true }));
    expect(() => stopped.evaluate('for (;;);', 'page')).toThrow(/interrupted/);
    expect(stopped.recycle()).toBeUndefined();
  });

  it('is thrown away where its memory has grown', async () => {
    const grown = (await restorePage()).wire(wiring());
    grown.evaluate('var big = new Uint8Array(8 * 1024 * 1024)', 'page');
    expect(grown.recycle()).toBeUndefined();
  });

  it('is thrown away where the engine broke', async () => {
    // More than the stack of this thread, so that it ends in the middle of the engine.
    const deep = (await restorePage(STACK_BYTES_SERVER)).wire(wiring());
    expect(() => deep.evaluate('var f = () => [0].map(f); f()', 'page')).toThrow(GuestCrash);
    expect(deep.recycle()).toBeUndefined();
  });
});

describe('an application that is loaded once for all checks', () => {
  const check = `check(name, name, async ({ app, note }) => note((await app.get('/')).body))`;
  const works = `for (const name of ['one', 'two', 'three']) ${check}`;

  async function answers(app: string, runs = 1): Promise<string[]> {
    const job = { ...sampleJob('javascript'), files: { 'app.js': app }, checks: { works, safe: '' } };
    const engine = createEngine(bench());
    const bodies: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const report = await engine.run(job);
      expect(report.message).toBe('');
      for (const { evidence } of report.checks)
        bodies.push(/answer is [\d.]+/.exec(JSON.stringify(evidence))?.[0] ?? 'nothing');
    }
    return bodies;
  }

  const app = (before: string, answer: string): string =>
    `import express from 'express'; import { DatabaseSync } from 'node:sqlite'; const app = express(); ${before}
     app.get('/', (request, response) => response.send('answer is ' + (${answer}))); export default app;`;

  it('keeps nothing from one check to the next', async () => {
    expect(await answers(app('let visits = 0;', '++visits'), 2)).toEqual(Array(6).fill('answer is 1'));
  });

  it('meets the rows that it writes while it loads once in each check', async () => {
    const write = `const db = new DatabaseSync('x'); db.exec("CREATE TABLE mine (a)"); db.exec("INSERT INTO mine VALUES (1)");`;
    const count = `db.prepare('SELECT count(*) AS n FROM mine').get().n`;
    expect(await answers(app(write, count))).toEqual(Array(3).fill('answer is 1'));
  });

  it('draws random numbers of its own in each check, while it loads and later', async () => {
    for (const source of [
      app('const drawn = Math.random();', 'drawn'),
      app('', 'Math.random()'),
      app(`import { randomInt } from 'node:crypto'; const drawn = randomInt(2 ** 40);`, 'drawn'),
    ]) {
      const drawn = await answers(source, 2);
      expect(new Set([...drawn, 'nothing']).size).toBe(7);
    }
  });
});
