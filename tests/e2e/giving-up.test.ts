import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { joinAsMember } from '../support/member-session.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'search-that-leaks';

const started = siteAndBrowser();

it('a member who is stuck gives up by keyboard, reads the solution, and progress says so', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1280, height: 900 },
  });
  const cookie = await joinAsMember(started.site.origin);
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, url: started.site.origin }]);
  await page.goto(`/labs/${LAB}`);
  const way = page.getByRole('button', { name: 'you may give up and see the solution' });
  await way.focus();
  await page.keyboard.press('Enter');
  // Second thoughts cost nothing.
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.evaluate((path) => fetch(path).then(({ status }) => status), `/api/labs/${LAB}/solution`)).toBe(
    403,
  );
  await way.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show the solution' }).focus();
  await page.keyboard.press('Enter');
  const solution = page.getByRole('region', { name: 'Solutions compared' });
  await solution.waitFor();
  expect(await way.count()).toBe(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download javascript-sql-injection.yaml' }).click();
  expect((await download).suggestedFilename()).toBe('javascript-sql-injection.yaml');
  await page.getByRole('link', { name: 'javascript-sql-injection' }).click();
  await expect.poll(() => page.locator('[data-playground]').textContent()).toContain('Opened from a link');
  await page.goto('/me');
  const row = page.locator(`[data-lab="${LAB}"]`).first();
  await expect.poll(() => row.locator('[data-progress-word]').textContent()).toMatch(/Solution seen/);
  await context.close();
  // The one refusal that was asked for.
  expect(faults.filter((fault) => !fault.includes('403'))).toEqual([]);
});
