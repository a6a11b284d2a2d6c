import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { BacklogAnswer, ChecklistAnswer, PlanAnswer } from '#core/grading/kinds/decide/answer.ts';
import { submitLab } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'vouchers-before-christmas';
const { places: SOLUTION } = JSON.parse(
  readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/answer.json`), 'utf8'),
) as ChecklistAnswer;
const { order: BACKLOG_ORDER } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../labs/what-goes-first/solution/answer.json'), 'utf8'),
) as BacklogAnswer;
const KEY_OF = { launch: '1', later: '2', out: '3' } as const;
/** More parts than the workspace has: then F6 does not reach the list at all. */
const F6_MAX = 6;
/** More controls than the whole desk has. */
const TAB_MAX = 80;

const started = siteAndBrowser();

const isInList = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('.row') !== null);

it('a member makes a checklist by keyboard alone: the browser says what is open, the server what comes of it', async () => {
  const { page, context, faults } = await openMember(started);
  await page.goto(`/labs/${LAB}`);
  await page.locator('.checklist').waitFor();
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect
    .poll(() => results.textContent())
    .toContain(`${SOLUTION.length} of ${SOLUTION.length} requirements have no place yet.`);

  for (let press = 0; press < F6_MAX && !(await isInList(page)); press += 1) await page.keyboard.press('F6');
  for (const [index, { id, place }] of SOLUTION.entries()) {
    if (index > 0) await page.keyboard.press('j');
    await expect.poll(() => page.locator('.row.current').getAttribute('data-id')).toBe(id);
    await page.keyboard.press(KEY_OF[place]);
  }
  await expect.poll(() => page.locator('.checklist .numbers').textContent()).toBe(`48 of 48 placed`);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.checklist .numbers').textContent()).toBe(`47 of 48 placed`);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('Everything is filled in and fits.');
  expect(await results.textContent()).not.toContain('half year');
  const draft = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(draft).toContain(SOLUTION.at(-1)?.id);
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent()).toContain('Nothing that this list could have prevented.');
  expect(await results.textContent()).toContain('Graded by the server');
  await context.close();
  expect(faults).toEqual([]);
});

it('a member works through a backlog by keyboard alone: figures, an order that fills its sprints, and what comes of it', async () => {
  const { page, context, faults } = await openMember(started);
  await page.goto('/labs/what-goes-first');
  await page.locator('.backlog').waitFor();
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain('There is no figure yet.');

  const focusedId = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  for (let press = 0; press < F6_MAX && (await focusedId()) !== 'figure-mttr'; press += 1)
    await page.keyboard.press('F6');
  for (const value of ['23', '58.8', '6', '26']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  const focusedName = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const tabTo = async (name: string): Promise<void> => {
    for (let press = 0; press < TAB_MAX && (await focusedName()) !== name; press += 1) await page.keyboard.press('Tab');
    expect(await focusedName()).toBe(name);
  };
  await tabTo('Add TW-34 at the end');
  await page.keyboard.press('Enter');
  await tabTo('Add TW-35 at the end');
  await page.keyboard.press('Enter');
  const order = (): Promise<string[]> => page.locator('.order ol .id').allTextContents();
  await expect.poll(order).toEqual(['TW-34', 'TW-35']);
  await page.locator('.order .free button').first().focus();
  for (let press = 0; press < TAB_MAX && (await focusedName()) !== 'Move TW-35 up'; press += 1)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(order).toEqual(['TW-35', 'TW-34']);
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual(['TW-34', 'TW-35']);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('Everything is filled in and fits.');
  expect(await results.textContent()).not.toContain('What happens');
  // The order is made anew, as ours.
  await page.locator('.order .free button').first().focus();
  for (let undo = 0; undo < 2; undo += 1) await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual([]);
  for (const id of BACKLOG_ORDER) {
    await page.getByRole('button', { name: `Add ${id} at the end`, exact: true }).focus();
    await page.keyboard.press('Enter');
  }
  await expect.poll(order).toEqual(BACKLOG_ORDER);
  await submitLab(page, 'Passed');
  expect(await results.textContent()).toContain('What happens');
  await context.close();
  expect(faults).toEqual([]);
});

it('a member plans thirteen weeks by keyboard alone, and the server plays them', async () => {
  const { page, context, faults } = await openMember(started);
  const lab = join(import.meta.dirname, '../../labs/ninety-days/solution/answer.json');
  const { actions } = JSON.parse(readFileSync(lab, 'utf8')) as PlanAnswer;
  await page.goto('/labs/ninety-days');
  await page.locator('.plan').waitFor();
  const focusedId = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  for (let press = 0; press < F6_MAX && !(await focusedId()).startsWith('week-'); press += 1)
    await page.keyboard.press('F6');
  const fields = await page.locator('.plan select').evaluateAll((all) => all.map(({ id }) => id));
  for (const field of fields) {
    expect(await focusedId()).toBe(field);
    const week = actions.find(({ id }) => `week-${id}` === field)?.week ?? 0;
    for (let press = 0; press < week; press += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }
  const planned = (): Promise<string | null> => page.locator('.plan .numbers').textContent();
  await expect.poll(planned).toBe(`${actions.length} of ${fields.length} actions have a week`);
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain('Everything is filled in and fits.');
  expect(await results.textContent()).not.toContain('What happens');
  const draft = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(draft).toContain('newcomer');
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent()).toContain('Ninety days that last');
  await expect.poll(() => results.getByRole('img', { name: /^Trust: from 25/ }).count()).toBe(1);
  await context.close();
  expect(faults).toEqual([]);
});
