import { lte } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { links, sessions, throttles } from '#db/schema/accounts.ts';

/** Rows whose time is over. Called where a session starts, so that no timer is needed and nothing is kept for long. */
export async function sweepExpired(tx: Transaction, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, Math.floor(now.getTime() / 1000)));
  await tx.delete(links).where(lte(links.expiresAt, now));
  await tx.delete(throttles).where(lte(throttles.endsAt, now.getTime()));
}
