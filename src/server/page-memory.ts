import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import Negotiator from 'negotiator';

/** By preference. The build wrote each page in all of them, if it is long enough to gain by it. */
const ENCODINGS = { br: '.br', gzip: '.gz', identity: '' } as const;
type Encoding = keyof typeof ENCODINGS;
const ENCODING_NAMES = Object.keys(ENCODINGS) as Encoding[];

interface Page {
  /** Of the content, so that every instance and every encoding has the same: weak, as bytes differ by encoding. */
  readonly etag: string;
  readonly variants: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/** Paths of the site are given without `.html`, and `index` is the folder itself. */
const pathOf = (file: string): string =>
  `/${file.replaceAll('\\', '/')}`.replace(/\.html$/, '').replace(/\/index$/, '') || '/';

function readPage(file: string): Page {
  const html = readFileSync(file);
  const variants = Object.entries(ENCODINGS)
    .filter(([, suffix]) => existsSync(file + suffix))
    .map(([encoding, suffix]) => [encoding, suffix === '' ? html : readFileSync(file + suffix)] as const);
  return {
    etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
    variants: Object.fromEntries(variants),
  };
}

function isUnchanged(request: IncomingMessage, etag: string): boolean {
  return (request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim() === etag);
}

/** One address a page. Only to a path that is in memory: `//evil.example/` is no page. */
function redirect(response: ServerResponse, path: string): true {
  response.statusCode = 308;
  response.setHeader('Location', path);
  response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
  response.end();
  return true;
}

/**
 * The prerendered pages, kept in memory: all of a site are a few megabytes, and opening a file costs more than sending it.
 * @returns a function that answers a request for such a page, or returns false
 */
export function pageMemory(
  clientDir: string,
): (request: IncomingMessage, response: ServerResponse, path: string) => boolean {
  // Error pages are sent with their own status.
  const files = globSync('**/*.html', { cwd: clientDir }).filter((file) => !/^(404|500|503)\.html$/.test(file));
  const pages = new Map(files.map((file) => [pathOf(file), readPage(join(clientDir, file))]));
  return (request, response, path) => {
    const page = pages.get(path);
    if (!page) {
      const plain = path.replace(/\/$/, '');
      return pages.has(plain) && redirect(response, plain);
    }
    response.setHeader('Vary', 'Accept-Encoding');
    // The same for everyone, so anyone may keep it; asking each time whether it changed is cheap.
    response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
    response.setHeader('ETag', page.etag);
    if (isUnchanged(request, page.etag)) {
      response.statusCode = 304;
      response.end();
      return true;
    }
    // Of what the browser takes, ours to choose: browsers give all the same weight.
    const accepted = new Negotiator(request).encodings(Object.keys(page.variants));
    const encoding = ENCODING_NAMES.find((name) => accepted.includes(name)) ?? 'identity';
    const body = page.variants[encoding] ?? page.variants.identity;
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Length', body?.length ?? 0);
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}
