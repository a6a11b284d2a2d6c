import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ADDED_LABS } from '#features/labs/added-labs.ts';
import type { App } from './app.ts';
import { readConfig } from './config.ts';
import { BODY_BYTES_MAX } from './body-bytes.ts';
import { createListener, DEVICE_BYTES_MAX, FORM_BYTES_MAX, type SiteHandler } from './listener.ts';
import { createLog } from './log.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const seen: { host?: string; forwarded?: unknown; address?: string }[] = [];
const logLines: string[] = [];
let server: Server;
let folder: string;
let isReady = true;

/** Plays the part of Astro's handler: one page, one page that throws, nothing else. */
const site: SiteHandler = (request, response, next, locals) => {
  const mutable = locals as { address: string; member: { id: string } | null };
  const { address } = mutable;
  seen.push({ host: request.headers.host, forwarded: request.headers['x-forwarded-host'], address });
  if (request.url?.startsWith('/page')) return void response.end('page');
  if (request.url === '/mine') {
    mutable.member = { id: 'member-1' };
    response.statusCode = 403;
    return void response.end('no');
  }
  if (request.url === '/throws') throw new Error('secret detail');
  next();
};

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = httpRequest({ port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', failed);
    request.end(body);
  });
}

/** What no client library sends: the bytes as they are. */
function askRaw(text: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', failed).on('close', () => done(answer));
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-listener-'));
  await mkdir(join(folder, '_astro'));
  await writeFile(join(folder, 'courses.html'), '<h1>Courses</h1>');
  await mkdir(join(folder, 'labs'));
  await writeFile(join(folder, 'labs', 'attack-frame.html'), '<h1>Frame</h1>');
  await writeFile(join(folder, 'labs', 'attack-frame.html.br'), 'brotli');
  await writeFile(join(folder, '404.html'), '<h1>Not here</h1>');
  await writeFile(join(folder, '500.html'), '<h1>Broken</h1>');
  await writeFile(join(folder, '_astro', 'x.abc.js'), '1');
  await writeFile(join(folder, '_astro', 'y.abc.css'), 'a{}');
  await writeFile(join(folder, '_astro', 'gone.abc.js'), '1');
  await writeFile(join(folder, '.env'), 'SECRET=1');
  const log = createLog('info', { write: (line: string) => void logLines.push(line) });
  const app = { config: readConfig({ TRUSTED_PROXIES: 'loopback' }), log, added: NO_ADDED_LABS } as App;
  server = createServer(createListener({ app, clientDir: folder, site, isReady: () => isReady }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('the listener', () => {
  it.each(['/courses', '/page', '/nowhere', '/throws', '/healthz', '/_astro/x.abc.js'])(
    'sets the security headers on %s',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('serves pages to be revalidated and hashed files for ever', async () => {
    expect((await ask('/courses')).headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect((await ask('/_astro/x.abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('says of every text which encoding it is in', async () => {
    for (const path of ['/courses', '/nowhere', '/throws', '/healthz', '/_astro/x.abc.js', '/_astro/y.abc.css']) {
      expect((await ask(path)).headers['content-type'], path).toMatch(/; ?charset=utf-8$/);
    }
  });

  it('sends a file whole whatever range is asked for, and goes on', async () => {
    for (const range of ['bytes=5-2', 'bytes=0-1', 'bytes=-1', 'bytes=1-', 'bytes=a-b', 'bytes=9-,0-', 'x']) {
      expect(await ask('/courses', { headers: { range } }), range).toMatchObject({
        status: 200,
        body: '<h1>Courses</h1>',
      });
    }
  });

  it('breaks off a file that cannot be read any more, and goes on', async () => {
    await rm(join(folder, '_astro', 'gone.abc.js'));
    logLines.length = 0;
    await expect(ask('/_astro/gone.abc.js')).rejects.toThrow();
    expect(logLines.join('')).toContain('page failed');
    expect((await ask('/_astro/x.abc.js')).status).toBe(200);
  });

  it('sends a page under one spelling of its address alone, as its policy goes by that', async () => {
    expect((await ask('/labs/attack-frame')).headers['content-security-policy']).toContain('sandbox allow-scripts');
    for (const path of [
      '%61ttack-frame',
      'attack-frame.html',
      'attack-frame.html/',
      'attack%2Dframe',
      'attack-frame.html.br',
    ]) {
      expect(await ask(`/labs/${path}`), path).toMatchObject({ status: 404, body: '<h1>Not here</h1>' });
    }
    expect(await ask('/labs/attack-frame/')).toMatchObject({
      status: 308,
      headers: { location: '/labs/attack-frame' },
    });
    for (const path of ['/404', '/404.html', '/500', '/_astro/x.abc.js/']) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it('lists no folder', async () => {
    for (const path of ['/_astro', '/_astro/']) expect((await ask(path)).status, path).toBe(404);
  });

  it('answers what it does not know with the site’s own page', async () => {
    expect(await ask('/nowhere')).toMatchObject({ status: 404, body: '<h1>Not here</h1>' });
  });

  it('serves no dotfile and nothing outside of the site', async () => {
    for (const path of [
      '/.env',
      '/.git/config',
      '/../package.json',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it('hides why a page failed and logs it with the id of the answer', async () => {
    const answer = await ask('/throws');
    expect(answer).toMatchObject({ status: 500, body: '<h1>Broken</h1>' });
    const id = String(answer.headers['x-request-id']);
    expect(logLines.find((line) => line.includes(id) && line.includes('secret detail'))).toBeDefined();
  });

  it('tells readiness apart from being alive', async () => {
    isReady = false;
    expect((await ask('/readyz')).status).toBe(503);
    expect((await ask('/healthz')).status).toBe(200);
    isReady = true;
    expect((await ask('/readyz')).status).toBe(200);
  });

  it('refuses methods that nothing here offers', async () => {
    const answer = await ask('/page', { method: 'TRACE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE');
  });

  it('refuses a JSON request from a foreign origin', async () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'application/json' };
    expect((await ask('/page', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(
      (await ask('/page', { method: 'POST', headers: { ...headers, origin: 'http://localhost:4321' }, body: '{}' }))
        .status,
    ).toBe(200);
  });

  it.each([
    ['the files of a lab', '/api/labs/search-that-leaks/attempts', BODY_BYTES_MAX],
    ['a draft', '/api/labs/search-that-leaks/draft', BODY_BYTES_MAX],
    ['what a device kept', '/api/progress/import', DEVICE_BYTES_MAX],
    ['a form', '/page', FORM_BYTES_MAX],
    ['a form under a path like that of files', '/api/labs/../attempts', FORM_BYTES_MAX],
  ])('takes a body at the limit and refuses one byte more before reading it: %s', async (_, path, limit) => {
    const send = (bytes: number): Promise<Answer> =>
      ask(path, { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-length': String(bytes) } });
    expect((await send(limit)).status).not.toBe(413);
    expect((await send(limit + 1)).status).toBe(413);
  });

  it('refuses a body of unknown length', async () => {
    expect(
      (await ask('/page', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'x' })).status,
    ).toBe(411);
  });

  it('refuses a request that says its length twice, or in a way that two servers could read differently', async () => {
    const head = 'POST /page HTTP/1.1\r\nHost: localhost:4321\r\n';
    const hidden = 'GET /smuggled HTTP/1.1\r\nHost: localhost:4321\r\n\r\n';
    seen.length = 0;
    for (const fields of [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'Content-Length: 5\r\nContent-Length: 6\r\n\r\n',
      'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
      'Content-Length: 0x5\r\n\r\n',
      'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    ]) {
      const answer = await askRaw(head + fields + hidden);
      expect(answer, fields).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer.match(/^HTTP\/1\.1 (?!4)/gm), fields).toBeNull();
    }
    expect(seen).toEqual([]);
  });

  it('shows pages the configured host and the address behind the trusted proxy, whatever the headers say', async () => {
    seen.length = 0;
    await ask('/page', {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '203.0.113.7' },
    });
    expect(seen).toEqual([{ host: 'localhost:4321', forwarded: undefined, address: '203.0.113.7' }]);
  });

  it('believes of forwarded addresses only what the trusted proxy has added', async () => {
    seen.length = 0;
    await ask('/page', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'x-real-ip': '198.51.100.1' } });
    expect(seen[0]?.address).toBe('203.0.113.7');
  });

  it('says in the line of a request which member asked', async () => {
    logLines.length = 0;
    expect((await ask('/mine')).status).toBe(403);
    expect(JSON.parse(logLines[0] ?? '')).toMatchObject({ path: '/mine', status: 403, memberId: 'member-1' });
  });

  it('logs one line a request, without the query', async () => {
    logLines.length = 0;
    await ask('/page?q=my-secret-search');
    const lines = logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ msg: 'request', method: 'GET', path: '/page', status: 200 });
    expect(String(lines[0]?.time)).toMatch(/Z$/);
    expect(logLines.join('')).not.toContain('my-secret-search');
  });
});
