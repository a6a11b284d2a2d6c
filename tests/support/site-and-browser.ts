import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, openVisitor, type WatchedPage } from './browser.ts';
import { joinAsMember } from './member-session.ts';
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

/** A page on a desktop, of somebody who has just joined. */
export async function openMember(
  { site, browser }: SiteAndBrowser,
  viewport: { readonly width: number; readonly height: number } = { width: 1500, height: 900 },
): Promise<WatchedPage> {
  const visitor = await openVisitor(browser, site.origin, { viewport });
  const [name = '', value = ''] = (await joinAsMember(site.origin)).split('=', 2);
  await visitor.context.addCookies([{ name, value, url: site.origin }]);
  return visitor;
}
