import { and, asc, count, desc, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { attempts, drafts } from '#db/schema/labs.ts';
import { progressEvents } from '#db/schema/progress.ts';

/** In these words SQLite takes the index of what is still to grade. */
const isOpen = sql`status <> 'done'`;

const isGraded = and(eq(progressEvents.kind, 'lab-passed'), eq(progressEvents.source, 'server-grade'));

export type AttemptRow = typeof attempts.$inferSelect;

/** The server passed it, or the member asked for the solution: either way it may be read. */
export async function hasEarnedSolution(db: Reader, memberId: string, lab: string): Promise<boolean> {
  const mine = and(eq(progressEvents.memberId, memberId), eq(progressEvents.item, lab));
  const givenUp = eq(progressEvents.kind, 'lab-given-up');
  const rows = await db
    .select({ id: progressEvents.id })
    .from(progressEvents)
    .where(and(mine, or(isGraded, givenUp)))
    .limit(1);
  return rows.length > 0;
}

export async function hasPassed(db: Reader, memberId: string, lab: string): Promise<boolean> {
  const mine = and(eq(progressEvents.memberId, memberId), eq(progressEvents.item, lab));
  const rows = await db.select({ id: progressEvents.id }).from(progressEvents).where(and(mine, isGraded)).limit(1);
  return rows.length > 0;
}

export async function draftOf(db: Reader, memberId: string, lab: string): Promise<typeof drafts.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.memberId, memberId), eq(drafts.lab, lab)));
  return row ?? null;
}

export type AttemptLook = Pick<AttemptRow, 'memberId' | 'status' | 'verdict'>;

/** Asked again and again while somebody waits: without the files. */
export async function lookAtAttempt(db: Reader, id: number): Promise<AttemptLook | null> {
  const { memberId, status, verdict } = attempts;
  const [row] = await db.select({ memberId, status, verdict }).from(attempts).where(eq(attempts.id, id));
  return row ?? null;
}

/** Not yet graded: of one member, or of all. */
export async function openAttempts(db: Reader, memberId?: string): Promise<number> {
  const mine = memberId === undefined ? undefined : eq(attempts.memberId, memberId);
  const [row] = await db.select({ n: count() }).from(attempts).where(and(isOpen, mine));
  return row?.n ?? 0;
}

export async function attemptsSince(db: Reader, memberId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(attempts)
    .where(and(eq(attempts.memberId, memberId), gt(attempts.createdAt, since)));
  return row?.n ?? 0;
}

/** Ids past the newest `kept` graded ones of a member in a lab. */
export async function attemptsBeyond(db: Reader, memberId: string, lab: string, kept: number): Promise<number[]> {
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.memberId, memberId), eq(attempts.lab, lab), eq(attempts.status, 'done')))
    .orderBy(desc(attempts.id))
    .limit(1000)
    .offset(kept);
  return rows.map((row) => row.id);
}

/** Ids that may be leased now, oldest first: queued, or leased by somebody who did not come back. */
export async function leasable(db: Reader, now: Date, limit: number): Promise<number[]> {
  const isFree = or(eq(attempts.status, 'queued'), and(eq(attempts.status, 'leased'), lt(attempts.leaseUntil, now)));
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(isOpen, isFree))
    .orderBy(asc(attempts.id))
    .limit(limit);
  return rows.map((row) => row.id);
}
