/** Time from "Run" to the verdict on the screen, in Chromium, for each lab: the first and the next ones. See docs/performance.md. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/cli/build.ts';
import { startMeasuring } from './site-and-browser.ts';

const WARM_RUNS = 15;
/** Nobody runs again in the frame in which the verdict appeared; in this time the worker makes its next instances ready. */
const PAUSE_MS = 500;

const { site, browser } = await startMeasuring();
try {
  for (const lab of readdirSync(join(ROOT, 'labs'))) {
    const page = await (await browser.newContext({ baseURL: site.origin })).newPage();
    await page.goto(`/labs/${lab}`);
    // With the code editor where there is one: it comes by itself, and takes the thread while it does.
    await page.locator('[data-workspace][data-ready]').waitFor();
    await page.waitForLoadState('networkidle');
    const times: number[] = [];
    for (let run = 0; run <= WARM_RUNS; run += 1) {
      await page.waitForTimeout(PAUSE_MS);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.waitForFunction((count) => performance.getEntriesByName('verdict', 'measure').length > count, run);
      times.push(await page.evaluate(() => performance.getEntriesByName('verdict', 'measure').at(-1)?.duration ?? 0));
    }
    const [first = 0, ...warm] = times;
    warm.sort((a, b) => a - b);
    const at = (share: number): string => (warm[Math.floor((warm.length - 1) * share)] ?? 0).toFixed(0);
    console.log(
      `${lab.padEnd(22)} first ${first.toFixed(0)} ms, then min ${at(0)} / median ${at(0.5)} / p95 ${at(0.95)} ms (${WARM_RUNS} runs)`,
    );
    await page.context().close();
  }
} finally {
  await browser.close();
  await site.remove();
}
