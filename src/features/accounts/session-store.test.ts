import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessions } from '#db/schema/accounts.ts';
import {
  enter,
  makeMemberWithPassword,
  opens,
  testAccounts,
  visit,
  type TestAccounts,
} from '../../../tests/support/accounts-context.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { disableMember } from './disable-member.ts';
import { sessionsOf } from './queries.ts';
import {
  readSession,
  SESSION_IDLE_DAYS_MAX,
  SESSION_LIFE_DAYS_MAX,
  sessionCookie,
  SESSIONS_PER_MEMBER_MAX,
  startSession,
} from './session-store.ts';

const DAY_MS = 24 * 60 * 60_000;

let temporary: TemporaryDatabase;
let app: TestAccounts;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
});

afterEach(() => temporary.remove());

describe('the cookie', () => {
  test('is held to its host and to TLS', () => {
    const { name, attributes } = sessionCookie(new URL('https://learn.example.org'), 'token');
    expect(name).toBe('__Host-gatehouse');
    const maxAge = SESSION_IDLE_DAYS_MAX * 24 * 60 * 60;
    expect(attributes).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge });
  });

  test('has a plain name where there is no TLS, which is localhost or a workshop', () => {
    const { name, attributes } = sessionCookie(new URL('http://localhost:4321'), 'token');
    expect(name).toBe('gatehouse');
    expect(attributes.secure).toBe(false);
  });

  test('without a token takes itself away', () => {
    expect(sessionCookie(new URL('https://learn.example.org'), '').attributes.maxAge).toBe(0);
  });
});

describe('a session', () => {
  test('opens with its token, which the database does not hold', async () => {
    const { token, member } = await enter(app, await makeMemberWithPassword(app.db));
    expect(token).toMatch(/^[a-z2-7]{40}$/);
    const [row] = await app.db.read.select().from(sessions);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await readSession(app.db, row?.id ?? '', app.now())).toBeNull();
    expect(member.session).toMatchObject({ authenticatedAt: NOON, factors: ['password'], id: row?.id });
  });

  test.each(['', 'x', 'a'.repeat(40), 'a'.repeat(10_000), "' OR 1=1 --", '\u0000'])(
    'is not opened by %j',
    async (token) => {
      await enter(app, await makeMemberWithPassword(app.db));
      expect(await readSession(app.db, token, app.now())).toBeNull();
    },
  );

  test('ends after seven days without a request, and not before', async () => {
    const { token } = await enter(app, await makeMemberWithPassword(app.db));
    app.pass(SESSION_IDLE_DAYS_MAX * DAY_MS);
    expect(await opens(app, token)).toBe(false);
    const other = await enter(app, await makeMemberWithPassword(app.db));
    app.pass(SESSION_IDLE_DAYS_MAX * DAY_MS - 1000);
    expect(await opens(app, other.token)).toBe(true);
  });

  test('is extended by use, with the cookie sent again, but never beyond thirty days', async () => {
    const { token } = await enter(app, await makeMemberWithPassword(app.db));
    for (let day = 4; day < SESSION_LIFE_DAYS_MAX; day += 4) {
      app.pass(4 * DAY_MS);
      expect(await readSession(app.db, token, app.now()), `on day ${day}`).toMatchObject({ renewed: true });
    }
    app.pass(2 * DAY_MS - 1000);
    expect(await opens(app, token)).toBe(true);
    app.pass(1000);
    expect(await opens(app, token)).toBe(false);
    expect(await app.db.read.select().from(sessions)).toEqual([]);
  });

  test('is not written again with each request', async () => {
    const { token } = await enter(app, await makeMemberWithPassword(app.db));
    app.pass(60_000);
    expect(await readSession(app.db, token, app.now())).toMatchObject({ renewed: false });
    expect((await app.db.read.select().from(sessions))[0]?.lastSeenAt).toEqual(NOON);
    app.pass(15 * 60_000);
    await readSession(app.db, token, app.now());
    expect((await app.db.read.select().from(sessions))[0]?.lastSeenAt).toEqual(app.now());
  });

  test('of a member who was switched off opens nothing', async () => {
    const { token, member } = await enter(app, await makeMemberWithPassword(app.db));
    const boss = await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }));
    await disableMember(app, boss.member, member.id, visit());
    expect(await opens(app, token)).toBe(false);
  });
});

test('a member has twenty sessions; for one more the one unused for longest ends', async () => {
  const member = await makeMember(app.db);
  const tokens: string[] = [];
  for (let index = 0; index < SESSIONS_PER_MEMBER_MAX; index += 1) {
    tokens.push(await app.db.write((tx) => startSession(tx, member.id, visit(), app.now())));
    app.pass(1000);
  }
  expect(await sessionsOf(app.db.read, member.id, app.now())).toHaveLength(SESSIONS_PER_MEMBER_MAX);
  expect(await opens(app, tokens[0] ?? '')).toBe(true);
  tokens.push(await app.db.write((tx) => startSession(tx, member.id, visit(), app.now())));
  const opening = await Promise.all(tokens.map((token) => opens(app, token)));
  expect(opening).toEqual([false, ...Array.from({ length: SESSIONS_PER_MEMBER_MAX }, () => true)]);
});
