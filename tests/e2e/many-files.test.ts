import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const started = siteAndBrowser();

it('a lab of many files has a tree, which arrows go through', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1280, height: 900 },
  });
  await page.goto('/labs/harbour-charts');
  const tree = page.getByRole('navigation', { name: 'All files' });
  await tree.getByRole('button', { name: 'app.py' }).focus();
  await page.keyboard.press('End');
  expect(await tree.locator('[aria-current]').getAttribute('data-path')).toBe('config/payments.ini');
  await expect.poll(() => page.locator('.editor').textContent()).toContain('gateway');
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await tree.isVisible()).toBe(false);
  expect(await page.getByRole('tab').count()).toBeGreaterThan(6);
  await context.close();
  expect(faults).toEqual([]);
});

it('the open file is formatted, compared with the start and taken back', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 600, height: 900 },
  });
  await page.goto('/labs/search-that-leaks');
  const editor = page.locator('textarea').first();
  await editor.fill('export   default {a:"b"}');
  const menu = page.locator('.status summary', { hasText: 'Files' });
  await menu.click();
  await page.getByRole('button', { name: 'Format app.js' }).click();
  await expect.poll(() => editor.inputValue()).toBe("export default { a: 'b' };\n");
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => editor.inputValue()).toBe('export   default {a:"b"}');
  await editor.fill('export default = ');
  await menu.click();
  await page.getByRole('button', { name: 'Format app.js' }).click();
  await expect.poll(() => page.locator('.work').textContent()).toContain('app.js cannot be formatted');
  expect(await editor.inputValue()).toBe('export default = ');
  await page.getByRole('button', { name: 'Compare with the start' }).click();
  const changes = page.getByRole('region', { name: 'Comparison of app.js' });
  await expect.poll(() => changes.textContent()).toContain('import express');
  await page.getByRole('button', { name: 'Back to the editor' }).first().click();
  expect(await changes.count()).toBe(0);
  await context.close();
  expect(faults).toEqual([]);
});
