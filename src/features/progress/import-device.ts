import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from '#db/client.ts';
import { progressEvents } from '#db/schema/progress.ts';
import { take, type Limit } from '#features/accounts/throttle.ts';
import { fewKeys } from './few-keys.ts';
import { contentHash, labItem, lessonItem } from './progress-item.ts';
import { EVENTS_PER_MEMBER_MAX, isKnown, type NewEvent } from './record-event.ts';

/** Many times the catalogue; a device that says more is not telling the truth. */
export const IMPORTED_ITEMS_MAX = 500;

/** A device brings what it holds once. Each import looks up to a thousand items up while other writes wait. */
export const IMPORTS_PER_MEMBER: Limit = { name: 'import-member', max: 20, windowMs: 60 * 60_000 };

const at = z.iso.datetime();
const bounded = <Value extends z.ZodType>(item: typeof lessonItem, value: Value) =>
  fewKeys(IMPORTED_ITEMS_MAX).pipe(z.record(item, value));

/**
 * What a device kept for a visitor, in the form of device-progress.ts. Its word for lessons is taken as self-reported;
 * for labs it is only a hint.
 */
export const deviceProgress = z.strictObject({
  version: z.literal(1),
  lessons: bounded(lessonItem, z.strictObject({ state: z.enum(['opened', 'completed']), contentHash, at })),
  labs: bounded(labItem, z.strictObject({ state: z.enum(['opened', 'attempted', 'passed']), at })),
});

export type DeviceProgress = z.infer<typeof deviceProgress>;

export type ImportResult =
  | {
      readonly ok: true;
      /** Events that were new to the account. */
      readonly added: number;
      /** Labs that the device calls passed and the account does not: submit their drafts, the server's grade counts. */
      readonly toGrade: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'too-many-events' };

/** Which items exist; what else a device names is dropped. */
export interface KnownItems {
  isLesson(item: string): boolean;
  isLab(item: string): boolean;
}

/** Joins what a visitor did to the account. Importing again, from this device or another, adds nothing twice. */
export function importDevice(
  db: Database,
  memberId: string,
  { device, known }: { readonly device: DeviceProgress; readonly known: KnownItems },
  now: Date,
): Promise<ImportResult> {
  const lessons = Object.entries(device.lessons).filter(([item]) => known.isLesson(item));
  const labs = Object.entries(device.labs).filter(([item]) => known.isLab(item));
  const events: NewEvent[] = [
    ...lessons.map(([item, { state, contentHash: hash }]) => event(`lesson-${state}`, item, hash)),
    // Opened, never more: whether it was passed is for the server to find out.
    ...labs.map(([item]) => event('lab-opened', item, '')),
  ];
  return db.write(async (tx) => {
    if ((await take(tx, IMPORTS_PER_MEMBER, memberId, now)) > 0) return { ok: false, reason: 'too-many-events' };
    const total = await tx.$count(progressEvents, eq(progressEvents.memberId, memberId));
    if (total + events.length > EVENTS_PER_MEMBER_MAX) return { ok: false, reason: 'too-many-events' };
    let added = 0;
    for (const each of events) {
      if (await isKnown(tx, memberId, each)) continue;
      await tx.insert(progressEvents).values({ ...each, memberId, at: now, source: 'device-import' });
      added += 1;
    }
    const claimed = labs.filter(([, lab]) => lab.state === 'passed').map(([item]) => item);
    const passed = await passedLabs(tx, memberId, claimed);
    return { ok: true, added, toGrade: claimed.filter((item) => !passed.has(item)) };
  });
}

async function passedLabs(tx: Transaction, memberId: string, labs: string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ item: progressEvents.item })
    .from(progressEvents)
    .where(
      and(
        eq(progressEvents.memberId, memberId),
        eq(progressEvents.kind, 'lab-passed'),
        inArray(progressEvents.item, labs),
      ),
    );
  return new Set(rows.map(({ item }) => item));
}

function event(kind: NewEvent['kind'], item: string, hash: string): NewEvent {
  return { kind, item, contentHash: hash, detail: null };
}
