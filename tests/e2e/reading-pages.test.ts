import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it, test } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

/** One of each type of page that people read. */
const LESSON = '/courses/implementation/how-sast-works';
const PAGES = ['/', '/courses', '/courses/implementation', LESSON, '/labs', '/labs/map', '/glossary', '/no-such-page'];

/** Compressed, all scripts of a page together: reading needs none of them. */
const SCRIPT_BYTES_MAX = 15 * 1024;
const STYLE_BYTES_MAX = 20 * 1024;
/** A fifth of where "good" ends (0.1; web.dev, Cumulative Layout Shift): less than anybody sees. */
const LAYOUT_SHIFT_MAX = 0.02;

const started = siteAndBrowser();

async function onPage(
  path: string,
  options: Parameters<typeof openVisitor>[2],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, options);
  await page.goto(path, { waitUntil: 'networkidle' });
  await look(page);
  const isMissing = page.url().endsWith('/no-such-page');
  await context.close();
  expect(faults.filter((fault) => !(isMissing && fault.includes('status of 404')))).toEqual([]);
}

describe.each(PAGES)('%s', (path) => {
  it('stays within its budget of scripts and styles', async () => {
    const html = await (await fetch(started.site.origin + path)).text();
    expect(await compressedSize(html, 'js')).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
    expect(await compressedSize(html, 'css')).toBeLessThanOrEqual(STYLE_BYTES_MAX);
  });

  it('does not move while fonts and progress arrive', () =>
    onPage('/labs', { viewport: { width: 1280, height: 800 } }, async (page) => {
      for (const late of ['**/*.woff2', '**/api/me']) {
        await page.route(late, async (route) => {
          await new Promise((done) => setTimeout(done, 300));
          await route.continue();
        });
      }
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.evaluate(layoutShift)).toBeLessThanOrEqual(LAYOUT_SHIFT_MAX);
    }));
});

test('a term is explained by keyboard, and Esc closes it', () =>
  onPage(LESSON, {}, async (page) => {
    const term = page.locator('.term').first();
    await term.focus();
    await page.keyboard.press('Enter');
    const note = page.locator('.term-note:popover-open');
    expect(await note.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await note.count()).toBe(0);
    expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);
  }));

test('a knowledge check is answered by keyboard, at once, and a wrong answer says why', () =>
  onPage(LESSON, {}, async (page) => {
    const question = page.locator('[data-question]').first();
    const wrong = question.locator('.option:not([data-right])').first();
    await wrong.locator('input').focus();
    await page.keyboard.press('Space');
    expect(await wrong.locator('.why').isVisible()).toBe(false);
    await question.locator('[data-check]').focus();
    await page.keyboard.press('Enter');
    expect(await wrong.locator('.why').isVisible()).toBe(true);
    expect(await question.locator('.question-result').textContent()).toContain('Not right yet');
  }));

test('without scripts a lesson shows its questions with folded answers, and all labs are listed', () =>
  onPage(LESSON, { javaScriptEnabled: false }, async (page) => {
    const why = page.locator('.why').first();
    await why.locator('summary').click();
    expect(await why.locator('p').isVisible()).toBe(true);
    expect(await page.locator('[data-check]').first().isVisible()).toBe(false);
    await page.goto('/labs?language=none');
    expect(await page.locator('[data-filterable]:visible').count()).toBe(
      await page.locator('[data-filterable]').count(),
    );
  }));

test('labs are filtered by the address, which follows the form', () =>
  onPage('/labs?language=python', {}, async (page) => {
    const shown = page.locator('[data-filterable]:visible');
    expect(await shown.count()).toBeGreaterThan(0);
    for (const row of await shown.all()) expect(await row.getAttribute('data-language')).toBe('python');
    await page.getByLabel('Language').selectOption('');
    expect(new URL(page.url()).search).toBe('');
  }));

test('a chosen theme is there before the first paint of the next page', () =>
  onPage('/', { colorScheme: 'light' }, async (page) => {
    await page.getByLabel('Dark').check({ force: true });
    await page.goto('/courses', { waitUntil: 'commit' });
    await page.locator('body').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  }));

/** Runs in the page: all that moved since it was opened. */
function layoutShift(): Promise<number> {
  return new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 200);
  });
}

/** Files that a page names, and what those import. */
async function compressedSize(html: string, ending: 'js' | 'css'): Promise<number> {
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'client');
  const waiting = [...html.matchAll(new RegExp(`/_astro/[^"]+\\.${ending}`, 'g'))].map(([path]) => path);
  const seen = new Set<string>();
  let size = 0;
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await readFile(join(folder, path), 'utf8');
    size += gzipSync(text).length;
    waiting.push(
      ...[...text.matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g)].map(
        ([, one, other]) => `/_astro/${one ?? other}`,
      ),
    );
  }
  return size;
}
