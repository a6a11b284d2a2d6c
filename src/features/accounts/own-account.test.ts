import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentials, members, sessions } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/audit.ts';
import { attempts, drafts } from '#db/schema/labs.ts';
import { progressEvents } from '#db/schema/progress.ts';
import {
  enter,
  makeMemberWithPassword,
  opens,
  OTHER_PASSWORD,
  PASSWORD,
  testAccounts,
  visit,
  type TestAccounts,
} from '../../../tests/support/accounts-context.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { changeEmail } from './change-email.ts';
import { changeName } from './change-name.ts';
import { changePassword } from './change-password.ts';
import { RECENT_MS_MAX } from './confirm-password.ts';
import { deleteAccount } from './delete-account.ts';
import { endSessions } from './end-sessions.ts';
import { exportData, startExport } from './export-data.ts';
import type { Member } from './member.ts';
import type { MemberRow } from './queries.ts';
import { readSession } from './session-store.ts';
import { signIn } from './sign-in.ts';
import {
  ACCOUNT_CHANGES_PER_MEMBER,
  CONFIRMATIONS_PER_MEMBER,
  EXPORTS_PER_MEMBER,
  NOTICES_PER_ADDRESS,
} from './throttle.ts';

let temporary: TemporaryDatabase;
let app: TestAccounts;
let row: MemberRow;
let member: Member;
let token: string;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
  row = await makeMemberWithPassword(app.db, { name: 'Ines' });
  ({ member, token } = await enter(app, row));
});

afterEach(() => temporary.remove());

/** A lesson done, a draft, an attempt: something in every table that belongs to a member. */
async function leaveTraces(memberId: string): Promise<void> {
  const files = { 'app.js': 'export {}' };
  await app.db.write(async (tx) => {
    const event = { memberId, kind: 'lesson-completed', item: 'a/b', contentHash: '', source: 'here' } as const;
    await tx.insert(progressEvents).values({ ...event, at: app.now() });
    await tx.insert(drafts).values({ memberId, lab: 'one', files, version: 1, updatedAt: app.now() });
    await tx.insert(attempts).values({ memberId, lab: 'one', files, createdAt: app.now() });
  });
}

describe('changing the password', () => {
  const change = (current: string, next: string) => changePassword(app, member, { current, next }, visit());

  test('needs the current one, ends all other sessions and gives this one a new id', async () => {
    const other = await enter(app, row);
    const result = await change(PASSWORD, OTHER_PASSWORD);
    expect(result).toMatchObject({ ok: true });
    expect([await opens(app, token), await opens(app, other.token)]).toEqual([false, false]);
    expect(result.ok && (await opens(app, result.token))).toBe(true);
    const signedIn = await signIn(app, { email: row.email ?? '', password: OTHER_PASSWORD, oldToken: '' }, visit());
    expect(signedIn).toMatchObject({ ok: true });
  });

  test('is refused with a wrong current one, and changes nothing', async () => {
    expect(await change('wrong', OTHER_PASSWORD)).toEqual({ ok: false, reason: 'wrong-password' });
    expect(await opens(app, token)).toBe(true);
  });

  test('keeps to the rules, the own name included', async () => {
    expect(await change(PASSWORD, 'short')).toEqual({ ok: false, reason: 'too-short' });
    expect(await change(PASSWORD, 'ines-ines-ines')).toMatchObject({ ok: false });
  });

  test('happens once when two windows do it at the same moment', async () => {
    const results = await Promise.all([change(PASSWORD, OTHER_PASSWORD), change(PASSWORD, 'velvet harbour copper')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test('is no place to guess: ten tries in a quarter of an hour', async () => {
    for (let count = 0; count < CONFIRMATIONS_PER_MEMBER.max; count += 1) {
      expect(await change('wrong', OTHER_PASSWORD)).toEqual({ ok: false, reason: 'wrong-password' });
    }
    expect(await change(PASSWORD, OTHER_PASSWORD)).toMatchObject({ ok: false, reason: 'throttled' });
  });
});

describe('changing name and address', () => {
  test('a name is stored as it will be shown, and a disturbing one is refused', async () => {
    expect(await changeName(app, member, ' Ines V. ', visit())).toEqual({ ok: true, name: 'Ines V.' });
    expect(await changeName(app, member, 'Ines\u202e', visit())).toEqual({ ok: false, reason: 'invalid' });
  });

  test('a new name leaves a row in the audit and a line in the log, without the name', async () => {
    await changeName(app, member, 'Wilhelmina', visit());
    const rows = await app.db.read.select().from(audit).where(eq(audit.action, 'name-changed'));
    expect(rows).toMatchObject([{ actorId: member.id, subjectId: member.id, at: app.now() }]);
    const lines = app.lines.filter((line) => line.includes('name-changed'));
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(rows) + lines.join('')).not.toMatch(/Wilhelmina|Ines/);
  });

  test('twenty changes an hour are taken, whatever they change, and not one more', async () => {
    for (let count = 0; count < ACCOUNT_CHANGES_PER_MEMBER.max; count += 1) {
      expect(await changeName(app, member, `Ines ${count}`, visit())).toMatchObject({ ok: true });
    }
    const refusal = { ok: false, reason: 'throttled', waitMs: ACCOUNT_CHANGES_PER_MEMBER.windowMs };
    expect(await changeName(app, member, 'Ines', visit())).toEqual(refusal);
    expect(await changeEmail(app, member, { email: 'new@x.example', password: PASSWORD }, visit())).toEqual(refusal);
    expect(await changePassword(app, member, { current: PASSWORD, next: OTHER_PASSWORD }, visit())).toEqual(refusal);
    app.pass(ACCOUNT_CHANGES_PER_MEMBER.windowMs);
    expect(await changeName(app, member, 'Ines', visit())).toMatchObject({ ok: true });
  });

  test('the address that is taken can be asked for twenty times an hour', async () => {
    const email = (await makeMemberWithPassword(app.db)).email ?? '';
    const ask = () => changeEmail(app, member, { email, password: PASSWORD }, visit());
    for (let count = 0; count < ACCOUNT_CHANGES_PER_MEMBER.max; count += 1) {
      expect(await ask()).toEqual({ ok: false, reason: 'taken' });
    }
    expect(await ask()).toMatchObject({ reason: 'throttled' });
  });

  test('nobody is mailed more than three times an hour because somebody else named their address', async () => {
    const stranger = 'stranger@elsewhere.example';
    for (let round = 0; round < NOTICES_PER_ADDRESS.max + 1; round += 1) {
      const current = { ...member, email: stranger };
      await changeEmail(app, current, { email: `ines-${round}@tidewater.example`, password: PASSWORD }, visit());
    }
    expect(app.mails.filter(({ to }) => to === stranger)).toHaveLength(NOTICES_PER_ADDRESS.max);
  });

  test('an address needs the password, gives the session a new id and tells the old address', async () => {
    const result = await changeEmail(app, member, { email: 'New@Tidewater.example', password: PASSWORD }, visit());
    expect(result).toMatchObject({ ok: true });
    expect(await opens(app, token)).toBe(false);
    expect(result.ok && (await opens(app, result.token))).toBe(true);
    expect(app.mails).toMatchObject([{ to: row.email }]);
  });

  test('an address is refused with a wrong password, when it is none, and when it is taken', async () => {
    const other = await makeMemberWithPassword(app.db);
    const change = (email: string, password = PASSWORD) => changeEmail(app, member, { email, password }, visit());
    expect(await change('new@tidewater.example', 'wrong')).toEqual({ ok: false, reason: 'wrong-password' });
    expect(await change('none')).toEqual({ ok: false, reason: 'invalid' });
    expect(await change(other.email?.toUpperCase() ?? '')).toEqual({ ok: false, reason: 'taken' });
    expect(await app.db.read.query.members.findFirst({ where: eq(members.id, row.id) })).toMatchObject({
      email: row.email,
    });
  });
});

describe('ending sessions', () => {
  const end = (sessionId: string, password = '') => endSessions(app, member, { sessionId, password }, visit());

  test('ends one of the own, without the password soon after signing in', async () => {
    const other = await enter(app, row);
    expect(await end(other.member.session.id)).toEqual({ ok: true, ended: 1, token: null });
    expect([await opens(app, other.token), await opens(app, token)]).toEqual([false, true]);
  });

  test('ends all others and keeps this one', async () => {
    const others = [await enter(app, row), await enter(app, row)];
    expect(await end('others')).toEqual({ ok: true, ended: 2, token: null });
    for (const other of others) expect(await opens(app, other.token)).toBe(false);
    expect(await opens(app, token)).toBe(true);
  });

  test('asks for the password ten minutes after signing in', async () => {
    const other = await enter(app, row);
    app.pass(RECENT_MS_MAX);
    expect(await end('none')).toEqual({ ok: true, ended: 0, token: null });
    app.pass(1);
    expect(await end(other.member.session.id, 'wrong')).toEqual({ ok: false, reason: 'wrong-password' });
    const result = await end(other.member.session.id, PASSWORD);
    expect(result).toMatchObject({ ok: true, ended: 1 });
    expect([await opens(app, other.token), await opens(app, token)]).toEqual([false, false]);
    const renewed = result.ok ? await readSession(app.db, result.token ?? '', app.now()) : null;
    expect(renewed?.member.session.authenticatedAt).toEqual(app.now());
  });

  test("never ends another member's session", async () => {
    const stranger = await enter(app, await makeMemberWithPassword(app.db));
    expect(await end(stranger.member.session.id)).toEqual({ ok: true, ended: 0, token: null });
    expect(await opens(app, stranger.token)).toBe(true);
  });
});

describe('deleting the account', () => {
  test('takes everything with it but the audit, which holds no name', async () => {
    await leaveTraces(member.id);
    expect(await deleteAccount(app, member, PASSWORD, visit())).toEqual({ ok: true });
    for (const table of [members, credentials, sessions, progressEvents, drafts, attempts]) {
      expect(await app.db.read.select().from(table)).toEqual([]);
    }
    const kept = JSON.stringify(await app.db.read.select().from(audit));
    expect(kept).toContain('member-deleted');
    expect(kept).not.toMatch(/Ines|tidewater/);
  });

  test('needs the password, and leaves other members alone', async () => {
    const other = await makeMemberWithPassword(app.db);
    await leaveTraces(other.id);
    expect(await deleteAccount(app, member, 'wrong', visit())).toEqual({ ok: false, reason: 'wrong-password' });
    expect(await deleteAccount(app, member, PASSWORD, visit())).toEqual({ ok: true });
    expect(await app.db.read.select().from(attempts)).toHaveLength(1);
    expect(await app.db.read.select().from(members)).toHaveLength(1);
  });

  test('is refused to the only administrator', async () => {
    const boss = await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }));
    const refusal = { ok: false, reason: 'last-administrator' };
    expect(await deleteAccount(app, boss.member, PASSWORD, visit())).toEqual(refusal);
    await makeMemberWithPassword(app.db, { role: 'administrator', disabledAt: app.now() });
    expect(await deleteAccount(app, boss.member, PASSWORD, visit())).toEqual(refusal);
    await makeMemberWithPassword(app.db, { role: 'administrator' });
    expect(await deleteAccount(app, boss.member, PASSWORD, visit())).toEqual({ ok: true });
  });
});

describe('the export', () => {
  test('holds what is kept about the member, and nothing of others', async () => {
    const other = await makeMemberWithPassword(app.db, { name: 'Somebody Else' });
    await leaveTraces(member.id);
    await leaveTraces(other.id);
    const text = (await Array.fromAsync(exportData(app.db, member.id, app.now()))).join('');
    const data = JSON.parse(text) as Record<string, unknown[]>;
    expect(data).toMatchObject({ member: { name: 'Ines', email: row.email } });
    for (const part of ['credentials', 'sessions', 'progress', 'drafts', 'attempts'])
      expect(data[part]).toHaveLength(1);
    expect(text).not.toMatch(/Somebody Else|argon2/);
    expect(text).not.toContain(other.id);
  });

  test('holds every row, however many there are', async () => {
    const attempt = { memberId: member.id, lab: 'one', files: {}, createdAt: app.now() };
    await app.db.write((tx) => tx.insert(attempts).values(Array.from({ length: 45 }, () => attempt)));
    const text = (await Array.fromAsync(exportData(app.db, member.id, app.now()))).join('');
    const { attempts: exported } = JSON.parse(text) as { attempts: { id: number }[] };
    expect(new Set(exported.map(({ id }) => id)).size).toBe(45);
  });

  test('is given ten times an hour, not once more, and other members are not held up', async () => {
    for (let count = 0; count < EXPORTS_PER_MEMBER.max; count += 1) {
      expect(await startExport(app, member, visit())).toMatchObject({ ok: true });
    }
    expect(await startExport(app, member, visit())).toMatchObject({ ok: false, reason: 'throttled' });
    const other = await enter(app, await makeMemberWithPassword(app.db));
    expect(await startExport(app, other.member, visit())).toMatchObject({ ok: true });
    app.pass(EXPORTS_PER_MEMBER.windowMs);
    expect(await startExport(app, member, visit())).toMatchObject({ ok: true });
  });
});
