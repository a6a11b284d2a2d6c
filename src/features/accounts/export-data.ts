import { eq, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { credentials, links, members, sessions } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/audit.ts';
import { attempts, drafts } from '#db/schema/labs.ts';
import { progressEvents } from '#db/schema/progress.ts';

/** Everything that is held about a member, as JSON text; secrets are named, not shown. */
export async function exportData({ read }: Database, memberId: string, now: Date): Promise<string> {
  const { id, kind, createdAt, changedAt } = credentials;
  const own = {
    exportedAt: now.toISOString(),
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
    progress: await read.select().from(progressEvents).where(eq(progressEvents.memberId, memberId)),
    drafts: await read.select().from(drafts).where(eq(drafts.memberId, memberId)),
    attempts: await read.select().from(attempts).where(eq(attempts.memberId, memberId)),
    audit: await read
      .select()
      .from(audit)
      .where(or(eq(audit.actorId, memberId), eq(audit.subjectId, memberId))),
  };
  return JSON.stringify(own, null, 2);
}
