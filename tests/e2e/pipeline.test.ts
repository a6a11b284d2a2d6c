import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runLab, VERDICT_TIME_MS_MAX } from '../support/run-lab.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const SOLUTION = join(import.meta.dirname, '../../labs/two-pairs-of-eyes/solution');
const PATHS = ['CODEOWNERS', 'settings/branch-rules.yaml', 'workflows/ci.yml', 'workflows/welcome.yml'];

const started = siteAndBrowser();

it('a member writes rules, owners and workflows by keyboard alone until every replay holds, at the server too', async () => {
  const { page, context, faults } = await openMember(started, { width: 600, height: 900 });
  await page.goto('/labs/two-pairs-of-eyes');
  await page.locator('textarea').first().waitFor();
  expect(await runLab(page)).toBe('Not yet');
  for (const path of PATHS) {
    const name = path.split('/').at(-1) ?? path;
    await page.getByRole('tab', { name: new RegExp(name.replaceAll('.', '\\.')) }).focus();
    await page.keyboard.press('Enter');
    await page.locator('textarea').first().focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(readFileSync(join(SOLUTION, path), 'utf8'));
  }
  await expect.poll(() => runLab(page), { timeout: VERDICT_TIME_MS_MAX }).toBe('Passed');
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  const results = page.locator('.results');
  await expect
    .poll(() => results.textContent(), { timeout: VERDICT_TIME_MS_MAX })
    .toMatch(/The gate is open.*Graded by the server/s);
  await context.close();
  expect(faults).toEqual([]);
});
