/** Requests a second of a lesson page and of a signed-in page, and the bytes of every kind of page. See docs/performance.md. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { buildSite, ROOT } from '../../src/cli/build.ts';
import { startSite } from '../support/running-site.ts';
import { joinAsMember } from '../support/member-session.ts';

/** Long enough that a pause of the garbage collector does not decide the figure. */
const SECONDS = 10;
const CONNECTIONS = 20;
const ROUNDS = 3;

const LESSON = '/courses/implementation/how-sast-works';
const PAGES = [
  '/',
  '/courses',
  '/courses/implementation',
  LESSON,
  '/labs',
  '/labs/search-that-leaks',
  '/glossary',
  '/sign-in',
];

async function rate(url: string, headers: Record<string, string>): Promise<string> {
  const rates: number[] = [];
  const slow: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
    rates.push(result.requests.average);
    slow.push(result.latency.p99);
  }
  rates.sort((a, b) => a - b);
  return `${rates.map((each) => each.toFixed(0)).join(' / ')} requests/s (${ROUNDS} rounds), p99 ${Math.max(...slow)} ms`;
}

/** Scripts and styles that the page itself names, modules they import included, as gzip. */
function bytesOf(page: string, html: string): string {
  const client = join(ROOT, 'dist', 'client');
  const sizes = { js: 0, css: 0 };
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const bytes = readFileSync(join(client, path));
    sizes[path.endsWith('.css') ? 'css' : 'js'] += gzipSync(bytes, { level: 9 }).length;
    if (!path.endsWith('.js')) return;
    // Static imports only: what is imported later is not part of opening the page.
    for (const match of bytes.toString().matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      visit(`/_astro/${match[1]}`);
  };
  for (const match of html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)) visit(match[1] ?? '');
  return `${page.padEnd(46)} html ${gzipSync(html).length}  js ${sizes.js}  css ${sizes.css}  (bytes, gzip)`;
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`,
);
await buildSite(join(ROOT, 'dist'));
const site = await startSite({ LOG_LEVEL: 'error' });
try {
  for (const page of PAGES) console.log(bytesOf(page, await (await fetch(site.origin + page)).text()));
  const cookie = await joinAsMember(site.origin);
  const compressed = { 'accept-encoding': 'br' };
  console.log(`lesson page:     ${await rate(site.origin + LESSON, compressed)}`);
  console.log(`signed-in /me:   ${await rate(`${site.origin}/me`, { ...compressed, cookie })}`);
  console.log(`/api/me:         ${await rate(`${site.origin}/api/me`, { ...compressed, cookie })}`);
} finally {
  await site.remove();
}
