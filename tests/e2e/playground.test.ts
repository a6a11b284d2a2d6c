import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openVisitor } from '../support/browser.ts';
import { siteAndBrowser } from '../support/site-and-browser.ts';

/** Narrow enough for the plain editor, in which a test writes as a person does. */
const PLAIN = { viewport: { width: 600, height: 900 } };
/** Longer than the pause after which typed text is scanned. */
const SETTLE_MS = 500;

const RULE = `rules:
  - id: no-eval
    languages: [javascript]
    severity: ERROR
    message: Do not call eval with $X.
    pattern: eval($X)
`;

const started = siteAndBrowser();

async function onPlayground(options: object, look: (page: Page) => Promise<void>, path = '/playground'): Promise<void> {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, options);
  await page.goto(path);
  await done(page);
  await look(page);
  await context.close();
  expect(faults).toEqual([]);
}

const done = (page: Page): Promise<void> => page.locator('[data-play-state="done"]').waitFor();

async function write(page: Page, rule: string, code: string): Promise<void> {
  await page.getByLabel('Rule, YAML').fill(rule);
  await page.getByLabel('Code', { exact: true }).and(page.locator('textarea')).fill(code);
  await page.waitForTimeout(SETTLE_MS);
  await done(page);
}

it('finds what a rule that is typed asks for, says why and how its cases fare', () =>
  onPlayground(PLAIN, async (page) => {
    await write(page, RULE, '// ok: no-eval\nrun(text)\n// ruleid: no-eval\neval(text)\n');
    const results = page.locator('.results');
    await expect.poll(() => results.textContent()).toContain('Do not call eval with text.');
    expect(await results.textContent()).toContain('All 2 cases are as marked');
    await write(page, RULE, '// ok: no-eval\neval(text)\n// ruleid: no-eval\nrun(text)\n');
    await expect.poll(() => results.textContent()).toContain('2 cases not as marked');
    expect(await results.textContent()).toMatch(/False alarm[\s\S]*Missed/);
  }));

it('names the line of what is wrong with a rule', () =>
  onPlayground(PLAIN, async (page) => {
    await write(page, RULE.replace('severity: ERROR', 'severity: LOUD'), 'eval(x)');
    await expect.poll(() => page.locator('.results').textContent()).toMatch(/Line 4, rule no-eval, key severity/);
  }));

it('a link opens the same rule and code for somebody else', () =>
  onPlayground(PLAIN, async (page) => {
    await write(page, RULE, 'eval("shared")\n');
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1\./);
    const { hash } = new URL(page.url());
    await onPlayground(
      PLAIN,
      async (other) => {
        expect(await other.getByLabel('Rule, YAML').inputValue()).toBe(RULE);
        await expect.poll(() => other.locator('.results').textContent()).toContain('eval with "shared"');
      },
      `/playground${hash}`,
    );
  }));

it('shows the way of the data, in the list and in the editor', () =>
  onPlayground({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.locator('[data-editor="code"] .monaco-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Show the path' }).first().click();
    expect(await page.locator('.findings ol > li').count()).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.monaco-editor .flow-stop').count()).toBeGreaterThan(0);
  }));

it('each example is judged right, and the one with a fix shows what it would write', () =>
  onPlayground(PLAIN, async (page) => {
    for (const name of await page.getByRole('group', { name: 'Examples' }).getByRole('button').allTextContents()) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.waitForTimeout(SETTLE_MS);
      await done(page);
      await page.locator('[data-cases="right"]').waitFor();
      const inserted = await page.locator('.results ins').allTextContents();
      expect(inserted.length > 0, name).toBe(name.includes('fix'));
      for (const text of inserted) expect(text).toBe('hashlib.sha256(data)');
    }
  }));

it.each(['python-sql-injection', 'github-actions-cache-poisoning'])(
  'a built-in rule comes with its cases, all judged right: %s',
  (id) =>
    onPlayground(PLAIN, async (page) => {
      await page.getByRole('button', { name: 'Load a built-in rule' }).click();
      await page.getByLabel('Search by name, CWE or word').fill(id);
      await page.locator('dialog li button').first().click();
      await page.locator('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => page.getByLabel('Rule, YAML').inputValue()).toContain(`id: ${id}`);
      await page.locator('[data-cases="right"]').waitFor();
    }),
);

it('sends nothing while somebody writes', () =>
  onPlayground(PLAIN, async (page) => {
    await write(page, RULE, 'eval(1)');
    const sent: string[] = [];
    // When the address changes, a browser asks for the icon again; what stands in the fragment it keeps to itself.
    page.on('request', (request) => {
      const isIcon = request.method() === 'GET' && request.url() === `${started.site.origin}/favicon.svg`;
      if (!isIcon) sent.push(request.url());
    });
    await write(page, RULE, 'eval(secret)');
    await expect.poll(() => page.locator('.results').textContent()).toContain('eval with secret');
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page.waitForTimeout(SETTLE_MS);
    expect(sent).toEqual([]);
  }));
