import { and, eq } from 'drizzle-orm';
import { credentials, links } from '#db/schema/accounts.ts';
import { confirmPassword, type Confirmation } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { hashPassword } from './password-hash.ts';
import { checkNewPassword, type PasswordProblem } from './password-rules.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionsOf, startSession } from './session-store.ts';
import { ACCOUNT_CHANGES_PER_MEMBER, take } from './throttle.ts';

export type ChangePasswordResult =
  | { readonly ok: true; readonly token: string }
  | Extract<Confirmation, { ok: false }>
  | { readonly ok: false; readonly reason: PasswordProblem };

/** Ends every session and starts a new one here: whoever knew the old password is out. */
export async function changePassword(
  app: AccountsContext,
  member: Member,
  form: { readonly current: string; readonly next: string },
  visit: Visit,
): Promise<ChangePasswordResult> {
  const waitMs = await app.db.write((tx) => take(tx, ACCOUNT_CHANGES_PER_MEMBER, member.id, app.now()));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  const confirmation = await confirmPassword(app, member, form.current, visit);
  if (!confirmation.ok) return confirmation;
  const problem = await checkNewPassword(form.next, [member.name, member.email ?? '']);
  if (problem) return { ok: false, reason: problem };
  const secret = await hashPassword(form.next);
  const now = app.now();
  return app.db.write(async (tx) => {
    const changed = await tx
      .update(credentials)
      .set({ secret, changedAt: now })
      .where(and(eq(credentials.memberId, member.id), eq(credentials.secret, confirmation.secret)))
      .returning({ id: credentials.id });
    // Changed meanwhile, in another window: what was typed as current no longer is.
    if (changed.length === 0) return { ok: false, reason: 'wrong-password' };
    await tx.delete(links).where(and(eq(links.memberId, member.id), eq(links.kind, 'recovery')));
    const ended = await endSessionsOf(tx, member.id);
    await recordAudit(tx, {
      at: now,
      actorId: member.id,
      action: 'password-changed',
      subjectId: member.id,
      detail: { sessionsEnded: ended },
    });
    app.log.info({ ...logFields(visit, member.id), event: 'password-changed' }, 'password changed');
    return { ok: true, token: await startSession(tx, member.id, visit, now) };
  });
}
