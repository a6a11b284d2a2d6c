import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { SecretsAnswer } from '#core/grading/kinds/secrets/answer.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'the-key-that-was-deleted';
const SOLUTION = JSON.parse(
  readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/answer.json`), 'utf8'),
) as SecretsAnswer;
/** More parts than the workspace has. */
const F6_MAX = 6;
/** More controls than the whole desk has. */
const TAB_MAX = 80;

const started = siteAndBrowser();

/** Tab by tab until the control that a selector names has the focus. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = (): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let press = 0; press < TAB_MAX && !(await isThere()); press += 1) await page.keyboard.press(key);
  expect(await isThere(), selector).toBe(true);
}

it('a member finds what leaked, responds and prevents by keyboard alone, and the server lets it be tried', async () => {
  const { page, context, faults } = await openMember(started);
  await page.goto(`/labs/${LAB}`);
  await page.locator('.secrets').waitFor();
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain('No line is marked yet.');

  const isInRecords = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.records') !== null);
  for (let press = 0; press < F6_MAX && !(await isInRecords()); press += 1) await page.keyboard.press('F6');
  for (const { record, path, side, line, credential } of SOLUTION.marks) {
    await page.getByRole('button', { name: record }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-line]');
    const wanted = `${path}|${side}|${line}`;
    for (let press = 0; press < line; press += 1) {
      if (await page.evaluate((one) => document.activeElement?.getAttribute('data-line') === one, wanted)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('c');
    await page.keyboard.press('Home');
    const index = await page
      .locator('.opens select option')
      .evaluateAll(
        (options, id) => options.findIndex((option) => (option as HTMLOptionElement).value === id),
        credential,
      );
    for (let press = 0; press < index; press += 1) await page.keyboard.press('ArrowDown');
  }
  const top = page.locator('.secrets .numbers');
  await expect.poll(() => top.textContent()).toBe(`${SOLUTION.marks.length} marked, 0 steps`);
  for (const step of SOLUTION.steps) {
    await page.locator(`[data-free="${step}"]`).focus();
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => top.textContent()).toContain(`${SOLUTION.steps.length} steps`);
  await page.keyboard.press('Control+z');
  await expect.poll(() => top.textContent()).toContain(`${SOLUTION.steps.length - 1} steps`);
  await page.keyboard.press('Control+Shift+z');
  await page.locator('[name="history"]').first().focus();
  await page.keyboard.press('Space');
  await tabTo(page, '.reason select');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#push-rules');
  await page.keyboard.insertText(SOLUTION.rules);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => page.locator('.pushes .failed').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('Everything is filled in and fits.');
  expect(await results.textContent()).not.toContain('buoy');
  const draft = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(draft).toMatch(/isPushRule[\\"]+: true/);
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent()).toContain('Dead before it was tried');
  expect(await results.textContent()).toContain('Tidepay refuses');
  await context.close();
  expect(faults).toEqual([]);
});
