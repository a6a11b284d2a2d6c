import type { APIContext } from 'astro';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SESSION_IDLE_DAYS_MAX } from '#features/accounts/session-store.ts';
import { WriteRefused } from '#db/write-queue.ts';
import { enter, makeMemberWithPassword, testAccounts, type TestAccounts } from '../tests/support/accounts-context.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../tests/support/temporary-database.ts';
import { onRequest } from './middleware.ts';

const DAY_MS = 24 * 60 * 60_000;

let temporary: TemporaryDatabase;
let app: TestAccounts;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
});

afterEach(() => temporary.remove());

interface Asked {
  readonly route: string;
  readonly method?: string;
  readonly token?: string;
  readonly isPrerendered?: boolean;
}

/** As much of Astro's context as the middleware reads. */
function contextFor({ route, method = 'GET', token, isPrerendered = false }: Asked) {
  const sent: { name: string; value: string }[] = [];
  const url = new URL(`https://learn.example.org${route}?page=2`);
  const locals = { app, requestId: 'request-7', address: '192.0.2.1', member: null, busyPage: '<h1>Too much</h1>' };
  return {
    sent,
    locals,
    isPrerendered,
    routePattern: route,
    url,
    request: new Request(url, { method }),
    cookies: {
      get: (name: string) => (token && name === '__Host-gatehouse' ? { value: token } : undefined),
      set: (name: string, value: string) => void sent.push({ name, value }),
    },
    redirect: (path: string, status: number) => new Response(null, { status, headers: { Location: path } }),
    rewrite: (path: string) => Promise.resolve(new Response(path, { status: 403 })),
  };
}

async function ask(asked: Asked, page: () => Response = () => new Response('page')) {
  const context = contextFor(asked);
  const response = await onRequest(context as unknown as APIContext, () => Promise.resolve(page()));
  if (!response) throw new Error('The middleware gave no answer.');
  return { response, ...context };
}

async function tokenOf(role: 'member' | 'moderator' | 'administrator'): Promise<string> {
  return (await enter(app, await makeMemberWithPassword(app.db, { role }))).token;
}

describe('a visitor', () => {
  test.each(['/sign-in', '/join', '/recover', '/reset', '/api/me'])('may open %s', async (route) => {
    expect((await ask({ route })).response.status).toBe(200);
  });

  test.each(['/me', '/me/account', '/admin', '/something/new'])(
    'who opens %s is asked to sign in, and comes back',
    async (route) => {
      const { response } = await ask({ route });
      expect(response.status).toBe(303);
      expect(response.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(`${route}?page=2`)}`);
    },
  );

  test('who posts to a private page does not come back to it with a GET', async () => {
    const { response } = await ask({ route: '/me/data', method: 'POST' });
    expect(response.headers.get('Location')).toBe('/sign-in?next=%2Fme');
  });

  test.each(['/api/progress', '/api/admin/anything', '/api/labs/[lab]/draft'])(
    'who calls %s is told in JSON',
    async (route) => {
      const { response } = await ask({ route, method: 'POST' });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { reason: 'not-signed-in' } });
    },
  );

  test('with a cookie that opens nothing is a visitor, and the cookie is taken away', async () => {
    const { locals, sent } = await ask({ route: '/api/me', token: 'a'.repeat(40) });
    expect(locals.member).toBeNull();
    expect(sent).toEqual([{ name: '__Host-gatehouse', value: '' }]);
  });
});

describe('a member', () => {
  test('is known to the page, and the cookie is left alone', async () => {
    const { response, locals, sent } = await ask({ route: '/me', token: await tokenOf('member') });
    expect(response.status).toBe(200);
    expect(locals.member).toMatchObject({ role: 'member' });
    expect(sent).toEqual([]);
  });

  test('gets the cookie again when the session was extended', async () => {
    const token = await tokenOf('member');
    app.pass((SESSION_IDLE_DAYS_MAX - 1) * DAY_MS);
    expect((await ask({ route: '/me', token })).sent).toEqual([{ name: '__Host-gatehouse', value: token }]);
  });

  test.each(['member', 'moderator'] as const)('who is a %s may not administer, and the try is logged', async (role) => {
    const token = await tokenOf(role);
    const page = await ask({ route: '/admin/members/[member]', token });
    expect(page.response.status).toBe(403);
    expect(await page.response.text()).toBe('/403');
    expect((await ask({ route: '/api/admin/x', token })).response.status).toBe(403);
    expect(app.lines.join()).toContain('access-refused');
  });

  test('who is an administrator may open both', async () => {
    const token = await tokenOf('administrator');
    for (const route of ['/admin', '/me', '/sign-in']) expect((await ask({ route, token })).response.status).toBe(200);
  });
});

describe('answers', () => {
  test('are never stored by anyone', async () => {
    for (const route of ['/api/me', '/me', '/admin', '/sign-in']) {
      expect((await ask({ route })).response.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  test.each(['/_image', '/_actions/[...path]', '/_server-islands/[name]'])(
    'of %s, which Astro brings along, do not exist for anybody',
    async (route) => {
      for (const token of ['', await tokenOf('administrator')]) {
        expect((await ask({ route, token })).response.status).toBe(404);
      }
    },
  );

  test('name the encoding of a page', async () => {
    const page = (): Response => new Response('page', { headers: { 'Content-Type': 'text/html' } });
    const { response } = await ask({ route: '/sign-in' }, page);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });

  test('of prerendered pages know nobody and are left as they are', async () => {
    const { response, locals, sent } = await ask({ route: '/', token: await tokenOf('member'), isPrerendered: true });
    expect(response.headers.get('Cache-Control')).toBeNull();
    expect([locals.member, sent]).toEqual([null, []]);
  });

  test('to a bug hold nothing of it, which is in the log under the number of the request', async () => {
    const fail = (): Response => {
      throw new Error('SELECT secret FROM inside');
    };
    const { response } = await ask({ route: '/sign-in' }, fail);
    expect(response.status).toBe(500);
    // Astro fills it with the prerendered page.
    expect(await response.text()).toBe('');
    expect(app.lines.join()).toMatch(/request-7.*request failed/);
  });

  test('to a crowd ask to come back', async () => {
    const fail = (): Response => {
      throw new WriteRefused('Too many writes are waiting.');
    };
    const { response } = await ask({ route: '/sign-in' }, fail);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect([response.status, await response.text()]).toEqual([503, '<h1>Too much</h1>']);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect((await ask({ route: '/api/me' }, fail)).response.status).toBe(503);
  });

  test('stay closed when the session cannot be looked up', async () => {
    const token = await tokenOf('member');
    await app.db.close();
    const { response } = await ask({ route: '/me', token }, () => new Response('private'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('private');
    await temporary.remove();
    temporary = await temporaryDatabase();
  });
});
