import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

/** Prerendered with and without a footer, made for the request, an error page. */
const PAGES = ['/', '/courses/implementation/how-sast-works', '/labs/search-that-leaks', '/sign-in', '/no-such-page'];

let open: RunningSite;
let closed: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [open, closed, browser] = await Promise.all([startSite({ INSECURE_LAN: 'true' }), startSite(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([open?.remove(), closed?.remove()]);
});

it.each(PAGES)('without encryption %s says so, and with it does not', async (path) => {
  for (const [site, isShown] of [
    [open, true],
    [closed, false],
  ] as const) {
    const { page, context } = await openVisitor(browser, site.origin);
    const told = page.waitForResponse((response) => response.url().endsWith('/api/me'));
    await page.goto(path);
    await told;
    await expect.poll(() => page.getByText('No encryption here').isVisible()).toBe(isShown);
    await context.close();
  }
});

it('a page that asks for a password says so without scripts', async () => {
  const { page, context } = await openVisitor(browser, open.origin, { javaScriptEnabled: false });
  await page.goto('/sign-in');
  expect(await page.getByText('No encryption here').isVisible()).toBe(true);
  await context.close();
});
