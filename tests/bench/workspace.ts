// From the address to the first editor that takes a key, on a slow machine, and what came over the wire until the page is
// still. Run: node bin/launch.js tests/bench/workspace.ts
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { loadLabs } from '#features/labs/load-lab.ts';
import { buildSite, ROOT } from '../../src/cli/build.ts';
import { findChromium } from '../support/chromium.ts';
import { startSite } from '../support/running-site.ts';

/** A phone of some years ago against the machine of a developer. */
const SLOWDOWN = 4;
const ROUNDS = 5;

/** What a file is for, by its address. */
const PARTS: readonly (readonly [part: string, address: RegExp])[] = [
  ['code editor', /monaco|codicon/i],
  ['runtime and grammars', /\.(wasm|snapshot|bin)$|sandbox|grammar/i],
  ['fonts', /\.woff2?$/],
  ['styles', /\.css$/],
  ['lab', /\/labs\/[^/]+\.json$/],
  ['scripts', /\.js$/],
];
const partOf = (url: string): string => PARTS.find(([, address]) => address.test(new URL(url).pathname))?.[0] ?? 'page';

async function open(
  browser: Browser,
  origin: string,
  lab: string,
): Promise<{ ms: number; bytes: Map<string, number> }> {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const bytes = new Map<string, number>();
  const urls = new Map<string, string>();
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = partOf(urls.get(requestId) ?? origin);
    bytes.set(part, (bytes.get(part) ?? 0) + encodedDataLength);
  });
  await page.goto(`/labs/${lab}`, { waitUntil: 'commit' });
  const field = page.locator('.editor-part').locator('textarea, input, select, button').first();
  await field.waitFor();
  const ms = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  await context.close();
  return { ms, bytes };
}

const found = await findChromium();
await buildSite(join(ROOT, 'dist'));
const site = await startSite({ LOG_LEVEL: 'error' });
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...found.args],
  env: { ...(process.env as Record<string, string>), ...found.env },
});
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, Chromium ${browser.version()}, ${SLOWDOWN} times slower`,
);
try {
  const kinds = new Map([...(await loadLabs()).values()].map(({ public: { kind, id } }) => [kind, id]));
  for (const [kind, lab] of kinds) {
    const times: number[] = [];
    let last = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, bytes } = await open(browser, site.origin, lab);
      times.push(ms);
      last = bytes;
    }
    times.sort((a, b) => a - b);
    const parts = [...last].map(([part, size]) => `${part} ${Math.ceil(size / 1000)} kB`).join(', ');
    console.log(
      `${kind} (${lab}): first editor min ${times[0]?.toFixed(0)} / median ${times[Math.floor(ROUNDS / 2)]?.toFixed(0)} ms; ${parts}`,
    );
  }
} finally {
  await browser.close();
  await site.remove();
}
