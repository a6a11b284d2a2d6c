import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from './chromium.ts';

/** Starts the Chromium that the set-up found. */
export async function launchBrowser(): Promise<Browser> {
  return launchChromium(inject('chromium'));
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors, refused loads and policy violations since the page was opened. A good walk leaves it empty. */
  readonly faults: string[];
}

/** A fresh visitor. Requests that leave the site count as faults: nothing of ours calls elsewhere. */
export async function openVisitor(
  browser: Browser,
  origin: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol))
      faults.push(`left the site: ${url.href}`);
  });
  return { page, context, faults };
}
