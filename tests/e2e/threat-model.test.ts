import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Threat, ThreatModel } from '#core/grading/kinds/threat-model/answer.ts';
import { openVisitor } from '../support/browser.ts';
import { openMember, siteAndBrowser } from '../support/site-and-browser.ts';

const LAB = 'paid-before-boarding';
const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const SOLUTION = JSON.parse(read(`labs/${LAB}/solution/answer.json`)) as ThreatModel;
const START = JSON.parse(read(`labs/${LAB}/start/answer.json`)) as ThreatModel;
const BY_HAND = join(import.meta.dirname, '../threat-dragon/ferry-tickets.json');
/** More parts than the workspace has: then F6 does not reach the questions at all. */
const F6_MAX = 6;
/** More controls than the longest step has. */
const TAB_MAX = 160;

const started = siteAndBrowser();

/** What a hand on the keyboard knows of where it is. */
const here = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const labels = element?.labels?.[0]?.textContent;
    return `${element?.role || element?.tagName} ${element?.name || element?.value} ${labels ?? element?.textContent}`.replace(
      /\s+/g,
      ' ',
    );
  });

async function tabTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  for (let press = 0; press < TAB_MAX && !wanted.test(await here(page)); press += 1) await page.keyboard.press(key);
  expect(await here(page)).toMatch(wanted);
}

/** In a list of choices that has the focus, by its arrows. */
async function choose(page: Page, label: string): Promise<void> {
  const by = await page.evaluate((wanted) => {
    const list = document.activeElement as HTMLSelectElement;
    return [...list.options].findIndex((one) => one.text === wanted) - list.selectedIndex;
  }, label);
  for (let press = 0; press < Math.abs(by); press += 1) await page.keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp');
  const chosen = await page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text);
  expect(chosen).toBe(label);
}

async function openLab(page: Page): Promise<void> {
  await page.goto(`/labs/${LAB}`);
  await page.locator('.threat-desk').waitFor();
}

async function toQuestions(page: Page): Promise<void> {
  for (let press = 0; press < F6_MAX && !/^tab /.test(await here(page)); press += 1) await page.keyboard.press('F6');
  expect(await here(page)).toMatch(/^tab /);
}

const TYPES = { external: 'External entity', process: 'Process', store: 'Store' };

async function draw(page: Page): Promise<void> {
  await tabTo(page, /^BUTTON +Lists$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /Add an element/);
  for (const { type, name, boundary } of SOLUTION.elements.slice(START.elements.length)) {
    await page.keyboard.press('Enter');
    await expect.poll(() => here(page)).toMatch(/^SELECT process/);
    await choose(page, TYPES[type]);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(name);
    await page.keyboard.press('Tab');
    await choose(page, boundary === null ? 'in no boundary' : "in Tidewater's network");
    await tabTo(page, /Add an element/);
  }
  const nameOf = (id: string): string => SOLUTION.elements.find((one) => one.id === id)?.name ?? '';
  await tabTo(page, /Add a flow/);
  for (const { name, from, to } of SOLUTION.flows.slice(START.flows.length)) {
    await page.keyboard.press('Enter');
    await expect.poll(() => here(page)).toMatch(/^SELECT .* from,/);
    // A flow begins between the first two: the end that is in the way moves first.
    if (from === START.elements[1]?.id) {
      await page.keyboard.press('Tab');
      await choose(page, nameOf(to));
      await page.keyboard.press('Shift+Tab');
      await choose(page, nameOf(from));
      await page.keyboard.press('Tab');
    } else {
      await choose(page, nameOf(from));
      await page.keyboard.press('Tab');
      await choose(page, nameOf(to));
    }
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(name);
    await tabTo(page, /Add a flow/);
  }
}

async function ask(page: Page): Promise<void> {
  await page.keyboard.press('2');
  const wanted = [
    ...SOLUTION.threats.map(({ on, letter }) => `${on}.${letter}`),
    ...SOLUTION.clear.map((id) => `${id}.none`),
  ];
  for (const part of [...SOLUTION.elements, ...SOLUTION.flows])
    for (const cell of wanted.filter((one) => one.startsWith(`${part.id}.`)).toSorted(byColumn)) {
      await tabTo(page, new RegExp(`^INPUT ${cell.replace('.', '\\.')} `));
      await page.keyboard.press('Space');
    }
}
const COLUMNS = ['S', 'T', 'R', 'I', 'D', 'E', 'none'];
const byColumn = (one: string, other: string): number =>
  COLUMNS.indexOf(one.split('.')[1] ?? '') - COLUMNS.indexOf(other.split('.')[1] ?? '');

/** They stand in the list as they were ticked: part by part, letter by letter. */
const asTicked = [...SOLUTION.elements, ...SOLUTION.flows].flatMap(({ id }) =>
  COLUMNS.flatMap((letter) => SOLUTION.threats.filter((one) => one.on === id && one.letter === letter)),
);

async function answer(page: Page, { response, measures, reason }: Threat): Promise<void> {
  await tabTo(page, /^INPUT response /);
  await page.keyboard.press('Space');
  const responses = ['mitigate', 'eliminate', 'transfer', 'accept'];
  for (let press = 0; press < responses.indexOf(response ?? ''); press += 1) await page.keyboard.press('ArrowDown');
  const value = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  expect(await value()).toBe(response);
  for (let left = measures.length, press = 0; left > 0 && press < TAB_MAX; press += 1) {
    await page.keyboard.press('Tab');
    if (!measures.includes(await value())) continue;
    await page.keyboard.press('Space');
    left -= 1;
  }
  if (reason === '') return;
  await tabTo(page, /^TEXTAREA .*Reason/);
  await page.keyboard.insertText(reason);
}

it('a member answers the four questions by keyboard alone: the browser says what is open, the server plays the summer', async () => {
  const { page, context, faults } = await openMember(started);
  await openLab(page);
  await page.keyboard.press('Control+Enter');
  const results = page.locator('.results');
  await expect.poll(() => results.textContent()).toContain('4 of 4 have neither a threat nor “nothing here”.');

  await toQuestions(page);
  await draw(page);
  await toQuestions(page);
  await ask(page);
  await expect.poll(() => page.locator('#question-ask .state').textContent()).toBe('11 of 11');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('#question-ask .state').textContent()).toBe('10 of 11');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('3');
  await tabTo(page, /^BUTTON /);
  const picked = (): Promise<string | null> => page.locator('.threat-pick[aria-current="true"] .sign').textContent();
  for (const [index, own] of asTicked.entries()) {
    if (index > 0) {
      await tabTo(page, /^(INPUT response|BUTTON )/, 'Shift+Tab');
      await page.keyboard.press('j');
    }
    expect(await picked()).toBe(own.letter);
    await answer(page, own);
  }
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => results.textContent()).toContain('The four questions are answered.');
  expect(await results.textContent()).not.toContain('What happened afterwards');
  await page.getByRole('button', { name: 'Submit', exact: true }).press('Enter');
  await expect.poll(() => results.textContent()).toContain('What happened afterwards');
  const text = await results.textContent();
  expect(text).toContain('Graded by the server');
  expect(text).not.toContain('not stopped');
  await context.close();
  expect(faults).toEqual([]);
});

it('a drawing is moved, connected and emptied by keyboard, and each step is undone', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1500, height: 900 },
  });
  await openLab(page);
  const part = (name: string) => page.locator('.svelte-flow__node-part', { hasText: name });
  await part('Guest').waitFor();
  const flows = page.locator('.svelte-flow__edge');
  await expect.poll(() => flows.count()).toBe(2);
  await toQuestions(page);
  await tabTo(page, /^group undefined +Guest *$/);
  const place = (): Promise<string | null> => part('Guest').getAttribute('style');
  const before = await place();
  await page.keyboard.press('ArrowDown');
  await expect.poll(place).not.toBe(before);
  await page.keyboard.press('c');
  await tabTo(page, /^group undefined +Bookings database *$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => flows.count()).toBe(3);
  await expect.poll(() => page.locator('.state').first().textContent()).toBe('6 parts');
  await tabTo(page, /^group undefined +Bookings service *$/, 'Shift+Tab');
  await page.keyboard.press('Delete');
  await expect.poll(() => flows.count()).toBe(1);
  for (const [step, left] of [3, 2, 2].entries()) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => flows.count(), { message: `step ${step}` }).toBe(left);
  }
  await expect.poll(place).toBe(before);
  await context.close();
  expect(faults).toEqual([]);
});

it('a model that was made in Threat Dragon comes in, and leaves again as what it was', async () => {
  const { page, context, faults } = await openVisitor(started.browser, started.site.origin, {
    viewport: { width: 1280, height: 900 },
  });
  await openLab(page);
  await page.locator('#question-check').click();
  await page.locator('.threat-desk input[type="file"]').setInputFiles(BY_HAND);
  const panel = page.locator('#question-panel');
  await expect.poll(() => panel.textContent()).toContain('1 flows are left out');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for OWASP Threat Dragon' }).click();
  const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as {
    detail: { diagrams: { cells: { shape: string; data: { name: string } }[] }[] };
  };
  expect(saved.detail.diagrams[0]?.cells.map(({ shape, data }) => `${shape} ${data.name}`)).toEqual([
    'trust-boundary-box Harbour network',
    'trust-boundary-box Vault',
    'actor Passenger',
    'process Ticket office',
    'store Sold tickets',
    'flow Order',
    'flow Ticket',
  ]);
  await page.locator('.threat-desk input[type="file"]').setInputFiles({
    name: 'notes.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"notes": []}'),
  });
  await expect.poll(() => panel.textContent()).toContain('This is no model of Threat Dragon 2');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.locator('#question-draw').click();
  await page.getByRole('button', { name: 'Lists' }).click();
  await expect.poll(() => page.locator('#elements-title').textContent()).toContain('3');
  expect(await page.locator('[data-group="elements"] input').first().inputValue()).toBe('Guest');
  await context.close();
  expect(faults).toEqual([]);
});
