import { eq } from 'drizzle-orm';
import { members } from '#db/schema/accounts.ts';
import { isRecent } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseEmail } from './email.ts';
import { linkTo } from './link-token.ts';
import type { Member } from './member.ts';
import { adminTarget, type AdminRefusal } from './policy.ts';
import { recordAudit } from './record-audit.ts';
import { makeRecoveryLink } from './request-recovery.ts';

/** Passed on by hand, by chat or telephone: an hour is enough for that. */
export const RESET_LINK_MINUTES_MAX = 60;

export type ResetLinkResult =
  | { readonly ok: true; readonly link: string }
  | { readonly ok: false; readonly reason: AdminRefusal | 'sign-in-again' };

/**
 * A link that an administrator hands to a member after making sure who they are. Shown once. Asks for a recent password:
 * else whoever finds an open browser of an administrator could take over every account with it, that one included.
 */
export async function makeResetLink(
  app: AccountsContext,
  actor: Member,
  memberId: string,
  visit: Visit,
): Promise<ResetLinkResult> {
  const now = app.now();
  if (!isRecent(actor, now)) return { ok: false, reason: 'sign-in-again' };
  const result = await app.db.write<ResetLinkResult>(async (tx) => {
    const allowed = await adminTarget(tx, actor, 'make-reset-link', memberId);
    if (!allowed.ok) return allowed;
    const token = await makeRecoveryLink(tx, { memberId, createdBy: actor.id }, now, RESET_LINK_MINUTES_MAX);
    await recordAudit(tx, { at: now, actorId: actor.id, action: 'recovery-link-made', subjectId: memberId });
    return { ok: true, link: linkTo(app.config.origin, '/reset', token) };
  });
  if (result.ok) {
    app.log.info(
      { ...logFields(visit, actor.id), event: 'recovery-link-made', subjectId: memberId },
      'recovery link made',
    );
  }
  return result;
}

/** The same from the command line, where whoever holds the database file needs no role. */
export async function makeResetLinkFor(
  app: Pick<AccountsContext, 'db' | 'config' | 'now'>,
  emailText: string,
): Promise<{ readonly ok: true; readonly link: string } | { readonly ok: false; readonly reason: 'no-such-member' }> {
  const email = normaliseEmail(emailText);
  return app.db.write(async (tx) => {
    const member = email ? await tx.query.members.findFirst({ where: eq(members.email, email) }) : undefined;
    if (!member) return { ok: false, reason: 'no-such-member' };
    const now = app.now();
    const token = await makeRecoveryLink(tx, { memberId: member.id, createdBy: null }, now, RESET_LINK_MINUTES_MAX);
    await recordAudit(tx, { at: now, actorId: null, action: 'recovery-link-made', subjectId: member.id });
    return { ok: true, link: linkTo(app.config.origin, '/reset', token) };
  });
}
