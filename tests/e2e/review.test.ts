import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { submitLab } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'friday-afternoon-search';
/** The tools, the files and some lines are before it; more stops than this and Tab does not get there. */
const TABS_MAX = 40;

const started = siteAndBrowser();

const focused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < TABS_MAX && !(await focused(page, selector)); press += 1)
    await page.keyboard.press('Tab');
  expect(await focused(page, selector), selector).toBe(true);
}

it('a member reads a pull request, comments and decides by keyboard alone, and the server says who was accused for nothing', async () => {
  const { page, context, faults } = await openMember(started, { width: 600, height: 900 });
  await page.goto(`/labs/${LAB}`);
  await page.locator('.review').waitFor();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await tabTo(page, '[data-line]');
  await page.keyboard.press('n');
  expect(await focused(page, '[data-hunk]')).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('p');
  const place = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['line']);
  await page.keyboard.press('c');
  await expect.poll(() => focused(page, '.comment-form select')).toBe(true);
  await page.keyboard.press('h');
  await tabTo(page, '.comment-form input[list]');
  await page.keyboard.insertText('89');
  await tabTo(page, '.comment-form textarea');
  await page.keyboard.insertText('Is this bound?');
  await tabTo(page, '.comment-form [type="submit"]');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.card').textContent())
    .toMatch(/high[\s\S]*CWE-89 SQL injection[\s\S]*Is this bound/);
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['line'])).toBe(place);
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results-body');
  await expect.poll(() => results.textContent()).toContain('a review without an end holds everybody up');
  // A comment that was hasty goes, comes back, and goes.
  await page.locator(`[data-line="${place}"]`).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.card').count()).toBe(0);
  await page.locator('.tools button').first().press('Enter');
  await expect.poll(() => page.locator('.card').count()).toBe(1);
  await tabTo(page, '[name="decision"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('The review is complete. Submit it');
  await page.reload();
  await expect.poll(() => page.locator('.card').count()).toBe(1);
  await submitLab(page, 'Not yet');
  // Nothing is wrong with this one: the comment goes for good, and the change is approved.
  await page.locator(`[data-line="${place}"]`).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.card').count()).toBe(0);
  await page.locator('[name="decision"][value="approve"]').focus();
  await page.keyboard.press('Space');
  await submitLab(page, 'Passed');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await context.close();
  expect(faults).toEqual([]);
});
