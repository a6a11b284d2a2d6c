import { and, eq, ne } from 'drizzle-orm';
import { links, members } from '#db/schema/accounts.ts';
import { confirmPassword, type Confirmation } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseEmail } from './email.ts';
import type { Member } from './member.ts';
import { recordAudit } from './record-audit.ts';
import { endSessionById, startSession } from './session-store.ts';
import { ACCOUNT_CHANGES_PER_MEMBER, NOTICES_PER_ADDRESS, take } from './throttle.ts';

export type ChangeEmailResult =
  | { readonly ok: true; readonly token: string }
  | Extract<Confirmation, { ok: false }>
  | { readonly ok: false; readonly reason: 'invalid' | 'taken' };

/** Recovery goes to this address, so the password is asked; links that went to the old one are void. */
export async function changeEmail(
  app: AccountsContext,
  member: Member,
  form: { readonly email: string; readonly password: string },
  visit: Visit,
): Promise<ChangeEmailResult> {
  const email = normaliseEmail(form.email);
  if (!email) return { ok: false, reason: 'invalid' };
  const waitMs = await app.db.write((tx) => take(tx, ACCOUNT_CHANGES_PER_MEMBER, member.id, app.now()));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  const confirmation = await confirmPassword(app, member, form.password, visit);
  if (!confirmation.ok) return confirmation;
  const now = app.now();
  let isToldOf = false;
  const result = await app.db.write<ChangeEmailResult>(async (tx) => {
    const other = await tx.query.members.findFirst({ where: and(eq(members.email, email), ne(members.id, member.id)) });
    if (other) return { ok: false, reason: 'taken' };
    await tx.update(members).set({ email }).where(eq(members.id, member.id));
    await tx.delete(links).where(and(eq(links.memberId, member.id), eq(links.kind, 'recovery')));
    await recordAudit(tx, { at: now, actorId: member.id, action: 'email-changed', subjectId: member.id });
    await endSessionById(tx, member.id, member.session.id);
    isToldOf = member.email !== null && (await take(tx, NOTICES_PER_ADDRESS, member.email, now)) === 0;
    return { ok: true, token: await startSession(tx, member.id, visit, now) };
  });
  if (result.ok) {
    app.log.info({ ...logFields(visit, member.id), event: 'email-changed' }, 'e-mail address changed');
    if (member.email && isToldOf) tellOldAddress(app, member.email, visit);
  }
  return result;
}

/** Whoever owned the address learns that it no longer opens the account. A mail server that is down stops nothing. */
function tellOldAddress(app: AccountsContext, to: string, visit: Visit): void {
  const subject = 'Your Gatehouse address was changed';
  const text =
    `The e-mail address of your account at ${app.config.origin.origin} was changed; this one is no longer used.\n\n` +
    'If that was not you, ask an administrator to help you back in.\n';
  app.mail?.send({ to, subject, text }).catch((error: unknown) => {
    app.log.error({ ...logFields(visit), err: error }, 'mail failed');
  });
}
