import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was done to accounts and the installation, by whom. Append-only; outlives the members that it names. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    /** Member id, or `null` for the command line and the installation itself. No foreign key: the row stays. */
    actorId: text('actor_id'),
    /** Such as `member-disabled`. */
    action: text('action').notNull(),
    /** Id of the member, link or other row that was acted on. */
    subjectId: text('subject_id'),
    /** Few, plain facts. Never a secret. */
    detail: text('detail', { mode: 'json' }).$type<Readonly<Record<string, string | number | boolean>>>().notNull(),
  },
  (table) => [index('audit_subject').on(table.subjectId, table.id), index('audit_actor').on(table.actorId, table.id)],
);
