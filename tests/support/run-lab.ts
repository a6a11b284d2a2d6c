import type { Page } from 'playwright-core';

/** A run with the download of its runtime, on a busy machine. */
export const VERDICT_TIME_MS_MAX = 45_000;

/** Runs a lab by keyboard. @returns the head of its verdict */
export async function runLab(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: VERDICT_TIME_MS_MAX });
  await page.locator('.verdict').waitFor({ timeout: VERDICT_TIME_MS_MAX });
  return (await page.locator('.verdict h3').textContent()) ?? '';
}

/** Has the server grade what is there, by keyboard, and waits until its verdict begins so. */
export async function submitLab(page: Page, head: string): Promise<void> {
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await page
    .locator('.verdict', { hasText: 'Graded by the server' })
    .filter({ has: page.getByRole('heading', { name: head, exact: true }) })
    .waitFor({ timeout: VERDICT_TIME_MS_MAX });
}
