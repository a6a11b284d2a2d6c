import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { changeEmail } from '#features/accounts/change-email.ts';
import { changePassword } from '#features/accounts/change-password.ts';
import { deleteAccount } from '#features/accounts/delete-account.ts';
import { createFirstAdminLink } from '#features/accounts/first-admin.ts';
import { makeInvitation } from '#features/accounts/make-invitation.ts';
import { makeResetLink } from '#features/accounts/make-reset-link.ts';
import { requestRecovery } from '#features/accounts/request-recovery.ts';
import { resetPassword } from '#features/accounts/reset-password.ts';
import { readSession } from '#features/accounts/session-store.ts';
import { signIn } from '#features/accounts/sign-in.ts';
import { signOut } from '#features/accounts/sign-out.ts';
import { signUp } from '#features/accounts/sign-up.ts';
import { enter, OTHER_PASSWORD, PASSWORD, testAccounts, visit, type TestAccounts } from './support/accounts-context.ts';
import { temporaryDatabase, type TemporaryDatabase } from './support/temporary-database.ts';

let temporary: TemporaryDatabase;
let app: TestAccounts;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db, { signUp: 'invited' });
});

afterEach(() => temporary.remove());

/** Every value of every table, as text. */
async function everythingStored(): Promise<string> {
  const tables = await app.db.read.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  const rows: unknown[] = [];
  for (const { name } of tables) rows.push(await app.db.read.all(sql`SELECT * FROM ${sql.identifier(name)}`));
  return JSON.stringify(rows);
}

const tokenIn = (link: string): string => /#([\w-]{43})/.exec(link)?.[1] ?? 'no token';

test('through the whole life of two accounts no password, token or cookie is logged or stored', async () => {
  const secrets = [PASSWORD, OTHER_PASSWORD, 'velvet harbour copper', 'a wrong password'];
  const first = (await createFirstAdminLink(app)) ?? '';
  const ines = { name: 'Ines', email: 'ines@tidewater.example', password: PASSWORD, invitation: first };
  expect(await signUp(app, ines, visit())).toMatchObject({ ok: true, role: 'administrator' });
  const boss = await enter(app, ines);
  const invitation = await makeInvitation(app, boss.member, 'jonas@tidewater.example', visit());
  const link = invitation.ok ? invitation.link : '';
  const jonas = { name: 'Jonas', email: 'jonas@tidewater.example', password: PASSWORD, invitation: link };
  expect(await signUp(app, jonas, visit())).toMatchObject({ ok: true, role: 'member' });
  await signIn(app, { email: jonas.email, password: 'a wrong password', oldToken: '' }, visit());
  const session = await enter(app, jonas);
  secrets.push(tokenIn(first), tokenIn(link), boss.token, session.token);

  const changed = await changePassword(app, session.member, { current: PASSWORD, next: OTHER_PASSWORD }, visit());
  const renewed = changed.ok ? await readSession(app.db, changed.token, app.now()) : null;
  if (!renewed) throw new Error('The password was not changed.');
  const email = 'jonas.v@tidewater.example';
  const moved = await changeEmail(app, renewed.member, { email, password: OTHER_PASSWORD }, visit());
  secrets.push(changed.ok ? changed.token : '-', moved.ok ? moved.token : '-');

  let work = Promise.resolve();
  await requestRecovery(app, email, visit(), (later) => {
    work = later();
  });
  await work;
  const mailed = app.mails.at(-1)?.text ?? '';
  const handed = await makeResetLink(app, boss.member, session.member.id, visit());
  secrets.push(tokenIn(mailed), tokenIn(handed.ok ? handed.link : ''));
  const reset = { link: handed.ok ? handed.link : '', password: 'velvet harbour copper' };
  expect(await resetPassword(app, reset, visit())).toEqual({ ok: true });
  const last = await enter(app, { email }, 'velvet harbour copper');
  secrets.push(last.token);
  await signOut(app, boss.member, visit());

  expect(secrets.every((secret) => secret.length > 3 && secret !== 'no token')).toBe(true);
  const places = { log: app.lines.join('\n'), database: await everythingStored() };
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) expect(text.includes(secret), `${secret} in the ${place}`).toBe(false);
  }
  expect(await deleteAccount(app, last.member, 'velvet harbour copper', visit())).toEqual({ ok: true });
  expect(await everythingStored()).not.toContain('jonas');
});

test('every step of an account leaves its event in the log, with who and from where', async () => {
  const open = testAccounts(temporary.db);
  const form = { name: 'Ines', email: 'ines@tidewater.example', password: PASSWORD, invitation: '' };
  await signUp(open, form, visit());
  await signIn(open, { email: form.email, password: 'wrong', oldToken: '' }, visit());
  const { member } = await enter(open, form);
  await changePassword(open, member, { current: 'wrong', next: OTHER_PASSWORD }, visit());
  await changePassword(open, member, { current: PASSWORD, next: OTHER_PASSWORD }, visit());
  await signOut(open, member, visit());
  const events = open.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.map(({ event }) => event)).toEqual([
    'signed-up',
    'sign-in-failed',
    'signed-in',
    'confirmation-failed',
    'password-changed',
    'signed-out',
  ]);
  for (const event of events) {
    expect(event).toMatchObject({ memberId: member.id, address: '192.0.2.1', requestId: 'request-1' });
  }
});

test('a name that tries to break the log stays inside its line', async () => {
  const open = testAccounts(temporary.db);
  const email = 'a@b\r\n{"event":"forged"}';
  await signIn(open, { email, password: 'x', oldToken: '' }, { ...visit(), requestId: 'r\r\nforged' });
  expect(open.lines.every((line) => !/[\r\n]/.test(line))).toBe(true);
});
