import { and, eq } from 'drizzle-orm';
import { credentials, links, members } from '#db/schema/accounts.ts';
import { addressGroup } from './address-group.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { findLink } from './find-link.ts';
import { newId } from './ids.ts';
import { hashPassword } from './password-hash.ts';
import { checkNewPassword, type PasswordProblem } from './password-rules.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionsOf } from './session-store.ts';
import { LINK_TRIES_PER_ADDRESS, take } from './throttle.ts';

export type ResetPasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'invalid-link' | PasswordProblem }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/**
 * Sets a password by a one-time link and ends every session. It signs nobody in: the sign-in that follows asks for
 * whatever else the account will need one day, so recovery never goes around a second factor.
 */
export async function resetPassword(
  app: AccountsContext,
  form: { readonly link: string; readonly password: string },
  visit: Visit,
): Promise<ResetPasswordResult> {
  const now = app.now();
  const waitMs = await app.db.write((tx) => take(tx, LINK_TRIES_PER_ADDRESS, addressGroup(visit.address), now));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  const link = await findLink(app.db.read, form.link, ['recovery'], now);
  const member =
    link?.memberId && (await app.db.read.query.members.findFirst({ where: eq(members.id, link.memberId) }));
  if (!member) {
    app.log.warn({ ...logFields(visit), event: 'reset-link-refused' }, 'reset link refused');
    return { ok: false, reason: 'invalid-link' };
  }
  const problem = await checkNewPassword(form.password, [member.name, member.email ?? '']);
  if (problem) return { ok: false, reason: problem };
  const secret = await hashPassword(form.password);
  const isDone = await app.db.write(async (tx) => {
    // Used meanwhile, or its time ran out: the link counts when it is spent, not when it was looked at.
    if (!(await findLink(tx, form.link, ['recovery'], app.now()))) return false;
    await tx.delete(links).where(and(eq(links.memberId, member.id), eq(links.kind, 'recovery')));
    await tx.delete(credentials).where(and(eq(credentials.memberId, member.id), eq(credentials.kind, 'password')));
    const row = { id: newId(), memberId: member.id, kind: 'password', secret, createdAt: now, changedAt: now } as const;
    await tx.insert(credentials).values(row);
    const detail = { sessionsEnded: await endSessionsOf(tx, member.id) };
    await recordAudit(tx, { at: now, actorId: member.id, action: 'password-reset', subjectId: member.id, detail });
    return true;
  });
  if (!isDone) return { ok: false, reason: 'invalid-link' };
  app.log.info({ ...logFields(visit, member.id), event: 'password-reset' }, 'password reset');
  return { ok: true };
}
