import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentials, throttles } from '#db/schema/accounts.ts';
import { hash } from '@node-rs/argon2';
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
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import {
  SIGN_IN_FAILURES_PER_ACCOUNT,
  SIGN_IN_FAILURES_PER_ADDRESS,
  SIGN_IN_FAILURES_PER_PAIR,
  SIGN_INS_PER_PAIR,
} from './throttle.ts';

const MINUTE_MS = 60_000;

let temporary: TemporaryDatabase;
let app: TestAccounts;
let email: string;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  app = testAccounts(temporary.db);
  email = (await makeMemberWithPassword(app.db)).email ?? '';
});

afterEach(() => temporary.remove());

const trySignIn = (password: string, address = '192.0.2.1', name = email) =>
  signIn(app, { email: name, password, oldToken: '' }, visit(address));

/** Wrong tries, one after the other, none of which may be held up. */
async function fail(count: number, address?: (index: number) => string, name = email): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    expect(await trySignIn('wrong', address?.(index), name)).toEqual({ ok: false, reason: 'wrong' });
  }
}

describe('signing in', () => {
  test('works with the right password and an address in any spelling', async () => {
    expect(await trySignIn(PASSWORD, undefined, ` ${email.toUpperCase()} `)).toMatchObject({ ok: true });
  });

  test('gives the same answer to a wrong password, an unknown address and a text that is none', async () => {
    const refusal = { ok: false, reason: 'wrong' };
    expect(await trySignIn('wrong')).toEqual(refusal);
    expect(await trySignIn(PASSWORD, undefined, 'nobody@tidewater.example')).toEqual(refusal);
    expect(await trySignIn(PASSWORD, undefined, 'no address')).toEqual(refusal);
    expect(await trySignIn('', undefined, '')).toEqual(refusal);
  });

  test('hashes for an unknown address too, so that the time tells nothing', async () => {
    const time = async (name: string): Promise<number> => {
      const started = performance.now();
      await trySignIn('wrong', undefined, name);
      return performance.now() - started;
    };
    await time('warm@tidewater.example');
    const known: number[] = [];
    const unknown: number[] = [];
    // In turn, so that a busy machine is as busy for one as for the other.
    for (let round = 0; round < 6; round += 1) {
      known.push(await time(email));
      unknown.push(await time('nobody@tidewater.example'));
    }
    // A hash takes 10 ms or more; without one the answer would come in a small part of the time.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  test('starts a session under a new id each time and ends the one the browser held', async () => {
    const first = await enter(app, { email });
    const second = await signIn(app, { email, password: PASSWORD, oldToken: first.token }, visit());
    expect(second.ok && second.token).not.toBe(first.token);
    expect(await opens(app, first.token)).toBe(false);
    expect(second.ok && (await opens(app, second.token))).toBe(true);
  });

  test('is refused to a member who is switched off, and says so only with the right password', async () => {
    const off = await makeMemberWithPassword(app.db, { disabledAt: app.now() });
    expect(await trySignIn('wrong', undefined, off.email ?? '')).toEqual({ ok: false, reason: 'wrong' });
    expect(await trySignIn(PASSWORD, undefined, off.email ?? '')).toEqual({ ok: false, reason: 'disabled' });
  });

  test('replaces a hash that was made with weaker parameters', async () => {
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const old = await makeMemberWithPassword(app.db, { passwordHash: weak });
    expect(await trySignIn(PASSWORD, undefined, old.email ?? '')).toMatchObject({ ok: true });
    const [row] = await app.db.read.select().from(credentials).where(eq(credentials.memberId, old.id));
    expect(row?.secret).toContain('m=19456,t=2,p=1');
    expect(await trySignIn(PASSWORD, undefined, old.email ?? '')).toMatchObject({ ok: true });
  });

  test('works with a password of ten years: none has to be changed because of its age', async () => {
    app.pass(3_652 * 24 * 60 * 60_000);
    expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
  });

  test('out again leaves a cookie that opens nothing', async () => {
    const { member, token } = await enter(app, { email });
    await signOut(app, member, visit());
    expect(await opens(app, token)).toBe(false);
  });
});

describe('guessing', () => {
  test('at one account from one address stops after ten, for the right password too, and starts again later', async () => {
    await fail(SIGN_IN_FAILURES_PER_PAIR.max);
    expect(await trySignIn(PASSWORD)).toEqual({ ok: false, reason: 'throttled', waitMs: 15 * MINUTE_MS });
    app.pass(15 * MINUTE_MS);
    expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
  });

  test('in parallel gains nothing: a burst of thirty gets ten tries', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => trySignIn('wrong')));
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(
      SIGN_IN_FAILURES_PER_PAIR.max,
    );
  });

  test('at an unknown address is held up in the same way', async () => {
    await fail(SIGN_IN_FAILURES_PER_PAIR.max, undefined, 'nobody@tidewater.example');
    expect(await trySignIn('wrong', undefined, 'nobody@tidewater.example')).toMatchObject({ reason: 'throttled' });
  });

  test('at many accounts from one address stops after a hundred', { timeout: 30_000 }, async () => {
    for (let index = 0; index < SIGN_IN_FAILURES_PER_ADDRESS.max; index += 1) {
      await fail(1, undefined, `member-${index}@elsewhere.example`);
    }
    expect(await trySignIn(PASSWORD)).toMatchObject({ reason: 'throttled' });
    expect(await trySignIn(PASSWORD, '192.0.2.2')).toMatchObject({ ok: true });
  });

  test('at one account from many addresses stops after fifty an hour', { timeout: 30_000 }, async () => {
    await fail(SIGN_IN_FAILURES_PER_ACCOUNT.max, (index) => `198.51.100.${index}`);
    expect(await trySignIn(PASSWORD, '192.0.2.77')).toEqual({ ok: false, reason: 'throttled', waitMs: 60 * MINUTE_MS });
    app.pass(60 * MINUTE_MS);
    expect(await trySignIn(PASSWORD, '192.0.2.77')).toMatchObject({ ok: true });
  });

  test('by strangers never holds up the owner where they have signed in before', { timeout: 30_000 }, async () => {
    expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
    await fail(SIGN_IN_FAILURES_PER_ACCOUNT.max, (index) => `198.51.100.${index}`);
    expect(await trySignIn(PASSWORD, '192.0.2.77')).toMatchObject({ reason: 'throttled' });
    expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
  });

  test('from the many addresses of one IPv6 network counts as one place', async () => {
    await fail(SIGN_IN_FAILURES_PER_PAIR.max, (index) => `2001:db8:1:2::${index}`);
    expect(await trySignIn(PASSWORD, '2001:db8:1:2::ffff')).toMatchObject({ reason: 'throttled' });
    expect(await trySignIn(PASSWORD, '2001:db8:1:3::1')).toMatchObject({ ok: true });
  });

  test(
    'is not all that costs: who signs in rightly sixty times waits, and nobody else does',
    { timeout: 30_000 },
    async () => {
      for (let count = 0; count < SIGN_INS_PER_PAIR.max; count += 1) {
        expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
      }
      expect(await trySignIn(PASSWORD)).toMatchObject({ reason: 'throttled' });
      const other = await makeMemberWithPassword(app.db);
      expect(await trySignIn(PASSWORD, undefined, other.email ?? '')).toMatchObject({ ok: true });
      app.pass(SIGN_INS_PER_PAIR.windowMs);
      expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
    },
  );

  test('is not what signing in rightly counts as', async () => {
    for (let index = 0; index < SIGN_IN_FAILURES_PER_PAIR.max + 1; index += 1) {
      expect(await trySignIn(PASSWORD)).toMatchObject({ ok: true });
    }
  });

  test('leaves no list of addresses in the database, and windows that are over are swept', async () => {
    await fail(1);
    expect(JSON.stringify(await app.db.read.select().from(throttles))).not.toMatch(/192\.0\.2|tidewater/);
    app.pass(24 * 60 * MINUTE_MS);
    await trySignIn(PASSWORD);
    expect((await app.db.read.select().from(throttles)).every((row) => row.endsAt > app.now().getTime())).toBe(true);
  });
});
