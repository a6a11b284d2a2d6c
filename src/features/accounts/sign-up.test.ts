import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { links } from '#db/schema/accounts.ts';
import {
  enter,
  makeMemberWithPassword,
  opens,
  PASSWORD,
  testAccounts,
  visit,
  type TestAccounts,
} from '../../../tests/support/accounts-context.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { createFirstAdminLink, FIRST_ADMIN_LINK_HOURS_MAX } from './first-admin.ts';
import { INVITATION_DAYS_MAX, makeInvitation } from './make-invitation.ts';
import { openInvitations } from './queries.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { signUp, type SignUpForm } from './sign-up.ts';
import { LINK_TRIES_PER_ADDRESS, SIGN_UPS_PER_ADDRESS, SIGN_UPS_PER_INVITATION } from './throttle.ts';

const HOUR_MS = 60 * 60_000;

let temporary: TemporaryDatabase;
let app: TestAccounts;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
});

afterEach(() => temporary.remove());

let joined = 0;
const form = (wishes: Partial<SignUpForm> = {}): SignUpForm => ({
  name: 'Ines',
  email: `ines-${(joined += 1)}@tidewater.example`,
  password: PASSWORD,
  invitation: '',
  ...wishes,
});

async function invite(email = ''): Promise<string> {
  const boss = await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }));
  const result = await makeInvitation(app, boss.member, email, visit());
  if (!result.ok) throw new Error(result.reason);
  return result.link;
}

describe('an open door', () => {
  test('lets anyone join as a member, signed in at once', async () => {
    const result = await signUp(app, form({ email: ' Ines@Tidewater.example ' }), visit());
    expect(result).toMatchObject({ ok: true, role: 'member' });
    expect(result.ok && (await opens(app, result.token))).toBe(true);
    expect(await app.db.read.query.members.findFirst()).toMatchObject({
      email: 'ines@tidewater.example',
      name: 'Ines',
    });
  });

  test('names everything that is wrong with the form at once', async () => {
    const result = await signUp(app, form({ name: '', email: 'ines', password: 'short' }), visit());
    const problems = { name: 'invalid', email: 'invalid', password: 'too-short' };
    expect(result).toEqual({ ok: false, reason: 'invalid', problems });
  });

  test('refuses an address that is taken, in any spelling, also for two at the same moment', async () => {
    const email = 'ines@tidewater.example';
    const results = await Promise.all([
      signUp(app, form({ email }), visit()),
      signUp(app, form({ email: email.toUpperCase() }), visit()),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: 'invalid', problems: { email: 'taken' } });
  });

  test('refuses a password that holds the name or the address', async () => {
    const wishes = { name: 'Wilhelmina', password: 'wilhelmina-123' };
    expect(await signUp(app, form(wishes), visit())).toMatchObject({ problems: { password: 'predictable' } });
  });

  test(
    'takes sixty an hour from one address, not one more, and none of it holds elsewhere',
    { timeout: 30_000 },
    async () => {
      for (let count = 0; count < SIGN_UPS_PER_ADDRESS.max; count += 1) {
        expect(await signUp(app, form(), visit())).toMatchObject({ ok: true });
      }
      expect(await signUp(app, form(), visit())).toEqual({ ok: false, reason: 'throttled', waitMs: HOUR_MS });
      expect(await signUp(app, form(), visit('192.0.2.2'))).toMatchObject({ ok: true });
      app.pass(HOUR_MS);
      expect(await signUp(app, form(), visit())).toMatchObject({ ok: true });
    },
  );
});

describe('an invitation', () => {
  beforeEach(() => {
    app = testAccounts(temporary.db, { signUp: 'invited' });
  });

  test('is needed where the door is not open', async () => {
    expect(await signUp(app, form(), visit())).toMatchObject({ problems: { invitation: 'needed' } });
  });

  test('lets one person in, once, even when two use it at the same moment', async () => {
    const invitation = await invite();
    const results = await Promise.all([
      signUp(app, form({ invitation }), visit()),
      signUp(app, form({ invitation }), visit()),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ problems: { invitation: 'invalid' } });
  });

  test('for one address lets no other in', async () => {
    const invitation = await invite('ines@tidewater.example');
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ problems: { email: 'not-invited' } });
    const email = 'Ines@Tidewater.example';
    expect(await signUp(app, form({ invitation, email }), visit())).toMatchObject({ ok: true });
  });

  test('is good until its last moment and not after', async () => {
    const [early, late] = [await invite(), await invite()];
    app.pass(INVITATION_DAYS_MAX * 24 * HOUR_MS - 1000);
    expect(await signUp(app, form({ invitation: early }), visit())).toMatchObject({ ok: true });
    app.pass(1000);
    expect(await signUp(app, form({ invitation: late }), visit())).toMatchObject({
      problems: { invitation: 'invalid' },
    });
  });

  test('that was revoked lets nobody in', async () => {
    const invitation = await invite();
    const [open] = await openInvitations(app.db.read, app.now());
    const boss = await enter(app, await makeMemberWithPassword(app.db, { role: 'administrator' }));
    expect(await revokeInvitation(app, boss.member, open?.id ?? '', visit())).toEqual({ ok: true });
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ problems: { invitation: 'invalid' } });
  });

  test('answers for twenty addresses an hour whether they are taken, not for a list', { timeout: 30_000 }, async () => {
    const invitation = await invite();
    const email = (await makeMemberWithPassword(app.db)).email ?? '';
    for (let count = 0; count < SIGN_UPS_PER_INVITATION.max; count += 1) {
      expect(await signUp(app, form({ invitation, email }), visit(`192.0.2.${count}`))).toMatchObject({
        problems: { email: 'taken' },
      });
    }
    expect(await signUp(app, form({ invitation, email }), visit())).toMatchObject({ reason: 'throttled' });
    expect(await signUp(app, form({ invitation: await invite() }), visit())).toMatchObject({ ok: true });
    app.pass(HOUR_MS);
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ ok: true });
  });

  test('cannot be guessed for long, and those that open are not counted', async () => {
    const invitation = 'A'.repeat(43);
    for (let count = 0; count < LINK_TRIES_PER_ADDRESS.max; count += 1) {
      expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ reason: 'invalid' });
    }
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ reason: 'throttled' });
    expect(await signUp(app, form({ invitation: await invite() }), visit('192.0.2.2'))).toMatchObject({ ok: true });
  });
});

describe('a closed door', () => {
  test('lets nobody in, with or without an invitation', async () => {
    const invitation = await invite();
    app = testAccounts(temporary.db, { signUp: 'closed' });
    expect(await signUp(app, form(), visit())).toEqual({ ok: false, reason: 'closed' });
    expect(await signUp(app, form({ invitation }), visit())).toEqual({ ok: false, reason: 'closed' });
  });
});

describe("the first administrator's link", () => {
  test('makes whoever opens it administrator, whatever the door', async () => {
    app = testAccounts(temporary.db, { signUp: 'closed' });
    const invitation = (await createFirstAdminLink(app)) ?? '';
    expect(invitation).toMatch(/^https:\/\/learn\.example\.org\/join#/);
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ ok: true, role: 'administrator' });
    expect(await createFirstAdminLink(app)).toBeNull();
  });

  test('makes one administrator only, also when two starts printed two links', async () => {
    const invitations = [(await createFirstAdminLink(app)) ?? '', (await createFirstAdminLink(app)) ?? ''];
    const results = await Promise.all(invitations.map((invitation) => signUp(app, form({ invitation }), visit())));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test('is over after a day', async () => {
    const invitation = (await createFirstAdminLink(app)) ?? '';
    app.pass(FIRST_ADMIN_LINK_HOURS_MAX * HOUR_MS);
    expect(await signUp(app, form({ invitation }), visit())).toMatchObject({ problems: { invitation: 'invalid' } });
  });

  test('is stored as a hash alone', async () => {
    const token = ((await createFirstAdminLink(app)) ?? '').split('#')[1] ?? '';
    expect(JSON.stringify(await app.db.read.select().from(links))).not.toContain(token);
  });
});
