import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { TriageAnswer } from '#core/grading/kinds/triage/answer.ts';
import { submitLab } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'twelve-before-noon';
const SOLUTION = JSON.parse(
  readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/answer.json`), 'utf8'),
) as TriageAnswer;
/** More parts than the workspace has: then F6 does not reach the list at all. */
const F6_MAX = 6;
/** More controls than lie between a finding and its last field. */
const TAB_MAX = 60;

const started = siteAndBrowser();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLInputElement ? element.name.replace(/-.*/, '') : (element?.className ?? '');
  });

/** Tab by tab until a control of this kind has the focus. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let press = 0; press < TAB_MAX && !wanted.test(await focused(page)); press += 1)
    await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(wanted);
}

/** Of a group of radio buttons, by its arrows. */
async function choose(page: Page, name: string, value: string | null): Promise<void> {
  await tabTo(page, new RegExp(`^${name}$`));
  const chosen = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  await page.keyboard.press('Space');
  for (let press = 0; press < TAB_MAX && (await chosen()) !== value; press += 1) await page.keyboard.press('ArrowDown');
}

it('a member judges findings by keyboard alone; what is open is said, what is right only by the server', async () => {
  const { page, context, faults } = await openMember(started);
  await page.goto(`/labs/${LAB}`);
  await page.locator('.triage').waitFor();
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain('12 of 12 findings have no verdict yet.');

  const toList = async (): Promise<void> => {
    for (let press = 0; press < F6_MAX && !/^pick/.test(await focused(page)); press += 1)
      await page.keyboard.press('F6');
  };
  await toList();
  const decide = async (index: number): Promise<void> => {
    const decision = SOLUTION.decisions[index];
    if (!decision) return;
    const { verdict, reason, action, note } = decision;
    if (index > 0) {
      await toList();
      await page.keyboard.press('j');
    }
    await expect.poll(() => page.locator('.pick[aria-current="true"] .id').textContent()).toBe(`F${index + 1}`);
    await page.keyboard.press(verdict === 'real' ? 't' : 'f');
    await choose(page, 'reason', reason);
    await choose(page, 'action', action);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(note);
    await page.keyboard.press('Tab');
  };
  for (const index of [0, 1, 2]) await decide(index);
  expect(await page.locator('nav .numbers').textContent()).toBe('3 of 12 decided');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('9 of 12 findings have no verdict yet.');
  const draft = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));
  for (const { note } of SOLUTION.decisions.slice(0, 3)) await expect.poll(draft).toContain(note);
  expect(await results.textContent()).not.toContain('can be attacked');
  for (let index = 3; index < SOLUTION.decisions.length; index += 1) await decide(index);
  await submitLab(page, 'Passed');
  expect(await results.textContent()).toContain('can be attacked');
  await context.close();
  expect(faults).toEqual([]);
});
