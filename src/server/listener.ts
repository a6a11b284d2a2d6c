import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import compression from 'compression';
import proxyAddr from 'proxy-addr';
import { addedLabsPath, isInside } from './added-labs-path.ts';
import type { App } from './app.ts';
import { BODY_BYTES_MAX } from './body-bytes.ts';
import { isSameOrigin } from './origin-check.ts';
import { pageMemory } from './page-memory.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { busyPage, errorPage, staticFiles } from './static-files.ts';

/** What a device kept: 500 lessons and 500 labs (import-device.ts), each with its date and hash. */
export const DEVICE_BYTES_MAX = 256 * 1024;

/** Forms and events are a few kilobytes. Anybody may send one, and a megabyte of empty parts keeps its parser busy for 0.4 s. */
export const FORM_BYTES_MAX = 32 * 1024;

/** Longer paths than this are nobody's link; node's own bound is on all headers together. */
const URL_LENGTH_MAX = 2048;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Astro's handler as the adapter builds it: pages and endpoints that are rendered on demand. */
export type SiteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => void | Promise<void>;

/** What Astro hands on to pages; the middleware fills in the member. */
interface Locals {
  readonly app: App;
  readonly requestId: string;
  readonly address: string;
  readonly member: { readonly id: string } | null;
  readonly busyPage: string;
}

export interface ListenerOptions {
  readonly app: App;
  readonly clientDir: string;
  readonly site: SiteHandler;
  /** False while starting and stopping; then `/readyz` answers 503. */
  readonly isReady: () => boolean;
}

/** By the plain spelling of an address; any other is a form's. */
function bodyBytesMax(path: string): number {
  if (/^\/api\/labs\/[\w-]+\/(attempts|draft)$/.test(path)) return BODY_BYTES_MAX;
  return path === '/api/progress/import' ? DEVICE_BYTES_MAX : FORM_BYTES_MAX;
}

interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is refused before anything of ours looks at the request. */
function refusal(request: IncomingMessage, path: string, origin: string): Refusal | null {
  const method = request.method ?? '';
  if (!METHODS.includes(method)) {
    return { status: 405, message: `${method} is not offered here.`, headers: { Allow: METHODS.join(', ') } };
  }
  if ((request.url ?? '').length > URL_LENGTH_MAX) return { status: 414, message: 'This address is too long.' };
  if (!isSameOrigin(method, request.headers, origin)) {
    return { status: 403, message: `This request did not come from ${origin}. Open the page there and try again.` };
  }
  if (method === 'GET' || method === 'HEAD') return null;
  // Without a length nobody knows how much is coming; browsers always state it.
  if (request.headers['transfer-encoding'] !== undefined) {
    return { status: 411, message: 'Send the body with a Content-Length.' };
  }
  const bytesMax = bodyBytesMax(path);
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) {
    return {
      status: 413,
      message: `The body is larger than ${bytesMax / 1024} kB.`,
      headers: { Connection: 'close' },
    };
  }
  return null;
}

function sendText(response: ServerResponse, status: number, message: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${message}\n`);
}

function sendRefusal(response: ServerResponse, { status, message, headers = {} }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendText(response, status, message);
}

/** Lets the request ask for the page that has labs of this installation, where one does. */
function leadInside(request: IncomingMessage, path: string, added: App['added']): boolean {
  const inside = addedLabsPath(path, added);
  if (inside !== null) request.url = (request.url ?? '').replace(path, inside);
  return inside !== null;
}

/** Names the configured origin and the socket's truth, so that nothing below can be told otherwise by a header. */
function distrustHeaders(request: IncomingMessage, origin: URL): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete request.headers[name];
  }
  request.headers.host = origin.host;
}

/**
 * Files go out whole, as RFC 9110 14.2 allows: they are small, compressed and cached. What sends them takes the numbers of
 * a range as they come, and `bytes=5-2` would be an exception that nobody catches.
 */
function ignoreRange(request: IncomingMessage): void {
  delete request.headers.range;
}

/** One line a request. Who asked is known once the middleware has looked: so a refusal (403, 404, 422, 429) has a name. */
function logWhenDone(
  log: App['log'],
  request: IncomingMessage,
  response: ServerResponse,
  { path, locals }: { readonly path: string; readonly locals: Locals },
): void {
  const started = performance.now();
  response.on('close', () => {
    const { requestId, address, member } = locals;
    const fields = { requestId, method: request.method, path, status: response.statusCode, address };
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log[response.statusCode >= 500 ? 'error' : 'info'](
      { ...fields, memberId: member?.id, ms, complete: response.writableFinished },
      'request',
    );
  });
}

/** The one listener of the process: headers on every answer, then health, refusals, files, pages. */
export function createListener({ app, clientDir, site, isReady }: ListenerOptions): RequestListener {
  const { config, log } = app;
  const trust = proxyAddr.compile([...config.trustedProxies]);
  const pages = pageMemory(clientDir);
  const files = staticFiles(clientDir);
  const [notFound, broken] = [errorPage(clientDir, 404), errorPage(clientDir, 500)];
  const busy = busyPage(clientDir);
  const compress = compression();

  const fail = (response: ServerResponse, requestId: string, error: unknown): void => {
    log.error({ requestId, err: error }, 'page failed');
    if (!response.headersSent) broken(response);
    else response.destroy();
  };
  const render = (request: IncomingMessage, response: ServerResponse, locals: Locals): void => {
    compress(request as never, response as never, () => {
      const next = (error?: unknown): void =>
        error === undefined ? notFound(response) : fail(response, locals.requestId, error);
      Promise.try(site, request, response, next, locals).catch(next);
    });
  };

  return (request, response) => {
    const requestId = randomUUID();
    const address = proxyAddr(request, trust);
    // Without the query: it may hold what a member searched for.
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    response.setHeader('X-Request-Id', requestId);
    setSecurityHeaders(response, path);
    const locals: Locals = { app, requestId, address, member: null, busyPage: busy };
    logWhenDone(log, request, response, { path, locals });
    if (path === '/healthz') return sendText(response, 200, 'ok');
    if (path === '/readyz') return sendText(response, isReady() ? 200 : 503, isReady() ? 'ready' : 'not ready');
    const refused = refusal(request, path, config.origin.origin);
    if (refused) {
      if (refused.status === 403)
        log.warn({ requestId, address, path, origin: request.headers.origin }, 'foreign origin refused');
      return sendRefusal(response, refused);
    }
    distrustHeaders(request, config.origin);
    ignoreRange(request);
    if (isInside(path)) return notFound(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return render(request, response, locals);
    if (leadInside(request, path, app.added)) return render(request, response, locals);
    try {
      if (pages(request, response, path)) return;
      // Errors of the disk (a file gone in a rebuild, too many open ones) have no other listener, and would end the process.
      response.on('pipe', (file: Readable) => file.once('error', (error) => fail(response, requestId, error)));
      files(request, response, () => render(request, response, locals));
    } catch (error) {
      // Thrown out of here it would end the process, and with it everybody's request.
      fail(response, requestId, error);
    }
  };
}
