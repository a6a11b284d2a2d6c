import type { IncomingHttpHeaders } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a request that may change something was sent by a page of ours, whatever its content type. Browsers send
 * `Origin` with every unsafe method; a request that carries neither it nor `Sec-Fetch-Site` comes from no browser, has no
 * ambient cookie to abuse, and is let through.
 */
export function isSameOrigin(method: string, headers: IncomingHttpHeaders, origin: string): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin !== undefined) return headers.origin === origin;
  return site !== undefined || headers.cookie === undefined;
}
