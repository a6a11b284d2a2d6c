import { confirmPassword, isRecent, type Confirmation } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionById, endSessionsOf, startSession } from './session-store.ts';

export type EndSessionsResult =
  | {
      readonly ok: true;
      readonly ended: number;
      /** Of the session that replaces this one, where the password was asked. */
      readonly token: string | null;
    }
  | Extract<Confirmation, { ok: false }>;

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
  const asksPassword = !isRecent(member, now);
  if (asksPassword) {
    const confirmation = await confirmPassword(app, member, form.password, visit);
    if (!confirmation.ok) return confirmation;
  }
  const result = await app.db.write(async (tx) => {
    const ended =
      form.sessionId === 'others'
        ? await endSessionsOf(tx, member.id, member.session.id)
        : Number(await endSessionById(tx, member.id, form.sessionId));
    const detail = { count: ended };
    await recordAudit(tx, { at: now, actorId: member.id, action: 'sessions-ended', subjectId: member.id, detail });
    if (!asksPassword) return { ended, token: null };
    // Whoever proves again who they are goes on under a new id (ASVS 5.0 7.2.4).
    await endSessionById(tx, member.id, member.session.id);
    return { ended, token: await startSession(tx, member.id, visit, now) };
  });
  app.log.info({ ...logFields(visit, member.id), event: 'sessions-ended', ended: result.ended }, 'sessions ended');
  return { ok: true, ...result };
}
