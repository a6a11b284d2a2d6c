import { and, count, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '#db/client.ts';
import { credentials, links, members, sessions } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/audit.ts';

/** A page that one reads; more is what the search is for. */
export const MEMBERS_PER_PAGE = 50;

/** Open invitations shown at once; beyond it, the oldest are found by revoking newer ones or waiting. */
const INVITATIONS_SHOWN_MAX = 200;

const AUDIT_ROWS_SHOWN_MAX = 100;

const SEARCH_LENGTH_MAX = 100;

export type MemberRow = typeof members.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

const isActiveAdministrator = and(eq(members.role, 'administrator'), isNull(members.disabledAt));

/** Someone can administer this installation. A disabled administrator cannot. */
export async function hasAdministrator(db: Reader): Promise<boolean> {
  return (await db.query.members.findFirst({ where: isActiveAdministrator, columns: { id: true } })) !== undefined;
}

/** True when the installation would have no administrator without this member. */
export async function isLastAdministrator(db: Reader, memberId: string): Promise<boolean> {
  const member = await db.query.members.findFirst({ where: and(eq(members.id, memberId), isActiveAdministrator) });
  if (!member) return false;
  const other = await db.query.members.findFirst({ where: and(isActiveAdministrator, ne(members.id, memberId)) });
  return other === undefined;
}

export async function memberById(db: Reader, id: string): Promise<MemberRow | null> {
  return (await db.query.members.findFirst({ where: eq(members.id, id) })) ?? null;
}

/** Members by name or address, a page at a time, in the order of names. */
export async function searchMembers(
  db: Reader,
  search: string,
  page: number,
): Promise<{ readonly rows: MemberRow[]; readonly total: number }> {
  // Backslash first: it is what quotes the other two.
  const pattern = `%${search
    .trim()
    .slice(0, SEARCH_LENGTH_MAX)
    .replace(/[\\%_]/g, '\\$&')}%`;
  const matches = (column: typeof members.name | typeof members.email) => sql`${column} LIKE ${pattern} ESCAPE '\\'`;
  const where = search.trim() ? or(matches(members.name), matches(members.email)) : undefined;
  const [counted] = await db.select({ total: count() }).from(members).where(where);
  const rows = await db
    .select()
    .from(members)
    .where(where)
    .orderBy(members.name, members.id)
    .limit(MEMBERS_PER_PAGE)
    .offset(Math.max(0, page - 1) * MEMBERS_PER_PAGE);
  return { rows, total: counted?.total ?? 0 };
}

/** Sessions that are not over, the one used last first. */
export async function sessionsOf(db: Reader, memberId: string, now: Date): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, memberId), gt(sessions.expiresAt, Math.floor(now.getTime() / 1000))))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt));
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly createdBy: string | null;
}

/** Invitations that can still be used, the newest first. */
export async function openInvitations(db: Reader, now: Date): Promise<OpenInvitation[]> {
  return db
    .select({
      id: links.id,
      email: links.email,
      createdAt: links.createdAt,
      expiresAt: links.expiresAt,
      createdBy: members.name,
    })
    .from(links)
    .leftJoin(members, eq(members.id, links.createdBy))
    .where(and(eq(links.kind, 'invitation'), isNull(links.usedAt), gt(links.expiresAt, now)))
    .orderBy(desc(links.createdAt))
    .limit(INVITATIONS_SHOWN_MAX);
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  /** Names of members that still exist. */
  readonly actorName: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** What was last done, to one member or at all. */
export async function auditTrail(db: Reader, subjectId?: string): Promise<AuditRow[]> {
  const [actor, subject] = [alias(members, 'actor'), alias(members, 'subject')];
  return db
    .select({
      id: audit.id,
      at: audit.at,
      action: audit.action,
      actorId: audit.actorId,
      actorName: actor.name,
      subjectId: audit.subjectId,
      subjectName: subject.name,
      detail: audit.detail,
    })
    .from(audit)
    .leftJoin(actor, eq(actor.id, audit.actorId))
    .leftJoin(subject, eq(subject.id, audit.subjectId))
    .where(subjectId === undefined ? undefined : eq(audit.subjectId, subjectId))
    .orderBy(desc(audit.id))
    .limit(AUDIT_ROWS_SHOWN_MAX);
}

/** When the password was last set; `null` for members who have none. */
export async function passwordChangedAt(db: Reader, memberId: string): Promise<Date | null> {
  const row = await db.query.credentials.findFirst({
    where: and(eq(credentials.memberId, memberId), eq(credentials.kind, 'password')),
    columns: { changedAt: true },
  });
  return row?.changedAt ?? null;
}
