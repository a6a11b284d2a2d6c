import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'deploy-door';
const SOLUTION = readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/trust-policy.json`), 'utf8');
/** More parts than the workspace has: then F6 does not reach the editor at all. */
const F6_MAX = 6;

const started = siteAndBrowser();

it('a trust policy is mended by keyboard alone, and each decision is explained', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 600, height: 900 },
  });
  await page.goto(`/labs/${LAB}`);
  await page.locator('.desk').waitFor();
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain("A stranger's repository on the same platform");
  expect(await results.textContent()).toMatch(/It gets through[\s\S]*the subject tells yours from theirs/);
  const isInEditor = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA');
  for (let press = 0; press < F6_MAX && !(await isInEditor()); press += 1) await page.keyboard.press('F6');
  const write = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
  };
  await write(SOLUTION.replace('"Effect"', '"effect"'));
  await expect.poll(() => results.textContent()).toMatch(/Would not be saved[\s\S]*it is written Effect/);
  await write(SOLUTION);
  await expect.poll(() => page.locator('.verdict h3').textContent()).toBe('Passed');
  expect(await results.textContent()).toContain('The right ones come in, and nobody else');
  await context.close();
  expect(faults).toEqual([]);
});
