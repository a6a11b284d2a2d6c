import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'shell-in-the-request';
const SOLUTION = readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/rule.yaml`), 'utf8');
/** More parts than the workspace has: then F6 does not reach the editor at all. */
const F6_MAX = 6;

const started = siteAndBrowser();

it('a rule is written by keyboard alone, and the samples say how it does meanwhile', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1000, height: 900 },
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => localStorage.setItem('gatehouse:workspace:1', '{"editor":"plain"}'));
  await page.goto(`/labs/${LAB}`);
  const samples = page.locator('.samples');
  await samples.waitFor();
  await expect.poll(() => samples.locator('summary').textContent()).toContain('5 of 10 right');
  expect(await samples.textContent()).toMatch(/Photos of a trip are zipped\s*found/);
  expect(await samples.textContent()).toMatch(/A label is printed for a boat\s*missed/);

  const isInEditor = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA');
  for (let press = 0; press < F6_MAX && !(await isInEditor()); press += 1) await page.keyboard.press('F6');
  const write = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  };
  await write(SOLUTION.replace('pattern-sinks:', 'pattern-sink:'));
  await expect.poll(() => page.locator('.problem').textContent()).toContain('pattern-sink');
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toMatch(/Not a rule yet[\s\S]*pattern-sink/);

  await write(SOLUTION.replace('- pattern: os.popen($LINE, ...)', ''));
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('Found: A helper asks a camera for a picture');
  expect(await results.textContent()).toMatch(/as they stand\s*5\s*4\s*1\s*0\s*80 %\s*100 %/);
  await expect.poll(() => samples.locator('summary').textContent()).toContain('9 of 10 right');

  await write(SOLUTION);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.verdict h3').textContent()).toBe('Passed');
  await context.close();
  expect(faults).toEqual([]);
});
