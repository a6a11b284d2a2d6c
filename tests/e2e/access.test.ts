import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, type WatchedPage } from '../support/browser.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

/** One of every kind of page that a visitor can open. */
const PUBLIC_PAGES = [
  '/',
  '/courses',
  '/courses/implementation',
  '/courses/implementation/how-sast-works',
  '/labs',
  '/labs/search-that-leaks',
  '/labs/guestbook-that-runs',
  '/labs/harbour-charts',
  '/playground',
  '/glossary',
  '/sign-in',
  '/join',
  '/recover',
  '/reset',
  '/no-such-page',
];
const MEMBER_PAGES = [
  '/me',
  '/me/account',
  '/me/sessions',
  '/me/data',
  '/sign-out',
  '/admin',
  '/admin/audit',
  '/admin/invitations',
  '/admin/members/:id',
];
/** What the server sends instead of a page; no address of their own shows them. */
const TROUBLE_PAGES = ['500.html', '503.html'];
const CLIENT = join(import.meta.dirname, '..', '..', 'dist', 'client');

/** WCAG 2.2's smallest supported width (1.4.10). */
const WIDTH_MIN = 320;
/** More stops than the longest page has; a walk that is longer goes in circles. */
const STOPS_MAX = 400;

let site: RunningSite;
let browser: Browser;
let administrator: WatchedPage;

async function becomeAdministrator(page: Page): Promise<void> {
  await page.goto(site.firstAdminLink ?? '');
  await page.getByLabel('Name', { exact: true }).fill('Anke de Boer');
  await page.getByLabel('E-mail address').fill('anke@example.org');
  await page.locator('#password').fill('seven lanterns on the pier');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL('**/admin');
}

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  administrator = await openVisitor(browser, site.origin);
  await becomeAdministrator(administrator.page);
});

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

/** The address of the administrator's own page in the list of members. */
async function memberPage(page: Page): Promise<string> {
  await page.goto('/admin');
  return (await page.locator('a[href^="/admin/members/"]').first().getAttribute('href')) ?? '';
}

/** Opens a page and waits until what is personal on it, and a lab's editor, are there. */
async function settle(page: Page, pattern: string): Promise<void> {
  const path = pattern.endsWith('/:id') ? await memberPage(page) : pattern;
  await Promise.all([page.waitForResponse('**/api/me'), page.goto(path)]);
  if (path === '/playground') await page.locator('[data-play-state="done"]').waitFor();
  if (/^\/labs\/./.test(path)) await page.locator('.monaco-editor .view-line, .workspace textarea').first().waitFor();
}

/** What axe finds, a line each; its only rule of WCAG 2.2 is off unless asked for. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

interface Stop {
  readonly label: string;
  /** On the screen, and not under something else. */
  readonly isVisible: boolean;
  /** Drawn so that a person sees where the focus is. */
  readonly isMarked: boolean;
}

/** Runs in the page: where the focus is, and whether a person could see it. */
function describeFocus(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const label = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
  const isVisible = [0.5, 0.1, 0.9].some((part) => {
    const top = document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2);
    if (!top) return false;
    return element.contains(top) || top.contains(element) || top.closest('label')?.contains(element) === true;
  });
  const outlined = [element, element.closest('label')].some(
    (part) => part && getComputedStyle(part).outlineStyle !== 'none',
  );
  // A gate of the town is marked by its own shape.
  const shape = element.querySelector('.town-hit');
  return { label, isVisible, isMarked: outlined || (shape !== null && getComputedStyle(shape).stroke !== 'none') };
}

/** Every stop of the Tab key from the top of the page to its end. */
async function tabWalk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < STOPS_MAX; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(
    `Tab never left the page; the last stops: ${stops
      .slice(-5)
      .map((stop) => stop.label)
      .join(', ')}`,
  );
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(PUBLIC_PAGES)('axe finds nothing on %s', async (path) => {
    const visitor = await openVisitor(browser, site.origin, { colorScheme, reducedMotion: 'reduce' });
    await settle(visitor.page, path);
    expect(await violations(visitor.page)).toEqual([]);
    expect(visitor.faults.filter((fault) => !(path === '/no-such-page' && fault.includes('404')))).toEqual([]);
    await visitor.context.close();
  });

  it.each(MEMBER_PAGES)('axe finds nothing on %s', async (path) => {
    await administrator.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(administrator.page, path);
    expect(await violations(administrator.page)).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('when something is wrong, in the %s theme', (colorScheme) => {
  it.each(TROUBLE_PAGES)('axe finds nothing on %s, and nothing is wider than 320 px', async (file) => {
    const { page, context } = await openVisitor(browser, site.origin, {
      colorScheme,
      viewport: { width: WIDTH_MIN, height: 640 },
    });
    await page.route('**/trouble', (route) => route.fulfill({ path: join(CLIENT, file), contentType: 'text/html' }));
    await settle(page, '/trouble');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });

  it('axe finds nothing on the page that refuses a member', async () => {
    const { page, context } = await openVisitor(browser, site.origin, { colorScheme });
    await page.goto('/join');
    await page.getByLabel('Name', { exact: true }).fill('Sietske Bos');
    await page.getByLabel('E-mail address').fill(`sietske-${colorScheme}@example.org`);
    await page.locator('#password').fill('seven lanterns on the pier');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.waitForURL('**/me');
    await settle(page, '/admin');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});

describe('on a small screen', () => {
  it.each([...PUBLIC_PAGES, ...MEMBER_PAGES])('nothing on %s is wider than 320 px', async (path) => {
    const state = await administrator.context.storageState();
    const { page, context } = await openVisitor(browser, site.origin, {
      viewport: { width: WIDTH_MIN, height: 640 },
      storageState: state,
    });
    await settle(page, path);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('by keyboard alone', () => {
  it.each(PUBLIC_PAGES.filter((path) => !/^\/(labs\/.|playground)/.test(path)))(
    'every stop on %s can be seen, and Tab leaves it',
    async (path) => {
      const { page, context } = await openVisitor(browser, site.origin, { reducedMotion: 'reduce' });
      await settle(page, path);
      const stops = await tabWalk(page);
      expect(stops.length).toBeGreaterThan(5);
      expect(stops.filter((stop) => !stop.isVisible || !stop.isMarked)).toEqual([]);
      await context.close();
    },
  );

  it.each(['/labs/search-that-leaks', '/playground'])('Esc, then Tab leaves the code editor on %s', async (path) => {
    const { page, context } = await openVisitor(browser, site.origin);
    await settle(page, path);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.locator('.monaco-editor').first().click();
    const isInEditor = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    await page.keyboard.press('Tab');
    expect(await isInEditor()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await isInEditor()).toBe(false);
    await context.close();
  });

  it('the first stop of a page leads past its header', async () => {
    const { page, context } = await openVisitor(browser, site.origin);
    for (const path of ['/', '/courses', '/glossary', '/labs/search-that-leaks']) {
      await settle(page, path);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href')), path).toMatch(/^#/);
    }
    await context.close();
  });
});
