import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DependenciesAnswer } from '#core/grading/kinds/dependencies/answer.ts';
import { runLab, submitLab, VERDICT_TIME_MS_MAX } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = join(import.meta.dirname, '../../labs/six-advisories');
const MANIFEST = readFileSync(join(LAB, 'solution/package.json'), 'utf8');
const { decisions } = JSON.parse(readFileSync(join(LAB, 'solution/answer.json'), 'utf8')) as DependenciesAnswer;
const WORDS = { upgrade: 'Upgrade', replace: 'Replace', 'not-affected': 'Not affected' } as const;

const started = siteAndBrowser();

it('a member decides six advisories by keyboard alone, and the manifest with them', async () => {
  const { page, context, faults } = await openMember(started, { width: 600, height: 900 });
  await page.goto('/labs/six-advisories');
  await page.locator('.advisories').waitFor();
  expect(await runLab(page)).toBe('Not yet');
  for (const { advisory, action, justification, ground } of decisions) {
    const group = page.getByRole('group', { name: `Decision on ${advisory}` });
    await group.getByRole('radio', { name: WORDS[action], exact: true }).focus();
    await page.keyboard.press('Space');
    if (!justification) continue;
    await group.getByLabel('Justification').selectOption(justification);
    await group.getByLabel('What you looked at').focus();
    await page.keyboard.insertText(ground ?? '');
  }
  // Decisions alone change nothing that is installed but what the lockfile lets move.
  expect(await runLab(page)).toBe('Not yet');
  await page.getByRole('tab', { name: /^package\.json/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('textarea').first().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(MANIFEST);
  await expect.poll(() => runLab(page), { timeout: VERDICT_TIME_MS_MAX }).toBe('Passed');
  expect(await page.locator('.verdict').textContent()).toContain('Installed');
  await page.getByRole('tab', { name: /^Advisories/ }).focus();
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as VEX' }).click();
  const vex = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { vulnerabilities: unknown[] };
  expect(vex.vulnerabilities).toHaveLength(decisions.length);
  await submitLab(page, 'Passed');
  await context.close();
  expect(faults).toEqual([]);
});
