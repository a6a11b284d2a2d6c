import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { type MailSink, startMailSink } from '../support/mail-sink.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

const PASSWORD = 'three herons over wet sand';
const NEW_PASSWORD = 'a kettle sings at low tide';

let mails: MailSink;
let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  mails = await startMailSink();
  [site, browser] = await Promise.all([startSite({ SMTP_URL: mails.url, SIGN_UP: 'invited' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.remove();
  await mails?.close();
});

const openPage = async (options: Parameters<typeof openVisitor>[2] = {}): Promise<Page> =>
  (await openVisitor(browser, site.origin, options)).page;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function join(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, 'Join');
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('#password').fill(password);
  await press(page, 'Sign in');
}

/** Each step begins where the one before ended: the first day of an installation. */
describe('accounts', () => {
  let administrator: Page;
  let invitation: string;

  it('the link of the first start makes the first administrator, once', async () => {
    administrator = await openPage();
    await administrator.goto(site.firstAdminLink ?? '');
    await join(administrator, 'Anke de Boer', 'anke@example.org');
    await administrator.waitForURL('**/admin');
    const second = await openPage();
    await second.goto(site.firstAdminLink ?? '');
    await join(second, 'Mallory', 'mallory@example.org');
    expect(new URL(second.url()).pathname).toBe('/join');
    expect(await second.locator('main').textContent()).toMatch(/invitation|link/i);
  });

  it('an administrator makes an invitation, and nobody joins without one', async () => {
    const visitor = await openPage();
    await visitor.goto('/join');
    await join(visitor, 'Nobody', 'nobody@example.org');
    expect(new URL(visitor.url()).pathname).toBe('/join');
    await administrator.goto('/admin/invitations');
    await press(administrator, 'Make an invitation');
    invitation = await administrator.locator('#one-time-link').inputValue();
    expect(invitation).toMatch(/\/join#/);
  });

  it('an administrator reaches the administration from a prerendered page, and is not told to make an account', async () => {
    await administrator.goto('/');
    const header = administrator.getByRole('banner');
    await header.getByRole('link', { name: 'Administration' }).waitFor();
    expect(await header.getByRole('link', { name: 'Anke de Boer' }).getAttribute('href')).toBe('/me');
    expect(await administrator.getByText('No account needed').isVisible()).toBe(false);
    const visitor = await openPage();
    await visitor.goto('/');
    expect(await visitor.getByText('No account needed').isVisible()).toBe(true);
  });

  it('the greeting of a visitor is not shown to a member while the server has not answered', async () => {
    await administrator.route('**/api/me', async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await administrator.goto('/', { waitUntil: 'domcontentloaded' });
    expect(await administrator.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(false);
    expect(await administrator.getByText('No account needed').isVisible()).toBe(false);
    await administrator.getByRole('link', { name: 'Anke de Boer' }).waitFor();
    await administrator.unroute('**/api/me');
  });

  it('whoever came from a lab is led back to it by both ways in', async () => {
    const visitor = await openPage();
    await visitor.goto('/join?next=%2Flabs%2Fharbour-charts');
    await visitor.getByRole('link', { name: 'I have an account' }).click();
    await visitor.waitForURL('**/sign-in?next=*');
    expect(await visitor.locator('input[name=next]').inputValue()).toBe('/labs/harbour-charts');
  });

  it('joining and signing in work without scripts, and keep what was typed when something is wrong', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto('/join');
    await page.getByLabel('Invitation', { exact: true }).fill(invitation);
    await page.getByLabel('Name', { exact: true }).fill('Femke Visser');
    await page.getByLabel('E-mail address').fill('femke@example.org');
    await page.locator('#password').fill('password1234');
    await press(page, 'Join');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Femke Visser');
    expect(await page.locator('#password').inputValue()).toBe('');
    expect(await page.locator('#password').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#password').fill(PASSWORD);
    await press(page, 'Join');
    await page.waitForURL('**/me');
    await page.goto('/sign-out');
    await press(page, 'Sign out');
    await page.goto('/me');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await signIn(page, 'femke@example.org', PASSWORD);
    await page.waitForURL('**/me');
  });

  it('a wrong password and an unknown address get the same answer', async () => {
    const page = await openPage();
    const answerTo = async (email: string): Promise<string> => {
      await signIn(page, email, 'not the password at all');
      await page.locator('#password-error').waitFor();
      await page.getByRole('button', { name: 'Show the password' }).waitFor();
      return (await page.locator('main').textContent())?.replaceAll(email, '').replaceAll(/\s+/g, ' ') ?? '';
    };
    expect(await answerTo('femke@example.org')).toBe(await answerTo('unknown@example.org'));
    // The answer belongs to a field, and the focus is in it.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('password');
    const note = await page.locator('#password').getAttribute('aria-describedby');
    expect(await page.locator(`#${note}`).textContent()).toContain('do not belong together');
  });

  it('a member sees the own sessions and ends another one', async () => {
    const [laptop, phone] = [await openPage(), await openPage()];
    for (const page of [laptop, phone]) {
      await signIn(page, 'femke@example.org', PASSWORD);
      await page.waitForURL('**/me');
    }
    await laptop.goto('/me/sessions');
    expect(await laptop.locator('tbody tr').count()).toBeGreaterThanOrEqual(2);
    await laptop.locator('button[value="others"]').click();
    const password = laptop.getByLabel('Current password');
    if (await password.isVisible()) {
      await password.fill(PASSWORD);
      await laptop.locator('button[value="others"]').click();
    }
    await expect.poll(() => laptop.locator('main').textContent()).toMatch(/ended/);
    await phone.goto('/me');
    expect(new URL(phone.url()).pathname).toBe('/sign-in');
  });

  it('a forgotten password is set anew by a link in a mail, which works once', async () => {
    const page = await openPage();
    await page.goto('/recover');
    await page.getByLabel('E-mail address').fill('femke@example.org');
    await press(page, 'Send the link');
    await expect.poll(() => mails.received.length).toBe(1);
    const text = mails.received[0]?.text.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? '';
    const link = /http:\/\/\S+\/reset#\S+/.exec(text)?.[0] ?? '';
    for (const [password, pathname] of [
      [NEW_PASSWORD, '/sign-in'],
      ['yet another long password', '/reset'],
    ] as const) {
      await page.goto('/');
      await page.goto(link);
      await page.locator('#password').fill(password);
      await press(page, 'Set the password');
      await page.waitForLoadState();
      if (pathname === '/reset') expect(await page.locator('main').textContent()).toMatch(/link/i);
    }
    await signIn(page, 'femke@example.org', NEW_PASSWORD);
    await page.waitForURL('**/me');
    expect(site.output()).not.toContain(link.split('#')[1]);
  });

  it('a member changes the password, exports the data, and deletes the account', async () => {
    const page = await openPage();
    await signIn(page, 'femke@example.org', NEW_PASSWORD);
    await page.waitForURL('**/me');
    await page.goto('/me/account');
    await page.locator('#current').fill(NEW_PASSWORD);
    await page.locator('#new-password').fill(PASSWORD);
    await press(page, 'Change the password');
    await expect.poll(() => page.locator('main').textContent()).toContain('Your password is changed');
    const data = await page.evaluate(async () => (await fetch('/me/export.json')).text());
    expect(JSON.stringify(JSON.parse(data))).toContain('femke@example.org');
    expect(data).not.toContain('$argon2');
    await page.goto('/me/data');
    await page.getByLabel('Current password').fill(PASSWORD);
    await press(page, 'Delete my account');
    await expect.poll(() => page.locator('h1').textContent()).toBe('Your account is deleted');
    await signIn(page, 'femke@example.org', PASSWORD);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('a member reaches nothing of the administration', async () => {
    await administrator.goto('/admin/invitations');
    await press(administrator, 'Make an invitation');
    const page = await openPage();
    await page.goto(await administrator.locator('#one-time-link').inputValue());
    await join(page, 'Sietske Bakker', 'sietske@example.org');
    await page.waitForURL('**/me');
    for (const path of ['/admin', '/admin/invitations', '/admin/audit']) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
  });

  it('writes no password and no link to the log', () => {
    for (const secret of [PASSWORD, NEW_PASSWORD, invitation.split('#')[1] ?? 'none']) {
      expect(site.output()).not.toContain(secret);
    }
  });
});
