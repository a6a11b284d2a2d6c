// Labs of an installation (LABS_DIR): beside those of the build in the catalogue, on their pages, and when they are graded.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addLab, edit, emptyLabsDir } from '../support/added-labs.ts';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { joinAsMember } from '../support/member-session.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

/** Markup in a title is a title. */
const TITLE = '<img src=x onerror=alert(1)> & "our" door';
const CANARY = 'canary-7d21-of-an-added-lab';
const READY = { timeout: 60_000, interval: 250 };

let site: RunningSite;
let browser: Browser;
let solution: string;
beforeAll(async () => {
  const labsDir = emptyLabsDir();
  const door = addLab(labsDir, 'deploy-door', 'our-door', TITLE);
  edit(join(door, 'solution/why.md'), /$/, `\n\n${CANARY}\n`);
  solution = readFileSync(join(door, 'solution/trust-policy.json'), 'utf8');
  addLab(labsDir, 'search-that-leaks', 'our-search', 'Our search');
  addLab(labsDir, 'deploy-door', 'deploy-door');
  writeFileSync(join(addLab(labsDir, 'deploy-door', 'our-broken'), 'lab.yaml'), 'title: 1\n');
  [site, browser] = await Promise.all([startSite({ LABS_DIR: labsDir }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

const get = async (path: string): Promise<string> => (await fetch(site.origin + path)).text();

it('added labs appear once they have proved themselves', { timeout: 90_000 }, async () => {
  for (const id of ['our-door', 'our-search'])
    await expect.poll(async () => (await fetch(`${site.origin}/labs/${id}`)).status, READY).toBe(200);
});

it('catalogue and map hold added labs beside the others, without scripts as well', async () => {
  const catalogue = await get('/labs');
  for (const id of ['our-door', 'our-search', 'deploy-door', 'search-that-leaks'])
    expect(catalogue).toContain(`href="/labs/${id}"`);
  expect(catalogue).not.toContain('our-broken');
  expect(catalogue).not.toContain('<img src=x');
  expect(await get('/labs/map')).toContain('/labs/our-door');
});

it('the page of an added lab is Markdown without HTML, under the policy of labs, and gives nothing away', async () => {
  const response = await fetch(`${site.origin}/labs/our-door`);
  expect(response.headers.get('Content-Security-Policy')).toContain("'wasm-unsafe-eval'");
  const html = await response.text();
  // In an attribute it is a text; between tags it would be an element.
  expect(html).not.toMatch(/>[^<]*<img/);
  for (const text of [html, await get('/labs/our-door.json')]) {
    expect(text).not.toContain(CANARY);
    // A visitor whom only the server asks.
    expect(text).not.toContain('tag-stays-out');
  }
});

it('a broken lab and the names of others are nowhere, and the log says what to do', async () => {
  for (const path of [
    '/labs/our-broken',
    '/labs/our-broken.json',
    '/added-labs',
    '/added-labs/our-door',
    '/labs/nothing',
  ])
    expect((await fetch(site.origin + path)).status, path).toBe(404);
  expect(await get('/labs/deploy-door')).toContain('The door that knows one word');
  expect(site.output()).toMatch(/our-broken\/lab\.yaml[^\n]*to do:[^\n]*a lab of LABS_DIR is refused/);
  expect(site.output()).toContain('the name of a lab that is built in');
});

it(
  'a member works on an added lab: run, draft, verdict of the server, solution, progress',
  { timeout: 60_000 },
  async () => {
    const { page, context, faults } = await openVisitor(browser, site.origin, {
      viewport: { width: 1280, height: 900 },
    });
    const [name = '', value = ''] = (await joinAsMember(site.origin)).split('=', 2);
    await context.addCookies([{ name, value, url: site.origin }]);
    await page.goto('/labs');
    await page.getByRole('link', { name: TITLE }).click();
    await page.locator('.desk').waitFor();
    expect(await page.locator('h1').textContent()).toBe(TITLE);
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.locator('.results').textContent())
      .toContain("A stranger's repository on the same platform");
    const api = (path: string, method: string, body: object) =>
      page.evaluate(
        async ([to, how, sent]) => {
          const headers = { 'Content-Type': 'application/json' };
          const answer = await fetch(to, { method: how, headers, ...(how === 'GET' ? {} : { body: sent }) });
          return { status: answer.status, body: (await answer.json().catch(() => null)) as Record<string, unknown> };
        },
        [path, method, JSON.stringify(body)] as const,
      );
    expect((await api('/api/labs/our-door/solution', 'GET', {})).status).toBe(403);
    const files = { 'trust-policy.json': solution };
    expect((await api('/api/labs/our-door/draft', 'PUT', { files, baseVersion: 0 })).body).toMatchObject({
      version: 1,
    });
    const sent = await api('/api/labs/our-door/attempts', 'POST', { files });
    expect(sent.status).toBe(202);
    await expect
      .poll(async () => (await api(`/api/labs/attempts/${String(sent.body.id)}?wait=5`, 'GET', {})).body, READY)
      .toMatchObject({ status: 'done', verdict: { status: 'passed' } });
    expect(JSON.stringify((await api('/api/labs/our-door/solution', 'GET', {})).body)).toContain(CANARY);
    const me = await api('/api/me', 'GET', {});
    expect(me.body).toMatchObject({ progress: { labs: { 'our-door': 'passed' } } });
    await context.close();
    expect(faults.filter((fault) => !fault.includes('403'))).toEqual([]);
  },
);

it('an administrator reads what became of each lab', async () => {
  const { page, context } = await openVisitor(browser, site.origin);
  await page.goto(site.firstAdminLink ?? '');
  await page.getByLabel('Name', { exact: true }).fill('Ineke Postma');
  await page.getByLabel('E-mail address').fill('ineke@tidewater.example');
  await page.locator('#password').fill('granite kettle under ivy');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin');
  await page.goto('/admin/labs');
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text).toMatch(/our-broken[\s\S]*Refused[\s\S]*lab\.yaml:1[\s\S]*to do:/);
  expect(text).toMatch(/our-door[\s\S]*Ready/);
  await context.close();
});
