import { and, eq, isNull } from 'drizzle-orm';
import { links } from '#db/schema/accounts.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { mayInvite } from './policy.ts';
import { recordAudit } from './record-audit.ts';

export type RevokeResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'not-administrator' | 'no-such-invitation' };

export async function revokeInvitation(
  app: AccountsContext,
  actor: Member,
  invitationId: string,
  visit: Visit,
): Promise<RevokeResult> {
  const result = await app.db.write<RevokeResult>(async (tx) => {
    if (!(await mayInvite(tx, actor))) return { ok: false, reason: 'not-administrator' };
    const revoked = await tx
      .delete(links)
      .where(and(eq(links.id, invitationId), eq(links.kind, 'invitation'), isNull(links.usedAt)))
      .returning({ id: links.id });
    if (revoked.length === 0) return { ok: false, reason: 'no-such-invitation' };
    const entry = { at: app.now(), actorId: actor.id, action: 'invitation-revoked', subjectId: invitationId } as const;
    await recordAudit(tx, entry);
    return { ok: true };
  });
  if (result.ok) app.log.info({ ...logFields(visit, actor.id), event: 'invitation-revoked' }, 'invitation revoked');
  return result;
}
