import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServerResponse } from 'node:http';
import sirv from 'sirv';

/**
 * Pages are sent from memory, under one address each: the policy of a page is chosen by its address, and another spelling of
 * it (an escape, a slash at the end, the file's own name) would be sent under the policy of something else. No name of a
 * file here needs an escape; compressed variants are chosen by what the browser takes.
 */
const NO_FILE = /%|\/$|\.(html|br|gz)$/;

/** File names below `_astro` carry a hash of their content: a year is "for ever". */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Pages are the same for everyone, so anyone may keep them; asking each time whether they changed is cheap. */
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Texts say which encoding they are in (ASVS 5.0 4.1.1); what serves the files says it for HTML alone. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the files of the built site other than pages, with the variants compressed at build time. `next` is called for what is not a file.
 * Files are listed once: the build must be complete before the server starts.
 */
export function staticFiles(clientDir: string): ReturnType<typeof sirv> {
  const files = sirv(clientDir, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders(response, pathname) {
      response.setHeader('Cache-Control', pathname.startsWith('/_astro/') ? IMMUTABLE : REVALIDATE);
      const type = TEXT_TYPES[extname(pathname)];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  return (request, response, next) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (NO_FILE.test(path)) void next?.();
    else void files(request, response, next);
  };
}

/** What a page says while too much is going on; the middleware sends it. */
export function busyPage(clientDir: string): string {
  const path = join(clientDir, '503.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : '<!doctype html><title>Too much is going on here</title>';
}

/** The prerendered page for a status, read once; plain text where the build has none. */
export function errorPage(clientDir: string, status: 404 | 500): (response: ServerResponse) => void {
  const path = join(clientDir, `${status}.html`);
  const page = existsSync(path) ? readFileSync(path) : null;
  return (response) => {
    response.statusCode = status;
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', page ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8');
    response.end(page ?? (status === 404 ? 'Not found\n' : 'Something went wrong\n'));
  };
}
