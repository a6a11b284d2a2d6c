import { confirmPassword, isRecent, type Confirmation } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionById, endSessionsOf } from './session-store.ts';

export type EndSessionsResult =
  | { readonly ok: true; readonly ended: number }
  | Extract<Confirmation, { ok: false }>
  | { readonly ok: false; readonly reason: 'no-such-session' };

/**
 * Ends one of the member's own sessions, or all but this one. Asks for the password unless it was given in the last
 * minutes, so that whoever finds an open browser cannot throw the owner out everywhere else (ASVS 5.0 7.5.2).
 */
export async function endSessions(
  app: AccountsContext,
  member: Member,
  form: { readonly sessionId: string | 'others'; readonly password: string },
  visit: Visit,
): Promise<EndSessionsResult> {
  const now = app.now();
  if (!isRecent(member, now)) {
    const confirmation = await confirmPassword(app, member, form.password, visit);
    if (!confirmation.ok) return confirmation;
  }
  const ended = await app.db.write(async (tx) => {
    const count =
      form.sessionId === 'others'
        ? await endSessionsOf(tx, member.id, member.session.id)
        : Number(await endSessionById(tx, member.id, form.sessionId));
    const detail = { count };
    await recordAudit(tx, { at: now, actorId: member.id, action: 'sessions-ended', subjectId: member.id, detail });
    return count;
  });
  if (ended === 0 && form.sessionId !== 'others') return { ok: false, reason: 'no-such-session' };
  app.log.info({ ...logFields(visit, member.id), event: 'sessions-ended', ended }, 'sessions ended');
  return { ok: true, ended };
}
