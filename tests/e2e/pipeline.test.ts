import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runLab, VERDICT_TIME_MS_MAX } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const SOLUTION = join(import.meta.dirname, '../../labs/two-pairs-of-eyes/solution');
const TYPED = ['CODEOWNERS', 'workflows/ci.yml', 'workflows/welcome.yml'];
const TURNED = [
  'A new commit takes approvals away',
  'Owners of the files have to approve',
  'Somebody else approves the last push',
  'The history may be overwritten',
  'admins all of them',
];

const started = siteAndBrowser();

async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  await page.getByRole('tab', { name: new RegExp(name.replaceAll('.', '\\.')) }).focus();
  await page.keyboard.press('Enter');
}

it('a member writes rules, owners and workflows by keyboard alone until every replay holds, at the server too', async () => {
  const { page, context, faults } = await openMember(started, { width: 600, height: 900 });
  await page.goto('/labs/two-pairs-of-eyes');
  await page.locator('textarea').first().waitFor();
  expect(await runLab(page)).toBe('Not yet');
  for (const path of TYPED) {
    await openFile(page, path);
    await page.locator('textarea').first().focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(readFileSync(join(SOLUTION, path), 'utf8'));
  }
  await openFile(page, 'settings/branch-rules.yaml');
  for (const label of TURNED) await page.getByLabel(label).press('Space');
  await page.getByLabel('Checks that must succeed').focus();
  await page.keyboard.insertText('test');
  await page.keyboard.press('Tab');
  // The form writes the text beside it as a person would.
  const text = page.locator('textarea').first();
  await expect.poll(() => text.inputValue()).toBe(readFileSync(join(SOLUTION, 'settings/branch-rules.yaml'), 'utf8'));
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  expect(await text.inputValue()).toContain('required-checks: []');
  await page.getByRole('button', { name: 'Redo', exact: true }).press('Enter');
  await expect.poll(() => runLab(page), { timeout: VERDICT_TIME_MS_MAX }).toBe('Passed');
  const commits = page.getByRole('table', { name: 'What became of each commit' });
  expect(await commits.getByRole('row', { name: /Joost ships prices per harbour.*in production/ }).count()).toBe(1);
  expect(await page.locator('.days .lane').count()).toBe((await commits.getByRole('row').count()) - 1);
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  const results = page.locator('.results');
  await expect
    .poll(() => results.textContent(), { timeout: VERDICT_TIME_MS_MAX })
    .toMatch(/The gate is open.*Graded by the server/s);
  await context.close();
  expect(faults).toEqual([]);
});
