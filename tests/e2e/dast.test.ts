import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DastAnswer } from '#core/grading/kinds/dast/answer.ts';
import { CHECK_WORDS } from '../../src/components/workspace/kinds/dast/check-words.ts';
import { WEEKDAYS, type WatchAnswer } from '#core/grading/kinds/dast/watch/answer.ts';
import { SCAN_CHECKS } from '#core/grading/kinds/dast/scan/scan.ts';
import { VERDICT_TIME_MS_MAX } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'the-other-door';
const SOLUTION = JSON.parse(
  readFileSync(join(import.meta.dirname, `../../labs/${LAB}/solution/answer.json`), 'utf8'),
) as DastAnswer;
/** More parts than the workspace has. */
const F6_MAX = 6;
const patient = { timeout: VERDICT_TIME_MS_MAX };

const started = siteAndBrowser();

/** Writes over what stands in a field, by keyboard. */
async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** Chooses the option with this value, by keyboard. */
async function choose(page: Page, selector: string, value: string): Promise<void> {
  const field = page.locator(selector);
  await field.focus();
  await page.keyboard.press('Home');
  const at = await field
    .locator('option')
    .evaluateAll((all, wanted) => all.findIndex((one) => (one as HTMLOptionElement).value === wanted), value);
  for (let press = 0; press < at; press += 1) await page.keyboard.press('ArrowDown');
}

it('a member asks by hand, lets the scanner ask and reports by keyboard alone, and the server sends it again', async () => {
  const { page, context, faults } = await openMember(started);
  await page.goto(`/labs/${LAB}`);
  await page.locator('.dast').waitFor();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  for (let press = 0; press < F6_MAX && (await focused()) !== 'raw-request'; press += 1)
    await page.keyboard.press('F6');
  await page.keyboard.press('Alt+Enter');
  await expect.poll(() => page.locator('.answer pre').textContent(), patient).toContain('Tidewater for guests');

  await write(page, '#scan-hosts', SOLUTION.scan.hosts.join('\n'));
  await write(page, '#scan-exclude', SOLUTION.scan.exclude.join('\n'));
  await write(page, '#scan-rate', String(SOLUTION.scan.ratePerMinute));
  await page.keyboard.press('Tab');
  const boxes = page.locator('.dast fieldset input');
  expect(await boxes.count()).toBe(2 + SCAN_CHECKS.length);
  for (let index = 0; index < 2 + SCAN_CHECKS.length; index += 1) {
    await boxes.nth(index).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Scan', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.suspicions').textContent(), patient).toContain("Another user's data");
  for (const name of ['Dismiss: Reflected script at /packing-list', 'Dismiss: Cookie without its attributes at /']) {
    await page.getByRole('button', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  }
  const top = page.locator('.dast .numbers');
  await expect.poll(() => top.textContent()).toBe('0 reported, 2 dismissed');

  for (const [index, { check, session, request, compare }] of SOLUTION.confirmed.entries()) {
    const send = async (text: string): Promise<void> => {
      const before = await page.locator('.history li').count();
      await write(page, '#raw-request', text);
      await page.keyboard.press('Alt+Enter');
      await expect.poll(() => page.locator('.history li').count(), patient).toBe(before + 1);
    };
    await choose(page, '.bar select >> nth=0', session);
    if (compare) await send(compare);
    await send(request);
    const newest = await page.locator('.history .count').first().textContent();
    await choose(page, '.answer select >> nth=0', compare ? String(Number(newest) - 1) : '0');
    await choose(page, '.answer select >> nth=1', check);
    await page.locator('.report').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => top.textContent()).toBe(`${index + 1} reported, 2 dismissed`);
  }
  await page.keyboard.press('Control+z');
  await expect.poll(() => top.textContent()).toContain(`${SOLUTION.confirmed.length - 1} reported`);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent(), patient).toContain('Everything is filled in and fits.');
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent(), patient).toContain('A report that can be sent again');
  await context.close();
  expect(faults).toEqual([]);
});

it('a member plans scans over four weeks by keyboard alone, and the server lives through them', async () => {
  const plan = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../labs/what-nobody-announced/solution/answer.json'), 'utf8'),
  ) as WatchAnswer;
  const { page, context, faults } = await openMember(started);
  await page.goto('/labs/what-nobody-announced');
  await page.locator('.dast').waitFor();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  for (let press = 0; press < F6_MAX && (await focused()) !== 'add-scan'; press += 1) await page.keyboard.press('F6');
  const top = page.locator('.dast .numbers');
  const tick = async (group: string, label: string): Promise<void> => {
    await page.locator(group).getByLabel(label, { exact: true }).focus();
    await page.keyboard.press('Space');
  };

  for (const [index, { days, hour, onRelease, scan }] of plan.scans.entries()) {
    await page.locator('#add-scan').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => top.textContent()).toContain(`${index + 1} planned`);
    const group = `.planned >> nth=${index}`;
    for (const day of days) await tick(group, WEEKDAYS[day] ?? '');
    if (onRelease) await tick(group, 'after each release');
    await choose(page, `#scan-${index}-hour`, String(hour));
    await write(page, `#scan-${index}-rate`, String(scan.ratePerMinute));
    // The second one has taken over what the first one does.
    if (index > 0) continue;
    await write(page, '#scan-0-hosts', scan.hosts.join('\n'));
    await write(page, '#scan-0-exclude', scan.exclude.join('\n'));
    await page.keyboard.press('Tab');
    for (const name of ['Buoy', 'Beacon', ...scan.checks.map((one) => CHECK_WORDS[one])]) await tick(group, name);
    await page.locator(group).getByRole('button', { name: 'Scan', exact: true }).focus();
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => page.locator('.suspicions').textContent(), patient).toContain('Cookie without');
  for (const { check, path } of plan.dismissed) {
    await page
      .getByRole('button', { name: `Dismiss: ${CHECK_WORDS[check]} at ${path}`, exact: true })
      .first()
      .focus();
    await page.keyboard.press('Enter');
  }
  await write(page, '#inside-path', plan.signedIn.path);
  await write(page, '#inside-shows', plan.signedIn.shows);
  await page.keyboard.press('Tab');
  await page.locator(`input[name=channel][value=${plan.channel}]`).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => top.textContent()).toBe('2 planned, 2 dismissed');
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent(), patient).toContain('Everything is filled in and fits.');
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent(), patient).toContain('It is noticed while it is small');
  expect(await page.getByRole('img', { name: 'No content policy: live for 41 hours' }).count()).toBe(1);
  await context.close();
  expect(faults).toEqual([]);
});
