import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { defaultLimits } from '#sandbox/limits.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { readRequest, type WebRequest } from './http-text.ts';
import { scanSite, SCAN_CHECKS } from './scan/scan.ts';
import { readResponses, senderOf, sendJob } from './send.ts';

const APP = `
import express from 'express';
const app = express();
app.use(express.urlencoded({ extended: false }));
let count = 0;
app.post('/login', (request, response) => { response.cookie('who', request.body.name, { httpOnly: true }).redirect('/'); });
app.get('/me', (request, response) => response.send((request.headers.cookie ?? 'nobody') + ' at ' + request.headers.host));
app.get('/count', (request, response) => response.send(String((count += 1))));
app.get('/long', (request, response) => response.send('"'.repeat(9000)));
export default app;
`;

let sandbox: GraderPool;
beforeAll(async () => {
  await buildSandboxAssets();
  sandbox = createGraderPool({ workers: 1 });
});
afterAll(() => sandbox.close());

const request = (text: string): WebRequest => {
  const reading = readRequest(text);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
};

it('sends what was written, as the session that logs in first, to an application that is new each time', async () => {
  const get = (path: string) => request(`GET ${path} HTTP/1.1\nHost: book.tidewater.example`);
  const login = request(
    'POST /login HTTP/1.1\nHost: a.example\nContent-Type: application/x-www-form-urlencoded\n\nname=Ada',
  );
  const sendings = [
    { login, request: get('/me') },
    { request: get('/me') },
    { request: login },
    { request: get('/long') },
  ];
  const target = {
    language: 'javascript',
    files: { 'app.js': APP },
    entry: 'app.js',
    limits: defaultLimits('javascript'),
  } as const;
  const report = await sandbox.run(
    sendJob(target, [...sendings, { request: get('/count') }, { request: get('/count') }]),
  );
  const reading = readResponses(report, 6);
  if (!reading.ok) throw new Error(reading.problem);
  const [mine, nobody, loggedIn, long, once, again] = reading.responses;
  expect(mine).toMatchObject({ status: 200, body: 'who=Ada at book.tidewater.example', isCut: false });
  expect(nobody?.body).toBe('nobody at book.tidewater.example');
  expect(loggedIn).toMatchObject({ status: 302, cookies: [expect.stringContaining('HttpOnly')] });
  expect(long).toMatchObject({ status: 200, isCut: true });
  expect([once?.body, again?.body]).toEqual(['1', '1']);
});

it('says why nothing was sent where the application does not start', async () => {
  const target = {
    language: 'javascript',
    files: { 'app.js': 'throw new Error("no")' },
    entry: 'app.js',
    limits: defaultLimits('javascript'),
  } as const;
  const report = await sandbox.run(sendJob(target, [{ request: request('GET / HTTP/1.1\nHost: a.example') }]));
  expect(readResponses(report, 1)).toMatchObject({ ok: false });
});

const WEAK = `
import express from 'express';
const app = express();
app.get('/', (request, response) => response.send('<a href="/search?q=tern">search</a>'));
app.get('/search', (request, response) => response.send('Found ' + request.query.q));
export default app;
`;

it('lets a scan run against an application in the sandbox', async () => {
  const problems: string[] = [];
  const target = {
    language: 'javascript',
    files: { 'app.js': WEAK },
    entry: 'app.js',
    limits: defaultLimits('javascript'),
  } as const;
  const host = 'book.tidewater.example';
  const settings = {
    start: { host, path: '/' },
    scope: { hosts: [host], include: ['/'], exclude: [] },
    checks: SCAN_CHECKS,
    sessions: [{ name: 'nobody' }],
  };
  const { findings } = await scanSite(
    settings,
    senderOf(target, sandbox, (problem) => problems.push(problem)),
  );
  expect(problems).toEqual([]);
  expect(findings.filter(({ check }) => check !== 'headers')).toMatchObject([
    { check: 'reflected', path: '/search', at: 'q' },
  ]);
});
