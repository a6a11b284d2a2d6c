import { eq } from 'drizzle-orm';
import { members } from '#db/schema/accounts.ts';
import { isRecent } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member, SiteRole } from './member.ts';
import { adminTarget, type AdminRefusal } from './policy.ts';
import { recordAudit } from './record-audit.ts';

export type SetRoleResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: AdminRefusal | 'sign-in-again' };

/** Handing out power asks for a recent password: an open browser is not enough to make an administrator. */
export async function setRole(
  app: AccountsContext,
  actor: Member,
  change: { readonly memberId: string; readonly role: SiteRole },
  visit: Visit,
): Promise<SetRoleResult> {
  const now = app.now();
  if (!isRecent(actor, now)) return { ok: false, reason: 'sign-in-again' };
  const result = await app.db.write<SetRoleResult>(async (tx) => {
    const allowed = await adminTarget(tx, actor, 'set-role', change.memberId);
    if (!allowed.ok) return allowed;
    await tx.update(members).set({ role: change.role }).where(eq(members.id, change.memberId));
    const detail = { from: allowed.target.role, to: change.role };
    await recordAudit(tx, { at: now, actorId: actor.id, action: 'role-changed', subjectId: change.memberId, detail });
    return { ok: true };
  });
  if (result.ok) {
    const fields = {
      ...logFields(visit, actor.id),
      event: 'role-changed',
      subjectId: change.memberId,
      role: change.role,
    };
    app.log.info(fields, 'role changed');
  }
  return result;
}
