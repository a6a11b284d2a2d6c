import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Verdict } from '#core/grading/verdict.ts';
import type { Database } from '#db/client.ts';
import { attempts } from '#db/schema/labs.ts';
import { isKnown, recordGrade } from '#features/progress/record-event.ts';
import type { AttemptRow } from './queries.ts';
import { leasable } from './queries.ts';

/** An instance that says nothing for so long is taken to be dead; a living one renews three times in it. */
export const LEASE_MS = 30_000;

/** One lease: only who holds it, in this very try, may write the verdict. */
export interface Lease {
  readonly id: number;
  readonly tries: number;
}

/** Leases up to `limit` attempts to `instance`: the oldest first, and those that a dead instance left behind. */
export async function leaseAttempts(db: Database, instance: string, limit: number, now: Date): Promise<AttemptRow[]> {
  // A look without the write queue: most of the time there is nothing.
  if ((await leasable(db.read, now, 1)).length === 0) return [];
  return db.write(async (tx) => {
    const ids = await leasable(tx, now, limit);
    if (ids.length === 0) return [];
    return tx
      .update(attempts)
      .set({
        status: 'leased',
        leasedBy: instance,
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        tries: sql`${attempts.tries} + 1`,
      })
      .where(inArray(attempts.id, ids))
      .returning();
  });
}

const held = (instance: string, lease: Lease) =>
  and(
    eq(attempts.id, lease.id),
    eq(attempts.status, 'leased'),
    eq(attempts.leasedBy, instance),
    eq(attempts.tries, lease.tries),
  );

export async function renewLeases(db: Database, instance: string, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const mine = and(inArray(attempts.id, [...ids]), eq(attempts.status, 'leased'), eq(attempts.leasedBy, instance));
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  await db.write((tx) => tx.update(attempts).set({ leaseUntil }).where(mine));
}

/** Back into the queue. `isCounted: false` where the code had no part in it, as when the server stops. */
export async function releaseLease(db: Database, instance: string, lease: Lease, isCounted: boolean): Promise<void> {
  const tries = isCounted ? lease.tries : lease.tries - 1;
  const free = { status: 'queued', leasedBy: null, leaseUntil: null, tries } as const;
  await db.write((tx) => tx.update(attempts).set(free).where(held(instance, lease)));
}

export interface Finished {
  readonly instance: string;
  readonly attempt: AttemptRow;
  readonly verdict: Verdict;
  readonly now: Date;
}

/**
 * The verdict and the progress it makes, in one transaction. Answers false where the lease was lost meanwhile: another
 * instance has graded it, and its word stands.
 */
export function finishAttempt(db: Database, finished: Finished): Promise<boolean> {
  const { instance, attempt, verdict, now } = finished;
  const graderHash = verdict.grader;
  return db.write(async (tx) => {
    const done = await tx
      .update(attempts)
      .set({ status: 'done', verdict, graderHash, gradedAt: now, leasedBy: null, leaseUntil: null })
      .where(held(instance, attempt))
      .returning({ id: attempts.id });
    if (done.length === 0) return false;
    const passed = verdict.status === 'passed';
    const kind = passed ? 'lab-passed' : 'lab-attempted';
    // The same step on the same version of the lab is one step, however often it is taken.
    const event = { kind, item: attempt.lab, contentHash: graderHash, detail: { attempt: attempt.id } } as const;
    if (await isKnown(tx, attempt.memberId, event)) return true;
    await recordGrade(tx, attempt.memberId, { lab: attempt.lab, passed, graderHash, attemptId: attempt.id }, now);
    return true;
  });
}
