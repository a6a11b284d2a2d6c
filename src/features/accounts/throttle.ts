import { createHash } from 'node:crypto';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { throttles } from '#db/schema/accounts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** At most `max` in each window of the clock. Over the edge of two windows that can be twice as many: known and accepted. */
export interface Limit {
  readonly name: string;
  readonly max: number;
  readonly windowMs: number;
}

/** A whole office can share an address; a hundred wrong passwords in a quarter of an hour are not typing errors. */
export const SIGN_IN_FAILURES_PER_ADDRESS: Limit = { name: 'sign-in-address', max: 100, windowMs: 15 * MINUTE_MS };

/** One person at one place: ten tries, then a quarter of an hour's pause. */
export const SIGN_IN_FAILURES_PER_PAIR: Limit = { name: 'sign-in-pair', max: 10, windowMs: 15 * MINUTE_MS };

/**
 * Against guessing from many addresses. Strangers can fill it, so it does not count for addresses that the owner has
 * signed in from (`KNOWN_ADDRESS`), and it ends with the hour.
 */
export const SIGN_IN_FAILURES_PER_ACCOUNT: Limit = { name: 'sign-in-account', max: 50, windowMs: HOUR_MS };

/**
 * Right passwords too: each costs a hash, and a member who signs in again and again holds up everybody's. A class that shares
 * an account does not reach it.
 */
export const SIGN_INS_PER_PAIR: Limit = { name: 'sign-in-pair-all', max: 60, windowMs: 15 * MINUTE_MS };

/** An address is remembered for an account as long as a session lives at most. */
export const KNOWN_ADDRESS: Limit = { name: 'known-address', max: 1, windowMs: 30 * DAY_MS };

/** Re-entering the password inside a session: a stolen, open session must not become a place to guess. */
export const CONFIRMATIONS_PER_MEMBER: Limit = { name: 'confirm-member', max: 10, windowMs: 15 * MINUTE_MS };

/**
 * Changes of one's own name, address or password, refused ones too. Each costs a hash or a row that is kept for good, and
 * the answer tells whether an address has an account.
 */
export const ACCOUNT_CHANGES_PER_MEMBER: Limit = { name: 'account-changes', max: 20, windowMs: HOUR_MS };

/** A class that signs up from one office at once fits; filling the table with accounts does not. */
export const SIGN_UPS_PER_ADDRESS: Limit = { name: 'sign-up-address', max: 60, windowMs: HOUR_MS };

/** Until an invitation is used it shows which addresses are taken: a few slips are forgiven, a list is not answered. */
export const SIGN_UPS_PER_INVITATION: Limit = { name: 'sign-up-invitation', max: 20, windowMs: HOUR_MS };

/** Links are unguessable; this only keeps the tries from costing anything. */
export const LINK_TRIES_PER_ADDRESS: Limit = { name: 'link-address', max: 30, windowMs: 15 * MINUTE_MS };

export const RECOVERIES_PER_ADDRESS: Limit = { name: 'recovery-address', max: 20, windowMs: HOUR_MS };

/** Nobody's mailbox is flooded through us; the page says the same whether a mail goes out or not. */
export const RECOVERY_MAILS_PER_ACCOUNT: Limit = { name: 'recovery-account', max: 3, windowMs: HOUR_MS };

/** An address that was changed may be anybody's: nobody ever showed that it was theirs. */
export const NOTICES_PER_ADDRESS: Limit = { name: 'notice-address', max: 3, windowMs: HOUR_MS };

/** Everything about a member can be many megabytes. Who wants a copy wants one; a few more cover what went wrong. */
export const EXPORTS_PER_MEMBER: Limit = { name: 'export-member', max: 10, windowMs: HOUR_MS };

function windowStart(limit: Limit, now: Date): number {
  return Math.floor(now.getTime() / limit.windowMs) * limit.windowMs;
}

function hashOf(subject: string): string {
  return createHash('sha256').update(subject, 'utf8').digest('hex');
}

function row(limit: Limit, subject: string, start: number): SQL | undefined {
  const key = [eq(throttles.subject, hashOf(subject)), eq(throttles.limit, limit.name)];
  return and(...key, eq(throttles.windowStart, start));
}

/** Counts one try. 0 when it is within the limit, else the milliseconds until the next window. */
export async function take(tx: Transaction, limit: Limit, subject: string, now: Date): Promise<number> {
  const start = windowStart(limit, now);
  const endsAt = start + limit.windowMs;
  const [counted] = await tx
    .insert(throttles)
    .values({ subject: hashOf(subject), limit: limit.name, windowStart: start, count: 1, endsAt })
    .onConflictDoUpdate({
      target: [throttles.subject, throttles.limit, throttles.windowStart],
      set: { count: sql`${throttles.count} + 1` },
    })
    .returning({ count: throttles.count });
  return (counted?.count ?? 0) <= limit.max ? 0 : endsAt - now.getTime();
}

/** Takes a counted try back: it was no failure. */
export async function giveBack(tx: Transaction, limit: Limit, subject: string, now: Date): Promise<void> {
  await tx
    .update(throttles)
    .set({ count: sql`max(0, ${throttles.count} - 1)` })
    .where(row(limit, subject, windowStart(limit, now)));
}

/** Remembers for a window from now on that the subject was seen. */
export async function remember(tx: Transaction, limit: Limit, subject: string, now: Date): Promise<void> {
  const endsAt = now.getTime() + limit.windowMs;
  await tx
    .insert(throttles)
    .values({ subject: hashOf(subject), limit: limit.name, windowStart: 0, count: 1, endsAt })
    .onConflictDoUpdate({
      target: [throttles.subject, throttles.limit, throttles.windowStart],
      set: { endsAt },
    });
}

export async function isRemembered(tx: Transaction, limit: Limit, subject: string, now: Date): Promise<boolean> {
  const [found] = await tx
    .select({ endsAt: throttles.endsAt })
    .from(throttles)
    .where(row(limit, subject, 0));
  return found !== undefined && found.endsAt > now.getTime();
}
