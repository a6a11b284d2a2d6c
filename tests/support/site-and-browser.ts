import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningSite, startSite } from './running-site.ts';

/** What a browser test needs, there from its first test on. */
export interface SiteAndBrowser {
  readonly site: RunningSite;
  readonly browser: Browser;
}

/** One server and one Chromium for all tests of a file: started before the first, gone after the last. */
export function siteAndBrowser(): SiteAndBrowser {
  let site: RunningSite | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.remove();
  });
  const started = <T>(one: T | undefined): T => {
    if (!one) throw new Error('Ask for the site and the browser inside of a test.');
    return one;
  };
  return {
    get site() {
      return started(site);
    },
    get browser() {
      return started(browser);
    },
  };
}
