import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { AdminResult } from './disable-member.ts';
import type { Member } from './member.ts';
import { adminTarget } from './policy.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionsOf } from './session-store.ts';

/** An administrator signs a member out everywhere, as after a lost laptop. */
export async function endMemberSessions(
  app: AccountsContext,
  actor: Member,
  memberId: string,
  visit: Visit,
): Promise<AdminResult> {
  const result = await app.db.write<AdminResult>(async (tx) => {
    const allowed = await adminTarget(tx, actor, 'end-sessions', memberId);
    if (!allowed.ok) return allowed;
    const detail = { count: await endSessionsOf(tx, memberId) };
    await recordAudit(tx, { at: app.now(), actorId: actor.id, action: 'sessions-ended', subjectId: memberId, detail });
    return { ok: true };
  });
  if (result.ok) {
    app.log.info({ ...logFields(visit, actor.id), event: 'sessions-ended', subjectId: memberId }, 'sessions ended');
  }
  return result;
}
