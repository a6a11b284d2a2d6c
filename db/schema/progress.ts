import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './accounts.ts';

export const PROGRESS_EVENT_KINDS = [
  'lesson-opened',
  'lesson-completed',
  'lab-opened',
  'lab-attempted',
  'lab-passed',
  'lab-given-up',
  'hint-taken',
] as const;

/** `server-grade` alone is proof; the others are what a member or their device says. */
export const PROGRESS_SOURCES = ['here', 'device-import', 'server-grade'] as const;

/** Append-only: everything shown about progress is derived from these rows. */
export const progressEvents = sqliteTable(
  'progress_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: PROGRESS_EVENT_KINDS }).notNull(),
    /** `<course>/<lesson>` or a lab's id. */
    item: text('item').notNull(),
    /** Content as it was then; empty where the device did not say. */
    contentHash: text('content_hash').notNull(),
    /** Of the event's form, so that old rows stay readable. */
    version: integer('version').notNull().default(1),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    source: text('source', { enum: PROGRESS_SOURCES }).notNull(),
    /** Which hint, which attempt: small and plain. */
    detail: text('detail', { mode: 'json' }).$type<Readonly<Record<string, string | number>>>(),
  },
  (table) => [index('progress_member_item').on(table.memberId, table.item, table.kind, table.contentHash)],
);
