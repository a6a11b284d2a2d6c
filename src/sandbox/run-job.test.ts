import { beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from './build/build-assets.ts';
import { sampleJob } from './fixtures/sample-job.ts';
import { CHECKS_MAX, defaultLimits } from './limits.ts';
import type { RunJob, RunReport } from '#core/grading/jobs.ts';
import { createEngine, type Engine } from './run-job.ts';
import type { RunProgress } from './run-progress.ts';
import { diskAssets } from './server/disk-assets.ts';
import { threadClock } from './server/thread-clock.ts';
import { Workbench } from './workbench.ts';

/** What the main thread of a test bears. */
const STACK_BYTES = 128 * 1024;

let engine: Engine;
beforeAll(async () => {
  await buildSandboxAssets();
  engine = createEngine(new Workbench(diskAssets(), STACK_BYTES, { clock: threadClock }));
});

const statuses = ({ checks }: RunReport): Record<string, string> =>
  Object.fromEntries(checks.map(({ id, status }) => [id, status]));

const express = (handlers: string): string =>
  `import express from 'express';\nconst app = express();\n${handlers}\nexport default app;\n`;

function checkJob(app: string, checks: string, more: Partial<RunJob> = {}): RunJob {
  const files = { 'app.js': app };
  const limits = defaultLimits('javascript');
  return {
    runtime: 'javascript',
    files,
    entry: 'app.js',
    checks: { works: checks, safe: '' },
    seed: 3,
    limits,
    ...more,
  };
}

async function resultOf(app: string, body: string, more: Partial<RunJob> = {}) {
  const check = `check('c', 'C', async ({ app, expect, database, files, browser, random, leaked, note }) => {${body}});`;
  const report = await engine.run(checkJob(app, check, more));
  return { report, check: report.checks[0] };
}

describe('a lab in JavaScript', () => {
  it('gives each check its result, with the attack’s leak in the transcript', async () => {
    const report = await engine.run(sampleJob('javascript'));
    expect(report.status).toBe('done');
    expect(statuses(report)).toEqual({
      'lists-boats': 'passed',
      'adds-boats': 'passed',
      'remembers-visitor': 'passed',
      'starts-fresh': 'passed',
      greets: 'passed',
      'keeps-secrets': 'failed',
    });
    const attack = report.checks.at(-1);
    expect(attack?.message).toBe('The answer holds the password hash of a member.');
    const kinds = attack?.evidence.transcript.map(({ kind, leaked }) => `${kind}${leaked ? ' leaked' : ''}`);
    expect(kinds).toEqual(['note', 'request', 'sql', 'response leaked']);
    expect(report.output).toContain('boats in Vlieland');
  });

  it('draws other inputs and another order for another seed, the same for the same', async () => {
    const order = async (seed: number): Promise<string> => {
      const begun: string[] = [];
      const report = await engine.run(sampleJob('javascript', {}, seed), (progress: RunProgress) => {
        if (progress.kind === 'begun') begun.push(progress.id);
      });
      return begun.join() + JSON.stringify(report.checks.map(({ evidence }) => evidence.transcript));
    };
    const first = await order(1);
    expect(await order(1)).toBe(first);
    expect(await order(2)).not.toBe(first);
  });

  it('shows an exception as the 500 it would be, with its text in the output', async () => {
    const app = express(`app.get('/', () => {\n  null.x;\n});`);
    const { report, check } = await resultOf(
      app,
      `const r = await app.get('/'); expect(r.status).is(500); expect(r.body).contains('TypeError');`,
    );
    expect(check?.status).toBe('passed');
    expect(report.output).toMatch(/TypeError: .*\n {4}at .*app\.js:4/);
  });

  it('passes on rejections of async handlers, as Express 5 does', async () => {
    const app = express(`app.get('/', async () => { throw new Error('later'); });`);
    const { check } = await resultOf(app, `expect((await app.get('/')).status).is(500);`);
    expect(check?.status).toBe('passed');
  });

  it('says that an application never answers', async () => {
    const { report, check } = await resultOf(express(`app.get('/', () => {});`), `await app.get('/');`);
    expect(report.status).toBe('done');
    expect(check).toMatchObject({ status: 'failed', message: 'The application never answered GET /.' });
  });

  it('lets timers pass without waiting, and the clock with them', async () => {
    const app = express(
      `app.get('/', async (q, r) => { const t = Date.now(); await new Promise((go) => setTimeout(go, 9000)); r.json(Date.now() - t); });`,
    );
    const { report, check } = await resultOf(app, `expect((await app.get('/')).json()).atLeast(9000);`);
    expect(check?.status).toBe('passed');
    expect(report.durationMs).toBeLessThan(9000);
  });

  it('takes TypeScript, CommonJS and JSON of its own', async () => {
    const files = {
      'app.ts': `import express, { type Request } from 'express';\nimport { price } from './price';\nconst app = express();\napp.get('/', (q: Request, r) => r.json(price()));\nexport default app;`,
      'price.cjs': `module.exports.price = () => require('./price.json').euro;`,
      'price.json': '{"euro": 40}',
    };
    const { check } = await resultOf('', `expect((await app.get('/')).json()).is(40);`, { files, entry: 'app.ts' });
    expect(check?.status).toBe('passed');
  });

  it('takes an app that listens instead of being exported', async () => {
    const { check } = await resultOf(
      `const app = require('express')();\napp.get('/', (q, r) => r.send('ok'));\napp.listen(3000, () => console.log('up'));`,
      `expect((await app.get('/')).body).is('ok');`,
    );
    expect(check?.status).toBe('passed');
  });

  it('opens pages as an attacked browser would', async () => {
    const app = express(`app.get('/', (q, r) => r.send('<p>' + q.query.x + '</p>'));`);
    const { check } = await resultOf(
      app,
      `const page = await browser.open(await app.get('/?x=' + encodeURIComponent('<img src=x onerror="alert(document.cookie)">')), { cookies: 'sid=1' });
       expect(page.ran).is([{ code: 'alert(document.cookie)', how: 'handler', calls: [{ name: 'document.cookie', args: [] }, { name: 'alert', args: ['sid=1'] }] }]);
       expect(page.elements('img').length).is(1);`,
    );
    expect(check?.message).toBe('');
    expect(check?.evidence.page).toContain('onerror');
    expect(check?.evidence.transcript.some(({ kind }) => kind === 'script')).toBe(true);
  });

  it('runs no scripts of an answer that is not a document', async () => {
    const app = express(`app.get('/', (q, r) => r.json({ html: '<script>alert(1)</script>' }));`);
    const { check } = await resultOf(app, `expect((await browser.open(await app.get('/'))).ran).is([]);`);
    expect(check?.status).toBe('passed');
  });
});

describe('an application that does not load', () => {
  it.each([
    ['a syntax error', 'const x = ;', /^app\.js:1: .*unexpected token/i],
    ['an error on a later line', '\n\nthrow new Error("no");', /^app\.js:3: Error: no$/],
    ['a missing export', 'export const a = 1;', /^app\.js exports no application/],
    ['a package that is not offered', 'import fs from "node:fs";', /^app\.js:1: Error: Cannot find module 'node:fs'/],
    ['a file that is not there', 'import a from "./a.js";', /^app\.js:1: Error: Cannot find the file '.\/a.js'/],
  ])('is broken by %s, in one line with its place', async (_name, source, message) => {
    const report = await engine.run(checkJob(source, `check('c', 'C', () => {});`));
    expect(report).toMatchObject({ status: 'broken', message: expect.stringMatching(message) });
    expect(report.checks).toMatchObject([{ id: 'c', status: 'error' }]);
  });
});

describe('limits', () => {
  it.each([
    ['time', 'for (;;);'],
    ['memory', 'const a = []; for (;;) a.push(new Array(1e5).fill(1));'],
    ['output', 'for (;;) console.log("x".repeat(100));'],
    ['stack', 'const f = () => f() + 1; f();'],
  ])('%s ends the job with a sentence, and checks that never ran are skipped', async (limit, source) => {
    const checks = `check('a', 'A', () => {}); check('b', 'B', () => {});`;
    const job = checkJob(source, checks, { limits: { ...defaultLimits('javascript'), timeMs: 500 } });
    const report = await engine.run(job);
    expect(report).toMatchObject({ status: 'limit', limit, message: expect.stringMatching(/^Stopped .*\?$/) });
    expect(Object.values(statuses(report)).sort()).toEqual(['error', 'skipped']);
  });

  it('refuses a job that is too large before anything of it runs', async () => {
    const report = await engine.run(checkJob('x'.repeat(1_000_000), ''));
    expect(report).toMatchObject({ status: 'limit', limit: 'size', checks: [] });
  });
});

describe('the examiner', () => {
  it('words failures by label, expectation and what was found', async () => {
    const { check } = await resultOf(express(''), `expect([1, 2], 'the list').is([1, 3]);`);
    expect(check).toMatchObject({ status: 'failed', message: 'Expected the list to be [1,3], but found [1,2].' });
  });

  it('tells a check that stopped by itself from one that failed', async () => {
    const { check } = await resultOf(express(''), `(await app.get('/')).json();`);
    expect(check).toMatchObject({ status: 'failed', message: expect.stringContaining('is not JSON') });
    const odd = await resultOf(express(''), `null.length;`);
    expect(odd.check).toMatchObject({ status: 'error', message: expect.stringContaining('TypeError') });
  });

  it('cannot be waited for without an end', async () => {
    const { report, check } = await resultOf(express(''), `await new Promise(() => {});`);
    expect(report.status).toBe('done');
    expect(check).toMatchObject({ status: 'error', message: expect.stringContaining('never ended') });
  });

  it.each([
    ['a loop', `check('a', 'A', () => { for (;;); });`, /ran too long/],
    ['a syntax error', `check('a', ;`, /checks\/works\.js:1 of this lab does not run/],
    ['two checks with one id', `check('a', 'A', () => {}); check('a', 'B', () => {});`, /id "a"/],
    ['too many checks', `for (let i = 0; i <= ${CHECKS_MAX}; i++) check('c' + i, 'C', () => {});`, /at most/],
  ])('blames the lab for %s', async (_name, works, message) => {
    const report = await engine.run(checkJob(express(''), works));
    expect(report).toMatchObject({ status: 'broken', message: expect.stringMatching(message) });
  });

  it('sees nothing of the application’s realm, nor the other way round', async () => {
    const app = express(
      `globalThis.shared = 1; app.get('/', (q, r) => r.json([typeof check, typeof expect, typeof __gatehouse]));`,
    );
    const { check } = await resultOf(
      app,
      `expect([typeof shared, typeof require, typeof process, typeof __gatehouse, typeof ask].join()).is('undefined,undefined,undefined,undefined,undefined');
       expect((await app.get('/')).json()).is(['undefined', 'undefined', 'undefined']);`,
    );
    expect(check?.message).toBe('');
  });
});

describe('a lab in Python', () => {
  it('gives each check its result, with the attack’s leak in the transcript', async () => {
    const report = await engine.run(sampleJob('python'));
    expect(report).toMatchObject({ status: 'done', message: '' });
    expect(statuses(report)).toEqual({
      'serves-charts': 'passed',
      'unknown-chart': 'passed',
      'takes-notes': 'passed',
      'starts-fresh': 'passed',
      'keeps-secrets': 'failed',
    });
    expect(report.checks.at(-1)?.evidence.transcript.at(-1)?.leaked).toHaveLength(1);
  });

  it.each([
    ['a syntax error', 'x = = 1', /^app\.py:1: SyntaxError/],
    ['an error on a later line', '\n\nraise ValueError("no")', /^app\.py:3: ValueError: no$/],
    ['an error in another file', 'import layout', /^layout\.py:2: NameError/],
    ['a missing application', 'x = 1', /^LookupError: app\.py defines no application/],
    ['leaving', 'import os; os._exit(0)', /ended the Python process \(exit code 0\)/],
  ])('is broken by %s', async (_name, source, message) => {
    const report = await engine.run(sampleJob('python', { 'app.py': source, 'layout.py': '\nnope' }));
    expect(report).toMatchObject({ status: 'broken', message: expect.stringMatching(message) });
  });

  it.each([
    ['memory', 'x = bytearray(2 ** 31 - 1)'],
    ['output', 'while True: print("x" * 100)'],
    ['stack', 'def f(): return f()\nf()'],
  ])('meets the bound of %s', async (limit, source) => {
    const report = await engine.run(sampleJob('python', { 'app.py': source }));
    expect(report).toMatchObject({ status: 'limit', limit });
  });

  it('opens pages too', async () => {
    const works = `check('c', 'C', async ({ app, browser, expect }) => {
      const page = await browser.open(await app.get('/'));
      expect(page.text).contains('Vlieland');
      expect(page.ran).is([]);
    });`;
    const report = await engine.run({ ...sampleJob('python'), checks: { works, safe: '' } });
    expect(report.checks).toMatchObject([{ status: 'passed' }]);
  });
});
