import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageMemory } from './page-memory.ts';

let folder: string;
let server: Server;

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((done, failed) => {
    const request = httpRequest({ port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', failed).end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-pages-'));
  await mkdir(join(folder, 'courses'));
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, 'courses.html'), 'plain');
  await writeFile(join(folder, 'courses.html.br'), 'brotli');
  await writeFile(join(folder, 'courses.html.gz'), 'gzip');
  await writeFile(join(folder, 'courses', 'build.html'), 'build');
  await writeFile(join(folder, '404.html'), 'not here');
  const pages = pageMemory(folder);
  server = createServer((request, response) => {
    if (pages(request, response, request.url ?? '')) return;
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('pages in memory', () => {
  it('answers for paths without an ending, and for the start page', async () => {
    expect((await ask('/')).body).toBe('home');
    expect((await ask('/courses/build')).body).toBe('build');
    expect((await ask('/courses/nothing')).status).toBe(404);
  });

  it('does not offer an error page as a page', async () => {
    expect((await ask('/404')).status).toBe(404);
  });

  it('leads from a slash at the end to the page, and nowhere else', async () => {
    const answer = await ask('/courses/build/');
    expect(answer).toMatchObject({ status: 308, headers: { location: '/courses/build' }, body: '' });
    for (const path of ['//courses/', '/courses//', '/nothing/', '//evil.example/', '/404/']) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['gzip;q=1, br;q=0', 'gzip', 'gzip'],
    ['identity', undefined, 'plain'],
    ['', undefined, 'plain'],
  ])('sends what the browser takes: %s', async (accepted, encoding, body) => {
    const answer = await ask('/courses', { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.body).toBe(body);
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.headers['content-length']).toBe(String(body.length));
  });

  it('sends a page as it is where the build left it uncompressed', async () => {
    const answer = await ask('/', { 'accept-encoding': 'br' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toBe('home');
  });

  it('answers 304 to a browser that has the page, and only then', async () => {
    const { etag = '' } = (await ask('/courses')).headers;
    expect((await ask('/courses', { 'if-none-match': etag })).status).toBe(304);
    expect((await ask('/courses', { 'if-none-match': `W/"other", ${etag}` })).status).toBe(304);
    expect((await ask('/', { 'if-none-match': etag })).status).toBe(200);
  });

  it('sends no body to HEAD', async () => {
    const answer = await ask('/courses', {}, 'HEAD');
    expect(answer.body).toBe('');
    expect(answer.headers['content-length']).toBe('5');
  });
});
