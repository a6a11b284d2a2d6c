import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { credentials, links, members, sessions } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/audit.ts';
import { attempts, drafts } from '#db/schema/labs.ts';
import { progressEvents } from '#db/schema/progress.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { EXPORTS_PER_MEMBER, take } from './throttle.ts';

/** An attempt can hold 256 kB of code: this many at a time stay small in memory, whatever the total. */
const ROWS_AT_ONCE_MAX = 20;

export type ExportResult =
  | { readonly ok: true; readonly pieces: AsyncGenerator<string> }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/** Begins an export, unless the member had too many of them lately. */
export async function startExport(app: AccountsContext, member: Member, visit: Visit): Promise<ExportResult> {
  const now = app.now();
  const waitMs = await app.db.write((tx) => take(tx, EXPORTS_PER_MEMBER, member.id, now));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  app.log.info({ ...logFields(visit, member.id), event: 'data-exported' }, 'data exported');
  return { ok: true, pieces: exportData(app.db, member.id, now) };
}

/** Everything that is held about a member, as the pieces of one JSON text; secrets are named, not shown. */
export async function* exportData(db: Database, memberId: string, now: Date): AsyncGenerator<string> {
  yield `{"exportedAt":${JSON.stringify(now)}`;
  for (const [name, value] of Object.entries(await smallParts(db, memberId)))
    yield `,\n"${name}":${JSON.stringify(value)}`;
  yield* list('progress', (after) =>
    db.read
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.memberId, memberId), gt(progressEvents.id, after)))
      .orderBy(asc(progressEvents.id))
      .limit(ROWS_AT_ONCE_MAX),
  );
  yield* list('attempts', (after) =>
    db.read
      .select()
      .from(attempts)
      .where(and(eq(attempts.memberId, memberId), gt(attempts.id, after)))
      .orderBy(asc(attempts.id))
      .limit(ROWS_AT_ONCE_MAX),
  );
  yield '}\n';
}

/** What has a bound of its own: a draft per lab, twenty sessions, few credentials and links. */
async function smallParts({ read }: Database, memberId: string): Promise<Record<string, unknown>> {
  const { id, kind, createdAt, changedAt } = credentials;
  return {
    member: await read.query.members.findFirst({ where: eq(members.id, memberId) }),
    credentials: await read
      .select({ id, kind, createdAt, changedAt })
      .from(credentials)
      .where(eq(credentials.memberId, memberId)),
    sessions: await read.select().from(sessions).where(eq(sessions.userId, memberId)),
    links: await read
      .select({ id: links.id, kind: links.kind, email: links.email, createdAt: links.createdAt, usedAt: links.usedAt })
      .from(links)
      .where(or(eq(links.memberId, memberId), eq(links.createdBy, memberId))),
    drafts: await read.select().from(drafts).where(eq(drafts.memberId, memberId)),
    audit: await read
      .select()
      .from(audit)
      .where(or(eq(audit.actorId, memberId), eq(audit.subjectId, memberId))),
  };
}

async function* list(
  name: string,
  page: (after: number) => Promise<{ readonly id: number }[]>,
): AsyncGenerator<string> {
  yield `,\n"${name}":[`;
  let after = 0;
  for (let rows = await page(after); rows.length > 0; rows = await page(after)) {
    for (const row of rows) {
      yield `${after === 0 ? '' : ','}\n${JSON.stringify(row)}`;
      after = row.id;
    }
  }
  yield ']';
}
