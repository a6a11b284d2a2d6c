import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Verdict } from '#core/grading/verdict.ts';
import { members } from './accounts.ts';

/** What a member is working on, so that another machine can go on with it. */
export const drafts = sqliteTable(
  'drafts',
  {
    memberId: text('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    lab: text('lab').notNull(),
    files: text('files', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    /** Counts up with each save; a save that names an older one has met another window. */
    version: integer('version').notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.lab] })],
);

export const ATTEMPT_STATUSES = ['queued', 'leased', 'done'] as const;

/** Submitted work and its verdict; at the same time the queue of grading jobs, leased with a deadline. */
export const attempts = sqliteTable(
  'attempts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    lab: text('lab').notNull(),
    files: text('files', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    status: text('status', { enum: ATTEMPT_STATUSES }).notNull().default('queued'),
    /** Name of the instance that grades it. */
    leasedBy: text('leased_by'),
    /** Past it another instance may take the job. */
    leaseUntil: integer('lease_until', { mode: 'timestamp_ms' }),
    /** Leases so far: an attempt that kills its grader is not tried for ever. */
    tries: integer('tries').notNull().default(0),
    verdict: text('verdict', { mode: 'json' }).$type<Verdict>(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    gradedAt: integer('graded_at', { mode: 'timestamp_ms' }),
    /** Content hash of lab and engine that gave the verdict. */
    graderHash: text('grader_hash'),
  },
  (table) => [
    index('attempts_member_lab').on(table.memberId, table.lab, table.id),
    // The queue is short and the table long: only rows still to grade are in this index. SQLite uses it for queries
    // that say `status <> 'done'` in these words.
    index('attempts_to_grade')
      .on(table.status, table.id)
      .where(sql`status <> 'done'`),
  ],
);
