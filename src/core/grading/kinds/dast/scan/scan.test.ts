import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Sending, WebResponse } from '../send.ts';
import { scanSite, SCAN_CHECKS, type ScanCheck, type ScanSettings } from './scan.ts';

type Weaknesses = Readonly<Record<ScanCheck, boolean>>;

const HOST = 'book.tidewater.example';
const LOGIN = (who: string) => ({ method: 'POST', target: '/login', host: HOST, headers: {}, body: who }) as const;
const escape = (text: string): string => text.replace(/[<>"']/g, '');

/** A little site that has just these weaknesses: what a scan must find follows from how it was made. */
function site(weak: Weaknesses): (sending: Sending) => WebResponse {
  return ({ login, request }) => {
    const url = new URL(request.target, `https://${HOST}`);
    const value = url.searchParams.get('q') ?? '';
    const who = login?.body ?? '';
    const headers = {
      'content-type': 'text/html',
      ...(weak.headers ? {} : { 'content-security-policy': "default-src 'self'", 'x-content-type-options': 'nosniff' }),
    };
    const answer = (body: string, status = 200, more: Readonly<Record<string, string>> = {}): WebResponse => ({
      status,
      headers: { ...headers, ...more },
      cookies: [weak.cookies ? 'seen=1' : 'seen=1; HttpOnly; Secure; SameSite=Lax'],
      body,
      isCut: false,
    });
    const pages: Readonly<Record<string, () => WebResponse>> = {
      '/': () =>
        answer(
          `<a href="/search?q=tern">s</a><a href="/boats?q=tern">b</a><a href="/list?q=tern">l</a><a href="/go?q=/">g</a>` +
            `<a href="/logout">out</a><a href="https://pay.example/x?q=1">pay</a>` +
            (who === '' ? '' : `<a href="/bookings/${who === 'ada' ? 1 : 2}">mine</a>`),
        ),
      '/search': () => answer(`found ${weak.reflected ? value : escape(value)}`),
      '/boats': () => answer(weak['sql-error'] && value.includes("'") ? 'SQLITE_ERROR: unrecognized token' : 'boats'),
      '/list': () => answer(weak['sql-blind'] && value.includes("'1'='2") ? 'none' : 'tern'),
      '/go': () => answer('', 302, { location: weak.redirect || value.startsWith('/') ? value : '/' }),
      '/bookings/1': () =>
        who === 'ada' || (weak['other-user'] && who !== '') ? answer('booking 1') : answer('no', 403),
      '/bookings/2': () =>
        who === 'bo' || (weak['other-user'] && who !== '') ? answer('booking 2') : answer('no', 403),
    };
    return (pages[url.pathname] ?? (() => answer('nothing', 404)))();
  };
}

const settings = (more: Partial<ScanSettings> = {}): ScanSettings => ({
  start: { host: HOST, path: '/' },
  scope: { hosts: [HOST], include: ['/'], exclude: ['/logout'] },
  checks: SCAN_CHECKS,
  sessions: [
    { name: 'Ada', login: LOGIN('ada') },
    { name: 'Bo', login: LOGIN('bo') },
  ],
  ...more,
});
const scan = (weak: Weaknesses, more: Partial<ScanSettings> = {}) =>
  scanSite(settings(more), async (sendings) => sendings.map(site(weak)));
const all = (value: boolean): Weaknesses =>
  Object.fromEntries(SCAN_CHECKS.map((check) => [check, value])) as Record<ScanCheck, boolean>;

it('finds the weaknesses that a site was made with, and no others', async () => {
  const some = fc.record(
    Object.fromEntries(SCAN_CHECKS.map((check) => [check, fc.boolean()])),
  ) as fc.Arbitrary<Weaknesses>;
  await fc.assert(
    fc.asyncProperty(some, async (weak) => {
      const { findings } = await scan(weak);
      expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(SCAN_CHECKS.filter((check) => weak[check])));
    }),
  );
});

it('stays within its scope, and leaves it where the settings do', async () => {
  const narrow = await scan(all(true));
  expect(narrow.sent.filter(({ host, target }) => host !== HOST || target.startsWith('/logout'))).toEqual([]);
  const wide = await scan(all(true), { scope: { hosts: [HOST, 'pay.example'], include: ['/'], exclude: [] } });
  expect(wide.sent.some(({ target }) => target === '/logout')).toBe(true);
  expect(wide.sent.some(({ host }) => host === 'pay.example')).toBe(true);
});

it("needs two sessions to see that one reads the other's", async () => {
  const alone = await scan(all(true), { sessions: [{ name: 'Ada', login: LOGIN('ada') }] });
  expect(alone.findings.filter(({ check }) => check === 'other-user')).toEqual([]);
});

it('sends nothing for a check that was not asked for', async () => {
  const { findings, sent } = await scan(all(true), { checks: ['headers'] });
  expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(['headers']));
  expect(sent.filter(({ target }) => /%27|gh7q|elsewhere/.test(target))).toEqual([]);
});
