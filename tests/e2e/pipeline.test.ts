import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

const SOLUTION = join(import.meta.dirname, '../../labs/two-pairs-of-eyes/solution');
const PATHS = ['CODEOWNERS', 'settings/branch-rules.yaml', 'workflows/ci.yml', 'workflows/welcome.yml'];
const VERDICT_TIME_MS_MAX = 45_000;

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

async function verdict(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: VERDICT_TIME_MS_MAX });
  await page.locator('.verdict').waitFor({ timeout: VERDICT_TIME_MS_MAX });
  return (await page.locator('.verdict h3').textContent()) ?? '';
}

it('rules, owners and workflows are written by keyboard alone until every replay holds', async () => {
  const { page, context, faults } = await openVisitor(browser, site.origin, { viewport: { width: 600, height: 900 } });
  await page.goto('/labs/two-pairs-of-eyes');
  await page.locator('textarea').first().waitFor();
  expect(await verdict(page)).toBe('Not yet');
  for (const path of PATHS) {
    const name = path.split('/').at(-1) ?? path;
    await page.getByRole('tab', { name: new RegExp(name.replaceAll('.', '\\.')) }).focus();
    await page.keyboard.press('Enter');
    await page.locator('textarea').first().focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(readFileSync(join(SOLUTION, path), 'utf8'));
  }
  await expect.poll(() => verdict(page), { timeout: VERDICT_TIME_MS_MAX }).toBe('Passed');
  await context.close();
  expect(faults).toEqual([]);
});
