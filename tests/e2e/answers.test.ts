import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSite, startSite } from '../support/running-site.ts';

// What the built site answers to requests that no page of ours would send, or that say what a page shows no one.

const PASSWORD = 'ebb tide heron lantern';
const HOSTILE_NAME = `<b onclick=alert(1)>Ann & "quoted" 'too'</b>`;
const MEMBER_PAGES = ['/me', '/me/account', '/me/sessions', '/me/data'];

let site: RunningSite;
let cookie = '';

beforeAll(async () => {
  site = await startSite();
  const { headers } = await post('/join', { name: HOSTILE_NAME, email: 'ann@tidewater.example', password: PASSWORD });
  cookie = headers.getSetCookie()[0] ?? '';
});

afterAll(() => site?.remove());

const get = (path: string): Promise<Response> =>
  fetch(site.origin + path, { headers: { cookie: cookie.split(';', 1)[0] ?? '' }, redirect: 'manual' });

const send = (path: string, init: RequestInit): Promise<Response> =>
  fetch(site.origin + path, {
    method: 'POST',
    redirect: 'manual',
    ...init,
    headers: { origin: site.origin, cookie: cookie.split(';', 1)[0] ?? '', ...(init.headers as object) },
  });

const post = (path: string, fields: Record<string, string>): Promise<Response> =>
  send(path, { body: new URLSearchParams(fields) });

const sendJson = (path: string, body: string, method = 'POST'): Promise<Response> =>
  send(path, { method, body, headers: { 'content-type': 'application/json' } });

interface Me {
  readonly member: { readonly name: string; readonly role: string } | null;
}

const me = async (): Promise<Me['member']> => ((await (await get('/api/me')).json()) as Me).member;

describe('answers of the built site', () => {
  it('the session is held by one cookie that no script can read', () => {
    expect(cookie).toMatch(/^gatehouse=[a-z2-7]{40}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('what a member has typed comes out as text, not as markup', async () => {
    for (const path of MEMBER_PAGES) {
      const page = await (await get(path)).text();
      // Inside of quotes a sign of less is a letter like any other; the quote itself must not be there.
      expect(page.replace(/="[^"]*"/g, ''), path).not.toMatch(/<b onclick|alert\(1\)(?!&gt;)/);
      expect(page, path).toContain('&lt;b onclick=alert(1)&gt;Ann &amp; ');
    }
    expect((await me())?.name).toBe(HOSTILE_NAME);
  });

  it('every answer names its type and encoding, and the personal ones are kept by nobody', async () => {
    for (const path of [...MEMBER_PAGES, '/admin', '/sign-in', '/me/export.json', '/api/me']) {
      const { headers } = await get(path);
      expect(headers.get('content-type'), path).toMatch(/^(text\/html; ?charset=utf-8|application\/json\b.*)$/);
      expect(headers.get('cache-control'), path).toBe('no-store');
    }
    for (const path of ['/', '/courses', '/labs', '/favicon.svg', '/nowhere', '/readyz']) {
      expect((await get(path)).headers.get('content-type'), path).toMatch(/; ?charset=utf-8$/);
    }
  });

  it('the same small part of a member is told to pages, and no field more', async () => {
    expect(Object.keys((await me()) ?? {}).sort()).toEqual(['name', 'role']);
    const data = await (await get('/me/export.json')).text();
    expect(data).not.toMatch(/argon2|secret|tokenHash/);
  });

  it('password fields are masked, take what is pasted and are known to password managers', async () => {
    for (const path of ['/sign-in', '/join', '/reset', '/me/account', '/me/data']) {
      const page = await (path.startsWith('/me') ? get(path) : fetch(site.origin + path)).then((answer) =>
        answer.text(),
      );
      const fields = page
        .match(/<input[^>]*password[^>]*>/g)
        ?.filter((field) => /autocomplete="[a-z]+-password"/.test(field));
      expect(fields?.length, path).toBeGreaterThan(0);
      for (const field of fields ?? []) {
        expect(field, path).toContain('type="password"');
        expect(field, path).not.toMatch(/maxlength|onpaste|readonly/);
      }
    }
  });

  it('every page of a member offers to sign out', async () => {
    for (const path of MEMBER_PAGES) {
      expect(await (await get(path)).text(), path).toMatch(/<form method="post" action="\/sign-out"/);
    }
  });

  it('fields that a form does not have change nothing', async () => {
    await post('/me/account', { change: 'name', name: 'Ann', role: 'administrator', id: 'x', email: 'b@b.example' });
    expect(await me()).toEqual({ name: 'Ann', role: 'member' });
    const event = {
      event: 'lesson-opened',
      item: 'implementation/why-shift-left',
      memberId: 'x',
      source: 'server-grade',
    };
    expect((await sendJson('/api/progress', JSON.stringify(event))).status).toBe(422);
  });

  it('a field that comes twice, in the address too or as a file is read in one way', async () => {
    await send('/me/account?name=Address', { body: new URLSearchParams('change=name&name=First&name=Second') });
    expect((await me())?.name).toBe('First');
    const form = new FormData();
    form.set('change', 'name');
    form.set('name', new File(['File'], 'File.txt'));
    expect((await send('/me/account', { body: form })).status).toBe(422);
    expect((await me())?.name).toBe('First');
  });

  it('JSON of another form is refused, with the names of prototypes too', async () => {
    for (const body of [
      'null',
      '[]',
      '{',
      '{"event":["lesson-opened"],"item":"implementation/why-shift-left"}',
      '{"event":{"toString":1},"item":1}',
      '{"event":"lab-passed","item":"search-that-leaks"}',
      '{"event":"lesson-opened","item":"__proto__/constructor"}',
      '{"__proto__":{"event":"lesson-opened"},"item":"implementation/why-shift-left"}',
    ]) {
      expect((await sendJson('/api/progress', body)).status, body).toBe(422);
    }
    const draft = await sendJson(
      '/api/labs/search-that-leaks/draft',
      '{"files":{"__proto__":"x"},"baseVersion":0}',
      'PUT',
    );
    expect(draft.status).toBe(400);
    for (const lab of ['constructor', '__proto__', '..%2f..%2fpackage']) {
      expect((await sendJson(`/api/labs/${lab}/attempts`, '{"files":{"app.js":"1"}}')).status, lab).toBe(404);
    }
  });

  it('endpoints that the framework brings along are not there', async () => {
    for (const path of [
      '/_image?href=/favicon.svg&w=10',
      '/%5fimage?href=/favicon.svg&w=10',
      '/_actions/x',
      '/_server-islands/x',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it('a solution is told to nobody whom the server has not passed', async () => {
    expect((await get('/api/labs/search-that-leaks/solution')).status).toBe(403);
  });

  it('a foreign page can neither send a form nor JSON in a member’s name', async () => {
    for (const [path, body, type] of [
      ['/me/account', 'change=name&name=Evil', 'application/x-www-form-urlencoded'],
      ['/api/progress', '{"event":"lab-opened","item":"search-that-leaks"}', 'text/plain'],
      ['/api/labs/search-that-leaks/attempts', '{"files":{"app.js":"1"}}', 'application/json'],
      ['/sign-out', '', 'application/x-www-form-urlencoded'],
    ] as const) {
      const headers = { origin: 'https://evil.example', 'content-type': type };
      const answer = await send(path, { body, headers });
      expect(answer.status, path).toBe(403);
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
    }
    expect((await me())?.name).toBe('First');
  });

  it('looking at a page changes nothing; signing out ends the session and clears the device', async () => {
    for (const path of [
      '/sign-out',
      '/me/account?change=name&name=Evil',
      '/me/data?password=x',
      '/me/sessions?session=others',
    ])
      await get(path);
    expect((await me())?.name).toBe('First');
    const answer = await post('/sign-out', {});
    expect(answer.headers.get('clear-site-data')).toBe('"storage"');
    expect(answer.headers.getSetCookie()[0]).toMatch(/^gatehouse=; Max-Age=0;/);
    expect(await me()).toBeNull();
  });

  it('the build holds no source map, no dotfile and nothing of tests or development', () => {
    const dist = join(import.meta.dirname, '..', '..', 'dist');
    const names = readdirSync(dist, { recursive: true }).map(String);
    expect(names.length).toBeGreaterThan(50);
    expect(
      names.filter((name) => /\.map$|(^|\/)\.(?!vite|prerender)|\.test\.|fixtures|misfixes|@vite\/client/.test(name)),
    ).toEqual([]);
  });
});
