import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What a member may do on the whole site. Roles inside a team are the teams' own. */
export const SITE_ROLES = ['member', 'moderator', 'administrator'] as const;

export const members = sqliteTable(
  'members',
  {
    id: text('id').primaryKey(),
    /** Trimmed, NFC, lower case. A workshop guest will have none until the account is claimed. */
    email: text('email'),
    name: text('name').notNull(),
    role: text('role', { enum: SITE_ROLES }).notNull().default('member'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    /** Set while an administrator keeps the member out. */
    disabledAt: integer('disabled_at', { mode: 'timestamp_ms' }),
  },
  (table) => [uniqueIndex('members_email').on(table.email), index('members_name').on(table.name)],
);

/** Ways to prove who one is; apart from the member, so that passkeys and one-time codes are more rows, not more columns. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: text('id').primaryKey(),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['password', 'totp', 'passkey'] }).notNull(),
    /** For a password, the argon2id hash in PHC form. */
    secret: text('secret').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('credentials_one_password')
      .on(table.memberId)
      .where(sql`kind = 'password'`),
    index('credentials_member').on(table.memberId),
  ],
);

/** Property names `id`, `userId` and `expiresAt` (seconds) are what Lucia's adapter asks for. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the id that the cookie holds: a copy of the database opens no session. */
    id: text('id').primaryKey(),
    userId: text('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    /** When the member last proved who they are; sensitive changes will ask how long ago. */
    authenticatedAt: integer('authenticated_at', { mode: 'timestamp_ms' }).notNull(),
    /** How: `password`, later also `totp`, `passkey`. */
    factors: text('factors', { mode: 'json' }).$type<readonly string[]>().notNull(),
    lastSeenAt: integer('last_seen_at', { mode: 'timestamp_ms' }).notNull(),
    /** "Firefox on Linux", for the member's own list. Never the full header. */
    browser: text('browser').notNull(),
  },
  (table) => [index('sessions_member').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
);

/** Secrets that work once: the token itself is in the link alone, here is its SHA-256. */
export const links = sqliteTable(
  'links',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['recovery', 'invitation', 'first-administrator'] }).notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Whom a recovery link lets in. */
    memberId: text('member_id').references(() => members.id, { onDelete: 'cascade' }),
    /** The only address that may use an invitation, where one was named. */
    email: text('email'),
    /** The administrator who made it; empty for mail and the command line. */
    createdBy: text('created_by').references(() => members.id, { onDelete: 'set null' }),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    usedAt: integer('used_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    uniqueIndex('links_token').on(table.tokenHash),
    index('links_kind').on(table.kind, table.createdAt),
    index('links_member').on(table.memberId),
    index('links_created_by').on(table.createdBy),
  ],
);

/** Counted attempts per subject and window. In the database, so that several instances count together. */
export const throttles = sqliteTable(
  'throttles',
  {
    /** SHA-256 of what is limited (an address, an account): the table is no list of either. */
    subject: text('subject').notNull(),
    limit: text('limit_name').notNull(),
    windowStart: integer('window_start').notNull(),
    count: integer('count').notNull(),
    /** Rows past it are swept. */
    endsAt: integer('ends_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.limit, table.windowStart] }),
    index('throttles_end').on(table.endsAt),
  ],
);
