import { and, eq } from 'drizzle-orm';
import { links, members } from '#db/schema/accounts.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { adminTarget, type AdminRefusal } from './policy.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionsOf } from './session-store.ts';

export type AdminResult = { readonly ok: true } | { readonly ok: false; readonly reason: AdminRefusal };

/** Out at once: sessions end, links that would let them back in are void. What they did stays. */
export function disableMember(
  app: AccountsContext,
  actor: Member,
  memberId: string,
  visit: Visit,
): Promise<AdminResult> {
  return setDisabled(app, actor, { memberId, disabled: true }, visit);
}

export function enableMember(
  app: AccountsContext,
  actor: Member,
  memberId: string,
  visit: Visit,
): Promise<AdminResult> {
  return setDisabled(app, actor, { memberId, disabled: false }, visit);
}

async function setDisabled(
  app: AccountsContext,
  actor: Member,
  { memberId, disabled }: { readonly memberId: string; readonly disabled: boolean },
  visit: Visit,
): Promise<AdminResult> {
  const now = app.now();
  const action = disabled ? 'member-disabled' : 'member-enabled';
  const result = await app.db.write<AdminResult>(async (tx) => {
    const allowed = await adminTarget(tx, actor, disabled ? 'disable' : 'enable', memberId);
    if (!allowed.ok) return allowed;
    await tx
      .update(members)
      .set({ disabledAt: disabled ? now : null })
      .where(eq(members.id, memberId));
    if (disabled) {
      await endSessionsOf(tx, memberId);
      await tx.delete(links).where(and(eq(links.memberId, memberId), eq(links.kind, 'recovery')));
    }
    await recordAudit(tx, { at: now, actorId: actor.id, action, subjectId: memberId });
    return { ok: true };
  });
  if (result.ok) app.log.info({ ...logFields(visit, actor.id), event: action, subjectId: memberId }, action);
  return result;
}
