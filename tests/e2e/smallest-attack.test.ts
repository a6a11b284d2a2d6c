import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'search-that-leaks';
/** Words are banned; `or` is not among them. */
const BANNED = readFileSync(join(import.meta.dirname, `../../labs/${LAB}/misfixes/banned-words/app.js`), 'utf8');
/** A run and some dozens of attacks, each in a fresh app, on a busy machine. */
const SEARCH_TIME_MS_MAX = 60_000;

const started = siteAndBrowser();

it('a half-right fix is beaten by the smallest attack, which is replayed step by step by keyboard', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 600, height: 900 },
  });
  await page.goto(`/labs/${LAB}`);
  const editor = page.locator('textarea').first();
  await editor.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(BANNED);
  await page.keyboard.press('Control+Enter');
  const row = page
    .locator('.proof > ul > li')
    .filter({ hasText: 'A search cannot switch off the condition it stands in' });
  await row.waitFor({ timeout: SEARCH_TIME_MS_MAX });
  await row.locator('summary').focus();
  if (!(await row.locator('details').evaluate((details: HTMLDetailsElement) => details.open)))
    await page.keyboard.press('Enter');
  await row.getByRole('button', { name: 'Find the smallest attack that gets through' }).focus();
  await page.keyboard.press('Enter');
  const heading = row.getByRole('heading', { name: 'The smallest attack that gets through' });
  await heading.waitFor({ timeout: SEARCH_TIME_MS_MAX });
  expect(await row.locator('.smallest code').first().textContent()).toMatch(/^x'\)+ ?or/i);
  const steps = row.locator('.smallest .transcript > li');
  expect(await steps.count()).toBe(1);
  await row.getByRole('button', { name: 'Next step' }).focus();
  for (let press = 0; press < 9; press += 1) await page.keyboard.press('Enter');
  const total = Number(/of (\d+)/.exec((await row.locator('.stepper .numbers').textContent()) ?? '')?.[1]);
  expect(total).toBeGreaterThan(1);
  expect(await steps.count()).toBe(total);
  await context.close();
  expect(faults).toEqual([]);
});
