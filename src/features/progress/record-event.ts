import { and, count, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from '#db/client.ts';
import { progressEvents } from '#db/schema/progress.ts';
import { contentHash, labItem, lessonItem } from './progress-item.ts';

/** What a page may say about a member. That a lab was passed is said by grading alone. */
export const claimedEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('lesson-opened'), item: lessonItem, contentHash: contentHash.default('') }),
  z.strictObject({ event: z.literal('lesson-completed'), item: lessonItem, contentHash: contentHash.default('') }),
  z.strictObject({ event: z.literal('lab-opened'), item: labItem, contentHash: contentHash.default('') }),
  z.strictObject({
    event: z.literal('hint-taken'),
    item: labItem,
    contentHash: contentHash.default(''),
    hint: z.number().int().min(1).max(20),
  }),
]);

export type ClaimedEvent = z.infer<typeof claimedEvent>;

/** Somebody who reads and works makes a few dozen an hour; a script that makes rows does not get far. */
export const EVENTS_PER_HOUR_MAX = 600;

/** All a member can ever leave behind: every lesson and lab of a catalogue of thousands, in several versions. */
export const EVENTS_PER_MEMBER_MAX = 50_000;

const HOUR_MS = 60 * 60_000;

export type RecordResult =
  { readonly ok: true; readonly isNew: boolean } | { readonly ok: false; readonly reason: 'too-many-events' };

/** Writes down what happened here. The same thing about the same version of an item is written once. */
export function recordEvent(db: Database, memberId: string, claim: ClaimedEvent, now: Date): Promise<RecordResult> {
  const detail = claim.event === 'hint-taken' ? { hint: claim.hint } : null;
  const event = { kind: claim.event, item: claim.item, contentHash: claim.contentHash, detail };
  return db.write(async (tx) => {
    if (await isKnown(tx, memberId, event)) return { ok: true, isNew: false };
    if (!(await hasRoom(tx, memberId, 1, now))) return { ok: false, reason: 'too-many-events' };
    await tx.insert(progressEvents).values({ ...event, memberId, at: now, source: 'here' });
    return { ok: true, isNew: true };
  });
}

/** For grading, inside the transaction that stores the verdict: the only way to a passed lab. */
export async function recordGrade(
  tx: Transaction,
  memberId: string,
  grade: { readonly lab: string; readonly passed: boolean; readonly graderHash: string; readonly attemptId: number },
  now: Date,
): Promise<void> {
  await tx.insert(progressEvents).values({
    memberId,
    kind: grade.passed ? 'lab-passed' : 'lab-attempted',
    item: grade.lab,
    contentHash: grade.graderHash,
    at: now,
    source: 'server-grade',
    detail: { attempt: grade.attemptId },
  });
}

/** For a member who asked for the solution before the server had passed them. Written once a lab. */
export async function recordGivenUp(tx: Transaction, memberId: string, lab: string, now: Date): Promise<void> {
  const event = { kind: 'lab-given-up', item: lab, contentHash: '', detail: null } as const;
  if (await isKnown(tx, memberId, event)) return;
  await tx.insert(progressEvents).values({ ...event, memberId, at: now, source: 'here' });
}

/** What happened, before it is known to whom and when. */
export type NewEvent = Pick<typeof progressEvents.$inferInsert, 'kind' | 'item' | 'contentHash' | 'detail'>;

export async function isKnown(tx: Transaction, memberId: string, event: NewEvent): Promise<boolean> {
  const rows = await tx
    .select({ detail: progressEvents.detail })
    .from(progressEvents)
    .where(
      and(
        eq(progressEvents.memberId, memberId),
        eq(progressEvents.item, event.item),
        eq(progressEvents.kind, event.kind),
        eq(progressEvents.contentHash, event.contentHash),
      ),
    );
  return rows.some((row) => row.detail?.['hint'] === event.detail?.['hint']);
}

/** Whether this many events more keep the member within both bounds. */
export async function hasRoom(tx: Transaction, memberId: string, more: number, now: Date): Promise<boolean> {
  const own = eq(progressEvents.memberId, memberId);
  const [all] = await tx.select({ n: count() }).from(progressEvents).where(own);
  if ((all?.n ?? 0) + more > EVENTS_PER_MEMBER_MAX) return false;
  const since = new Date(now.getTime() - HOUR_MS);
  const [lately] = await tx
    .select({ n: count() })
    .from(progressEvents)
    .where(and(own, eq(progressEvents.source, 'here'), gt(progressEvents.at, since)));
  return (lately?.n ?? 0) + more <= EVENTS_PER_HOUR_MAX;
}
