import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type WatchedPage } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LESSON = '/courses/implementation/injection-and-the-missing-boundary';
const LAB = 'search-that-leaks';
const LAB_TITLE = 'The search that reads another table';
const SOLUTION = join(import.meta.dirname, '..', '..', 'labs', LAB, 'solution', 'app.js');

/** A verdict on a busy machine of two cores, the runtime's download included. */
const VERDICT_TIME_MS_MAX = 45_000;

const started = siteAndBrowser();
let visitor: WatchedPage;
let page: Page;

beforeAll(async () => {
  visitor = await openVisitor(started.browser, started.site.origin, { viewport: { width: 1280, height: 900 } });
  page = visitor.page;
});

const verdict = () => page.locator('.verdict');

async function run(): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await verdict().waitFor({ timeout: VERDICT_TIME_MS_MAX });
}

/** Types into the code editor as a person would paste: over all that stands there. */
async function replaceCode(text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** The first screen of the open file; the editor keeps only what is in view in the page. */
async function firstLines(of: Page): Promise<string> {
  const editor = of.locator('.monaco-editor').first();
  await editor.click();
  await of.keyboard.press('ControlOrMeta+Home');
  return (await editor.textContent()) ?? '';
}

/** Each step begins where the one before ended: one person, one afternoon. */
describe('a visitor becomes a member', () => {
  it('reads a lesson and answers its check, which the device remembers', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Courses', exact: true }).first().click();
    await page
      .getByRole('link', { name: /Implementation & development/ })
      .first()
      .click();
    await page.goto(LESSON);
    await expect.poll(() => page.locator('h1').textContent()).toBe('Injection and the missing boundary');
    for (const question of await page.locator('[data-question]').all()) {
      for (const option of await question.locator('[data-right] .choice').all()) await option.click();
      await question.getByRole('button', { name: 'Check answer' }).click();
      await expect.poll(() => question.getByRole('status').textContent()).toMatch(/right/i);
    }
    await page.goto('/courses/implementation');
    const done = page.locator(`a[href="${LESSON}"]`).locator('xpath=ancestor::li[1]');
    await expect.poll(() => done.textContent()).toMatch(/done|completed/i);
  });

  it('opens the lab and sees the attack succeed on the unfixed code', async () => {
    await page.goto(`/labs/${LAB}`);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await run();
    expect(await verdict().textContent()).toMatch(/Checked in your browser/);
    const groups = await verdict().locator('.proof-line li').allTextContents();
    expect(groups.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/It still works (\d+)\/\1/),
      expect.stringMatching(/The attack .*0\/5/),
      expect.stringMatching(/The cause .*0\/1/),
    ]);
    expect(await verdict().textContent()).toContain('is answered with password hashes');
    expect(await verdict().locator('mark').first().textContent()).toMatch(/\$argon2id|\d{4}|@/);
  });

  it('applies the fix and passes in the browser', async () => {
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: started.site.origin });
    await replaceCode(await readFile(SOLUTION, 'utf8'));
    await run();
    await expect.poll(() => verdict().locator('header.passed').count(), { timeout: VERDICT_TIME_MS_MAX }).toBe(1);
  });

  it('joins, has the server grade the same work, and passes there', async () => {
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.locator('#join-note').getByRole('link', { name: 'Join' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Femke Visser');
    await page.getByLabel('E-mail address').fill('femke@example.org');
    await page.locator('#password').fill('three herons over wet sand');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.waitForURL(`**/labs/${LAB}`);
    await expect.poll(() => firstLines(page)).toContain('SORT_COLUMNS');
    await page
      .getByRole('button', { name: /Submit|Have it graded/ })
      .first()
      .click();
    await expect
      .poll(() => verdict().locator('header').textContent(), { timeout: VERDICT_TIME_MS_MAX })
      .toMatch(/Graded by the server/);
    expect(await verdict().locator('header.passed').count()).toBe(1);
  });

  it('finds lesson and lab in the progress on the home page, after a restart of the server too', async () => {
    await started.site.restart();
    await page.goto('/');
    await expect.poll(() => page.locator('header').first().textContent()).toContain('Femke');
    await expect.poll(() => page.locator('.to-build [data-progress-count]').textContent()).toMatch(/^2 of \d+ done$/);
    await expect.poll(() => page.locator('[data-continue]').isVisible()).toBe(true);
    await page.goto('/me');
    const shown = await page.locator('main').textContent();
    expect(shown).toContain('Implementation & development');
    await page.goto('/labs');
    const lab = page.getByRole('link', { name: LAB_TITLE }).locator('xpath=ancestor::li[1]');
    await expect.poll(() => lab.textContent()).toMatch(/passed/i);
  });

  it('finds the draft and the progress on another machine', async () => {
    const other = await openVisitor(started.browser, started.site.origin);
    await other.page.goto('/sign-in');
    await other.page.getByLabel('E-mail address').fill('femke@example.org');
    await other.page.locator('#password').fill('three herons over wet sand');
    await other.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.page.waitForURL('**/me');
    await other.page.goto(LESSON);
    await other.page.goto(`/labs/${LAB}`);
    await expect.poll(() => firstLines(other.page)).toContain('SORT_COLUMNS');
    expect(other.faults).toEqual([]);
    await other.context.close();
  });

  it('met no error, no blocked load and no call to another site on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});

it('a lab that was passed before joining is graded by the server without being submitted again', async () => {
  const other = await openVisitor(started.browser, started.site.origin);
  const at = new Date().toISOString();
  const kept = {
    'gatehouse.progress': { version: 1, lessons: {}, labs: { [LAB]: { state: 'passed', at } }, last: null },
    [`gatehouse:draft:1:${LAB}`]: { files: { 'app.js': await readFile(SOLUTION, 'utf8') }, savedAt: Date.parse(at) },
  };
  await other.page.goto('/join');
  await other.page.evaluate((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, JSON.stringify(value));
  }, kept);
  await other.page.getByLabel('Name', { exact: true }).fill('Sietske Bos');
  await other.page.getByLabel('E-mail address').fill('sietske@example.org');
  await other.page.locator('#password').fill('three herons over wet sand');
  await other.page.getByRole('button', { name: 'Join', exact: true }).click();
  await other.page.waitForURL('**/me');
  const states = async (): Promise<unknown> => {
    const me = (await (await other.page.request.get('/api/me')).json()) as { progress: { labs: object } };
    return me.progress.labs;
  };
  await expect.poll(states, { timeout: VERDICT_TIME_MS_MAX }).toEqual({ [LAB]: 'passed' });
  expect(other.faults).toEqual([]);
  await other.context.close();
});
