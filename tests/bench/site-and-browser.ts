import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildSite, ROOT } from '../../src/cli/build.ts';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

/** Builds the site, starts it and a Chromium, and prints what they run on. */
export async function startMeasuring(): Promise<{ readonly site: RunningSite; readonly browser: Browser }> {
  await buildSite(join(ROOT, 'dist'));
  const [site, browser] = [await startSite({ LOG_LEVEL: 'error' }), await launchChromium(await findChromium())];
  const [cpu] = cpus();
  console.log(
    `${cpus().length} × ${cpu?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, Chromium ${browser.version()}`,
  );
  return { site, browser };
}
