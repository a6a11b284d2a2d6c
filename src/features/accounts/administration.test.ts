import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { links, members } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/audit.ts';
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
import { makeMember } from '../../../tests/support/factories.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { RECENT_MS_MAX } from './confirm-password.ts';
import { disableMember, enableMember } from './disable-member.ts';
import { endMemberSessions } from './end-member-sessions.ts';
import { makeInvitation, OPEN_INVITATIONS_MAX } from './make-invitation.ts';
import { makeResetLink, makeResetLinkFor, RESET_LINK_MINUTES_MAX } from './make-reset-link.ts';
import type { Member } from './member.ts';
import { MEMBERS_PER_PAGE, searchMembers, type MemberRow } from './queries.ts';
import { resetPassword } from './reset-password.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { setRole } from './set-role.ts';
import { signIn } from './sign-in.ts';

let temporary: TemporaryDatabase;
let app: TestAccounts;
let boss: Member;
let row: MemberRow;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
  boss = (await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }))).member;
  row = await makeMemberWithPassword(app.db);
});

afterEach(() => temporary.remove());

/** Every act of an administrator, on the member `row`. */
const ACTS: Readonly<Record<string, (actor: Member, target: string) => Promise<{ ok: boolean }>>> = {
  'disable a member': (actor, target) => disableMember(app, actor, target, visit()),
  'enable a member': (actor, target) => enableMember(app, actor, target, visit()),
  "end a member's sessions": (actor, target) => endMemberSessions(app, actor, target, visit()),
  'make a reset link': (actor, target) => makeResetLink(app, actor, target, visit()),
  'change a role': (actor, target) => setRole(app, actor, { memberId: target, role: 'moderator' }, visit()),
  'make an invitation': (actor) => makeInvitation(app, actor, '', visit()),
  'revoke an invitation': (actor) => revokeInvitation(app, actor, 'open', visit()),
};

async function openInvitation(): Promise<void> {
  const link = { id: 'open', kind: 'invitation', tokenHash: 'hash', createdAt: app.now() } as const;
  await app.db.write((tx) => tx.insert(links).values({ ...link, expiresAt: new Date(app.now().getTime() + 1000) }));
}

describe.each(Object.entries(ACTS))('to %s', (_, act) => {
  test('is allowed to an administrator, and stands in the audit', async () => {
    await openInvitation();
    const before = await app.db.read.$count(audit);
    expect(await act(boss, row.id)).toMatchObject({ ok: true });
    const trail = await app.db.read.select().from(audit);
    expect(trail.slice(before)).toMatchObject([{ actorId: boss.id, at: app.now() }]);
  });

  test.each(['member', 'moderator'] as const)('is refused to a %s, and changes nothing', async (role) => {
    await openInvitation();
    const { member } = await enter(app, await makeMemberWithPassword(app.db, { role }));
    const before = JSON.stringify([await app.db.read.select().from(members), await app.db.read.select().from(links)]);
    expect(await act(member, row.id)).toEqual({ ok: false, reason: 'not-administrator' });
    expect(JSON.stringify([await app.db.read.select().from(members), await app.db.read.select().from(links)])).toBe(
      before,
    );
  });

  test('is refused to an administrator who no longer is one, though the session says so', async () => {
    await openInvitation();
    await app.db.write((tx) => tx.update(members).set({ role: 'member' }).where(eq(members.id, boss.id)));
    expect(await act(boss, row.id)).toEqual({ ok: false, reason: 'not-administrator' });
  });
});

describe('administrators and themselves', () => {
  test('nobody can switch off or change the role of their own account', async () => {
    await makeMember(app.db, { role: 'administrator' });
    expect(await disableMember(app, boss, boss.id, visit())).toEqual({ ok: false, reason: 'yourself' });
    expect(await setRole(app, boss, { memberId: boss.id, role: 'member' }, visit())).toEqual({
      ok: false,
      reason: 'yourself',
    });
  });

  test('two who switch each other off at the same moment leave one', async () => {
    const other = (await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }))).member;
    const results = await Promise.all([
      disableMember(app, boss, other.id, visit()),
      disableMember(app, other, boss.id, visit()),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test('a member who does not exist is named as such', async () => {
    expect(await disableMember(app, boss, 'nobody', visit())).toEqual({ ok: false, reason: 'no-such-member' });
    expect(await revokeInvitation(app, boss, 'nothing', visit())).toEqual({ ok: false, reason: 'no-such-invitation' });
  });

  test('a role is given only soon after signing in', async () => {
    app.pass(RECENT_MS_MAX);
    expect(await setRole(app, boss, { memberId: row.id, role: 'administrator' }, visit())).toEqual({ ok: true });
    app.pass(1);
    const late = await setRole(app, boss, { memberId: row.id, role: 'member' }, visit());
    expect(late).toEqual({ ok: false, reason: 'sign-in-again' });
  });

  test('a reset link is made only soon after signing in, for the own account too', async () => {
    app.pass(RECENT_MS_MAX + 1);
    for (const memberId of [row.id, boss.id]) {
      expect(await makeResetLink(app, boss, memberId, visit())).toEqual({ ok: false, reason: 'sign-in-again' });
    }
    expect(await app.db.read.select().from(links)).toEqual([]);
  });
});

describe('what an act does', () => {
  test('a member who is switched off is out at once, cannot come in, and can again when switched on', async () => {
    const { token } = await enter(app, row);
    const tryIn = () => signIn(app, { email: row.email ?? '', password: PASSWORD, oldToken: '' }, visit());
    await disableMember(app, boss, row.id, visit());
    expect(await opens(app, token)).toBe(false);
    expect(await tryIn()).toEqual({ ok: false, reason: 'disabled' });
    await enableMember(app, boss, row.id, visit());
    expect(await opens(app, token)).toBe(false);
    expect(await tryIn()).toMatchObject({ ok: true });
  });

  test('sessions of that member end, and of no other', async () => {
    const [own, other] = [await enter(app, row), await enter(app, await makeMemberWithPassword(app.db))];
    await endMemberSessions(app, boss, row.id, visit());
    expect([await opens(app, own.token), await opens(app, other.token)]).toEqual([false, true]);
  });

  test('a reset link works for an hour, once, and its token is nowhere but in the answer', async () => {
    const result = await makeResetLink(app, boss, row.id, visit());
    const link = result.ok ? result.link : '';
    const token = link.split('#')[1] ?? '-';
    expect(app.lines.join()).not.toContain(token);
    expect(JSON.stringify(await app.db.read.select().from(audit))).not.toContain(token);
    app.pass(RESET_LINK_MINUTES_MAX * 60_000 - 1000);
    expect(await resetPassword(app, { link, password: OTHER_PASSWORD }, visit())).toEqual({ ok: true });
    expect(await resetPassword(app, { link, password: PASSWORD }, visit())).toMatchObject({ reason: 'invalid-link' });
  });

  test('the command line makes a reset link by address, and none for an unknown one', async () => {
    expect(await makeResetLinkFor(app, row.email?.toUpperCase() ?? '')).toMatchObject({ ok: true });
    expect(await makeResetLinkFor(app, 'nobody@tidewater.example')).toEqual({ ok: false, reason: 'no-such-member' });
  });

  test('500 invitations can be open, one more is refused until one is used or over', async () => {
    const createdAt = app.now();
    const expiresAt = new Date(createdAt.getTime() + 60_000);
    const row = (index: number) =>
      ({ id: `i${index}`, kind: 'invitation', tokenHash: `h${index}`, createdAt, expiresAt }) as const;
    const rows = Array.from({ length: OPEN_INVITATIONS_MAX - 1 }, (_, index) => row(index));
    await app.db.write((tx) => tx.insert(links).values(rows));
    expect(await makeInvitation(app, boss, '', visit())).toMatchObject({ ok: true });
    expect(await makeInvitation(app, boss, '', visit())).toEqual({ ok: false, reason: 'too-many' });
    app.pass(60_000);
    expect(await makeInvitation(app, boss, '', visit())).toMatchObject({ ok: true });
    expect(await makeInvitation(app, boss, 'no address', visit())).toEqual({ ok: false, reason: 'invalid-email' });
  });
});

describe('the list of members', () => {
  test('is searched by parts of name and address, with signs taken as they are', async () => {
    await makeMember(app.db, { name: '100 % Ines', email: 'ines_v@tidewater.example' });
    await makeMember(app.db, { name: 'Jonas', email: 'inesxv@tidewater.example' });
    const names = async (search: string) => (await searchMembers(app.db.read, search, 1)).rows.map(({ name }) => name);
    expect(await names('100 %')).toEqual(['100 % Ines']);
    expect(await names('INES_V')).toEqual(['100 % Ines']);
    expect(await names("' OR 1=1 --")).toEqual([]);
    expect(await names('\\')).toEqual([]);
  });

  test('comes in pages of fifty', async () => {
    for (let index = 0; index < MEMBERS_PER_PAGE - 1; index += 1) await makeMember(app.db);
    const [one, two] = [await searchMembers(app.db.read, '', 1), await searchMembers(app.db.read, '', 2)];
    expect([one.rows.length, two.rows.length, one.total]).toEqual([MEMBERS_PER_PAGE, 1, MEMBERS_PER_PAGE + 1]);
  });
});
