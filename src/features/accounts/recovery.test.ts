import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
import { changePassword } from './change-password.ts';
import type { MemberRow } from './queries.ts';
import { RECOVERY_MINUTES_MAX, requestRecovery } from './request-recovery.ts';
import { resetPassword } from './reset-password.ts';
import { signIn } from './sign-in.ts';
import { LINK_TRIES_PER_ADDRESS, RECOVERIES_PER_ADDRESS, RECOVERY_MAILS_PER_ACCOUNT } from './throttle.ts';

const MINUTE_MS = 60_000;

let temporary: TemporaryDatabase;
let app: TestAccounts;
let row: MemberRow;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
  row = await makeMemberWithPassword(app.db);
});

afterEach(() => temporary.remove());

/** Asks for a mail and runs at once what otherwise happens after the answer. */
async function request(email: string, address?: string) {
  const work: (() => Promise<void>)[] = [];
  const result = await requestRecovery(app, email, visit(address), (later) => void work.push(later));
  for (const each of work) await each();
  return result;
}

async function mailedLink(): Promise<string> {
  await request(row.email ?? '');
  return /https:\S+#\S+/.exec(app.mails.at(-1)?.text ?? '')?.[0] ?? '';
}

const reset = (link: string, password = OTHER_PASSWORD) => resetPassword(app, { link, password }, visit());

const signInWith = (password: string) =>
  signIn(app, { email: row.email ?? '', password, oldToken: '' }, visit('192.0.2.9'));

describe('a recovery mail', () => {
  test('goes to a known address only, while the answer is the same', async () => {
    expect(await request(' Nobody@Tidewater.example')).toEqual({ ok: true });
    expect(app.mails).toEqual([]);
    expect(await request(` ${row.email?.toUpperCase()}`)).toEqual({ ok: true });
    expect(app.mails).toMatchObject([{ to: row.email }]);
  });

  test('is looked up and written only after the answer', async () => {
    const work: unknown[] = [];
    await requestRecovery(app, row.email ?? '', visit(), (later) => void work.push(later));
    expect(work).toHaveLength(1);
    expect(await app.db.read.query.links.findMany()).toEqual([]);
  });

  test('carries its token in the fragment, and neither log nor database holds it', async () => {
    const url = new URL(await mailedLink());
    expect(url.origin + url.pathname + url.search).toBe('https://learn.example.org/reset');
    const token = url.hash.slice(1);
    expect(token).toHaveLength(43);
    expect(app.lines.join()).not.toContain(token);
    expect(JSON.stringify(await app.db.read.query.links.findMany())).not.toContain(token);
  });

  test('does not go to a member who is switched off', async () => {
    const off = await makeMemberWithPassword(app.db, { disabledAt: app.now() });
    expect(await request(off.email ?? '')).toEqual({ ok: true });
    expect(app.mails).toEqual([]);
  });

  test('goes out three times an hour for an account, and the fourth request is answered alike', async () => {
    for (let count = 0; count <= RECOVERY_MAILS_PER_ACCOUNT.max; count += 1) {
      expect(await request(row.email ?? '', `192.0.2.${count}`)).toEqual({ ok: true });
    }
    expect(app.mails).toHaveLength(RECOVERY_MAILS_PER_ACCOUNT.max);
  });

  test('can be asked for twenty times an hour from one address', async () => {
    for (let count = 0; count < RECOVERIES_PER_ADDRESS.max; count += 1) {
      expect(await request(`member-${count}@elsewhere.example`)).toEqual({ ok: true });
    }
    expect(await request(row.email ?? '')).toMatchObject({ ok: false, reason: 'throttled' });
  });

  test('that cannot be sent is a line in the log, not an error for the member', async () => {
    const failing = { ...app, mail: { send: () => Promise.reject(new Error('connection refused')) } };
    let work: Promise<void> | undefined;
    const result = await requestRecovery(failing, row.email ?? '', visit(), (later) => {
      work = later();
    });
    await expect(work).resolves.toBeUndefined();
    expect(result).toEqual({ ok: true });
    expect(app.lines.join()).toContain('recovery-mail-failed');
  });

  test('is not offered without a mail server', async () => {
    app = testAccounts(temporary.db, { mail: false });
    expect(await request(row.email ?? '')).toEqual({ ok: false, reason: 'no-mail' });
  });
});

describe('a link for a new password', () => {
  test('sets it, ends every session and signs nobody in', async () => {
    const { token } = await enter(app, row);
    const link = await mailedLink();
    expect(await reset(link)).toEqual({ ok: true });
    expect(await opens(app, token)).toBe(false);
    expect(await app.db.read.query.sessions.findMany()).toEqual([]);
    expect(await signInWith(PASSWORD)).toEqual({ ok: false, reason: 'wrong' });
    expect(await signInWith(OTHER_PASSWORD)).toMatchObject({ ok: true });
  });

  test('works once, even when two use it at the same moment', async () => {
    const link = await mailedLink();
    const results = await Promise.all([reset(link), reset(link, 'velvet harbour copper')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await reset(link)).toEqual({ ok: false, reason: 'invalid-link' });
  });

  test('is good until its last moment and not after', async () => {
    const link = await mailedLink();
    app.pass(RECOVERY_MINUTES_MAX * MINUTE_MS - 1000);
    expect(await reset(link, 'short')).toEqual({ ok: false, reason: 'too-short' });
    app.pass(1000);
    expect(await reset(link)).toEqual({ ok: false, reason: 'invalid-link' });
  });

  test('is void once a newer one was asked for', async () => {
    const older = await mailedLink();
    const newer = await mailedLink();
    expect(await reset(older)).toEqual({ ok: false, reason: 'invalid-link' });
    expect(await reset(newer)).toEqual({ ok: true });
  });

  test('is void once the password or the address was changed', async () => {
    const first = await mailedLink();
    const one = await enter(app, row);
    await changePassword(app, one.member, { current: PASSWORD, next: OTHER_PASSWORD }, visit());
    expect(await reset(first)).toEqual({ ok: false, reason: 'invalid-link' });
    const second = await mailedLink();
    const two = await enter(app, row, OTHER_PASSWORD);
    await changeEmail(app, two.member, { email: 'new@tidewater.example', password: OTHER_PASSWORD }, visit());
    expect(await reset(second)).toEqual({ ok: false, reason: 'invalid-link' });
  });

  test('keeps to the rules for new passwords and survives a refused one', async () => {
    const link = await mailedLink();
    expect(await reset(link, 'sunshine2026!!')).toEqual({ ok: false, reason: 'common' });
    expect(await reset(link)).toEqual({ ok: true });
  });

  test('cannot be guessed for long', async () => {
    for (let count = 0; count < LINK_TRIES_PER_ADDRESS.max; count += 1) {
      expect(await reset('A'.repeat(43))).toEqual({ ok: false, reason: 'invalid-link' });
    }
    expect(await reset(await mailedLink())).toMatchObject({ ok: false, reason: 'throttled' });
  });
});
