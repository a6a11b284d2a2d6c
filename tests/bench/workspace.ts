// From the address to the first editor that takes a key, on a slow machine, and what came over the wire until the page is
// still. Run: node bin/launch.js tests/bench/workspace.ts
import type { Browser } from 'playwright-core';
import { loadLabs } from '#features/labs/load-lab.ts';
import { startMeasuring } from './site-and-browser.ts';

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

const { site, browser } = await startMeasuring();
console.log(`${SLOWDOWN} times slower`);
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
