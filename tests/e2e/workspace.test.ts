import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = '/labs/guestbook-that-runs';
/** A verdict on a busy machine of two cores, the runtime's download included. */
const VERDICT_TIME_MS_MAX = 45_000;

const started = siteAndBrowser();

type Options = Parameters<typeof openVisitor>[2];

async function openLab(options: Options = {}): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await page.goto(LAB);
  await page.locator('.desk').waitFor();
  return { page, faults, close: () => context.close() };
}

const codeEditor = (page: Page) => page.locator('.monaco-editor').first();
const focusIsInEditor = (page: Page) => page.evaluate(() => Boolean(document.activeElement?.closest('.monaco-editor')));

async function typeAtStart(page: Page, text: string): Promise<void> {
  await codeEditor(page).locator('.view-line').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(text);
}

async function run(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('.verdict').waitFor({ timeout: VERDICT_TIME_MS_MAX });
}

describe('the workspace by keyboard', () => {
  it('leaves the focus on the button that was pressed, and shows a verdict from its top', async () => {
    const { page, close } = await openLab();
    const button = page.getByRole('button', { name: /^(Run|Stop)$/ });
    const isFocused = () => button.evaluate((element) => element === document.activeElement);
    for (const round of [1, 2]) {
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: VERDICT_TIME_MS_MAX });
      await page.locator('.verdict').waitFor({ timeout: VERDICT_TIME_MS_MAX });
      expect(await isFocused(), `round ${round}`).toBe(true);
      await expect.poll(() => page.locator('.results-body').evaluate((pane) => pane.scrollTop)).toBe(0);
      await page.locator('.results-body').evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));
    }
    await close();
  });

  it('lets Tab out of the editor after Escape, says so, and keeps Tab inside before', async () => {
    const { page, close } = await openLab();
    await codeEditor(page).locator('.view-line').first().click();
    await page.keyboard.press('Tab');
    expect(await focusIsInEditor(page)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.workspace > [role=status]').textContent()).toContain('Tab now leaves');
    await page.keyboard.press('Tab');
    expect(await focusIsInEditor(page)).toBe(false);
    await close();
  });

  it('goes through its parts with F6, moves the line between them with arrows, and shows its keys', async () => {
    const { page, close } = await openLab();
    await codeEditor(page).waitFor();
    const places: (string | null)[] = [];
    for (let part = 0; part < 4; part += 1) {
      await page.keyboard.press('F6');
      places.push(await page.evaluate(() => document.activeElement?.closest('[id^=lab-], [role=tablist]')?.id ?? ''));
    }
    expect(places).toEqual(['lab-brief', '', 'lab-editor', 'lab-results']);
    const width = () => page.locator('#lab-brief').evaluate((brief) => brief.clientWidth);
    const before = await width();
    await page.getByRole('separator', { name: 'Width of the brief' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await width()).toBeGreaterThan(before + 50);
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await close();
  });
});

describe('work is not lost', () => {
  it('where the code editor takes over from the plain one in the middle of typing', async () => {
    const { page, close } = await openLab();
    await page.locator('.plain textarea').focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('// written early\n', { delay: 40 });
    await codeEditor(page).locator('.view-line').first().waitFor();
    await expect.poll(() => focusIsInEditor(page)).toBe(true);
    expect(await codeEditor(page).textContent()).toContain('written\u00a0early');
    await close();
  });

  it('in a reset, which can be undone, and over a reload', async () => {
    const { page, close } = await openLab();
    await codeEditor(page).waitFor();
    await typeAtStart(page, '// mine\n');
    await page.getByText('Files', { exact: true }).click();
    await page.getByRole('button', { name: 'Reset app.js' }).click();
    await expect.poll(() => codeEditor(page).textContent()).not.toContain('mine');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => codeEditor(page).textContent()).toContain('mine');
    await expect.poll(() => page.locator('.saved').textContent()).toBe('Kept on this device');
    await page.reload();
    await codeEditor(page).waitFor();
    expect(await codeEditor(page).textContent()).toContain('mine');
    await close();
  });

  it('with two tabs open: the newer is shown in both', async () => {
    const { page, close } = await openLab();
    await codeEditor(page).waitFor();
    await typeAtStart(page, '// first tab\n');
    await expect.poll(() => page.locator('.saved').textContent()).toBe('Kept on this device');
    const second = await page.context().newPage();
    await second.goto(LAB);
    await codeEditor(second).waitFor();
    await typeAtStart(second, '// second tab\n');
    await expect.poll(() => codeEditor(page).textContent()).toContain('second\u00a0tab');
    expect(await page.getByText('changed in another tab').isVisible()).toBe(true);
    await close();
  });
});

describe('a verdict', () => {
  it('shows the attack execute in a frame that is cut off from the site', async () => {
    const { page, faults, close } = await openLab();
    await run(page);
    await page.locator('.attack button:visible').first().click();
    await expect.poll(() => page.locator('.attack li').allTextContents()).toEqual([expect.stringMatching(/^alert\(/)]);
    const frame = page.frames().find((each) => each.url().endsWith('/labs/attack-frame'));
    expect(await frame?.evaluate(() => self.origin)).toBe('null');
    const cookie = frame?.evaluate(() => document.cookie);
    await expect(cookie).rejects.toThrow(/sandboxed/);
    // The page's own script calls a stranger; the frame only tells of it.
    expect(faults.filter((fault) => fault.startsWith('left the site'))).toEqual([]);
    await close();
  });

  it('of an endless loop is a limit, and Stop ends it earlier', async () => {
    const { page, close } = await openLab();
    await run(page);
    await typeAtStart(page, 'while (true);\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect
      .poll(() => page.locator('.verdict header').textContent(), { timeout: VERDICT_TIME_MS_MAX })
      .toContain('Stopped at a limit');
    await close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)(
    'has no fault that axe finds, in the %s theme at %i pixels, and nothing runs out of the page',
    async (colorScheme, width) => {
      const { page, close } = await openLab({ colorScheme, viewport: { width, height: 800 } });
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.locator('.verdict').waitFor({ timeout: VERDICT_TIME_MS_MAX });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await close();
    },
  );
});

describe('a grader that is down', () => {
  it('is told to who waits: the work is stored, it need not be sent again, and it can be asked for', async () => {
    const { page, context } = await openVisitor(started.browser, started.site.origin, {
      viewport: { width: 1280, height: 900 },
    });
    await page.goto('/join');
    await page.getByLabel('Name', { exact: true }).fill('Femke Visser');
    await page.getByLabel('E-mail address').fill('femke@example.org');
    await page.locator('#password').fill('three herons over wet sand');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.waitForURL('**/me');
    let sent = 0;
    await page.route('**/api/labs/*/attempts', (route) => {
      sent += 1;
      return route.fulfill({ status: 202, json: { id: 'waiting' } });
    });
    const queued = { json: { status: 'queued', verdict: null } };
    await page.route('**/api/labs/attempts/*', (route) => route.fulfill(queued));
    await page.goto(LAB);
    await page.getByRole('button', { name: 'Submit' }).click();
    const notice = page.locator('.results .notice');
    await expect.poll(() => notice.textContent()).toMatch(/stored on the server .* you need not send it again/);
    expect(await page.locator('.workspace > [role=status]').textContent()).toContain('need not send it again');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => notice.textContent()).toContain('need not send it again');
    expect(sent).toBe(1);
    await context.close();
  });
});

it('the brief and its hints are read without scripts', async () => {
  const { page, context } = await openVisitor(started.browser, started.site.origin, { javaScriptEnabled: false });
  await page.goto(LAB);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  await page.getByText('Hint 1').click();
  expect(await page.locator('.hints details[open] .prose').isVisible()).toBe(true);
  await context.close();
});
