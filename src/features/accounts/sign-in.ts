import { and, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/client.ts';
import { credentials, members } from '#db/schema/accounts.ts';
import { addressGroup } from './address-group.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseEmail } from './email.ts';
import { hashPassword, isOutdated, passwordFits } from './password-hash.ts';
import { endSessionOf, startSession } from './session-store.ts';
import * as throttle from './throttle.ts';

export interface SignInForm {
  readonly email: string;
  readonly password: string;
  /** The session that the browser still holds; it ends, so that no one can plant an id beforehand. */
  readonly oldToken: string;
}

export type SignInResult =
  | { readonly ok: true; readonly memberId: string; readonly token: string }
  | { readonly ok: false; readonly reason: 'wrong' | 'disabled' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/** One answer, after one time, for a wrong password and an unknown address. */
export async function signIn(app: AccountsContext, form: SignInForm, visit: Visit): Promise<SignInResult> {
  const now = app.now();
  // What is no address goes the same way: it is throttled, and looked for in vain.
  const email = normaliseEmail(form.email) ?? form.email.slice(0, 254);
  const waitMs = await app.db.write((tx) => countTry(tx, email, addressGroup(visit.address), now));
  if (waitMs > 0) {
    app.log.warn({ ...logFields(visit), event: 'sign-in-throttled' }, 'sign-in throttled');
    return { ok: false, reason: 'throttled', waitMs };
  }
  const found = await findPassword(app.db.read, email);
  const fits = await passwordFits(found?.secret ?? null, form.password);
  if (!found || !fits) {
    app.log.warn(
      { ...logFields(visit, found?.memberId), event: 'sign-in-failed', factor: 'password' },
      'sign-in failed',
    );
    return { ok: false, reason: 'wrong' };
  }
  const fresh = isOutdated(found.secret) ? await hashPassword(form.password) : null;
  const result = await app.db.write((tx) => enter(tx, { ...form, email, secret: found.secret, fresh }, visit, now));
  const event = result.ok ? 'signed-in' : `sign-in-${result.reason}`;
  app.log.info({ ...logFields(visit, found.memberId), event, factor: 'password' }, event.replaceAll('-', ' '));
  return result;
}

/** Counted before the password is looked at, so that a burst of parallel tries gains nothing. */
async function countTry(tx: Transaction, email: string, address: string, now: Date): Promise<number> {
  const perAddress = await throttle.take(tx, throttle.SIGN_IN_FAILURES_PER_ADDRESS, address, now);
  if (perAddress > 0) return perAddress;
  const pair = `${email} ${address}`;
  const perPair = await throttle.take(tx, throttle.SIGN_IN_FAILURES_PER_PAIR, pair, now);
  if (perPair > 0) return perPair;
  const all = await throttle.take(tx, throttle.SIGN_INS_PER_PAIR, pair, now);
  if (all > 0) return all;
  if (await throttle.isRemembered(tx, throttle.KNOWN_ADDRESS, pair, now)) return 0;
  return throttle.take(tx, throttle.SIGN_IN_FAILURES_PER_ACCOUNT, email, now);
}

async function uncountTry(tx: Transaction, email: string, address: string, now: Date): Promise<void> {
  const pair = `${email} ${address}`;
  await throttle.giveBack(tx, throttle.SIGN_IN_FAILURES_PER_ADDRESS, address, now);
  await throttle.giveBack(tx, throttle.SIGN_IN_FAILURES_PER_PAIR, pair, now);
  if (await throttle.isRemembered(tx, throttle.KNOWN_ADDRESS, pair, now)) return;
  await throttle.giveBack(tx, throttle.SIGN_IN_FAILURES_PER_ACCOUNT, email, now);
}

interface Found {
  readonly memberId: string;
  readonly secret: string;
  readonly disabledAt: Date | null;
}

async function findPassword(db: Reader, email: string): Promise<Found | null> {
  const [found] = await db
    .select({ memberId: members.id, secret: credentials.secret, disabledAt: members.disabledAt })
    .from(members)
    .innerJoin(credentials, and(eq(credentials.memberId, members.id), eq(credentials.kind, 'password')))
    .where(eq(members.email, email));
  return found ?? null;
}

interface Entering extends SignInForm {
  /** The hash that the password was checked against. */
  readonly secret: string;
  /** One with today's parameters, where the stored one is weaker. */
  readonly fresh: string | null;
}

/** Looks again at what may have changed while the hash was made: the password, or the member's right to enter. */
async function enter(tx: Transaction, entering: Entering, visit: Visit, now: Date): Promise<SignInResult> {
  const found = await findPassword(tx, entering.email);
  if (!found || found.secret !== entering.secret) return { ok: false, reason: 'wrong' };
  if (found.disabledAt) return { ok: false, reason: 'disabled' };
  if (entering.fresh) {
    await tx.update(credentials).set({ secret: entering.fresh }).where(eq(credentials.secret, entering.secret));
  }
  const address = addressGroup(visit.address);
  await uncountTry(tx, entering.email, address, now);
  await throttle.remember(tx, throttle.KNOWN_ADDRESS, `${entering.email} ${address}`, now);
  await endSessionOf(tx, entering.oldToken);
  return { ok: true, memberId: found.memberId, token: await startSession(tx, found.memberId, visit, now) };
}
