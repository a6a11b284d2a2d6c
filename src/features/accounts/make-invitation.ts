import { and, count, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { links } from '#db/schema/accounts.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseEmail } from './email.ts';
import { newId } from './ids.ts';
import { linkTo, makeToken } from './link-token.ts';
import type { Member } from './member.ts';
import { mayInvite } from './policy.ts';
import { recordAudit } from './record-audit.ts';

/** Long enough for a holiday; an unused door does not stay open for ever. */
export const INVITATION_DAYS_MAX = 14;

/** A department at once. More open doors than that nobody oversees. */
export const OPEN_INVITATIONS_MAX = 500;

type InvitationRefusal = 'not-administrator' | 'invalid-email' | 'too-many';

export type InvitationResult =
  { readonly ok: true; readonly link: string } | { readonly ok: false; readonly reason: InvitationRefusal };

/** A link for one new member; with an address, for that one only. Shown once. */
export async function makeInvitation(
  app: AccountsContext,
  actor: Member,
  emailText: string,
  visit: Visit,
): Promise<InvitationResult> {
  const result = await app.db.write<InvitationResult>(async (tx) =>
    (await mayInvite(tx, actor))
      ? insertInvitation(tx, app, emailText, actor.id)
      : { ok: false, reason: 'not-administrator' },
  );
  if (result.ok) app.log.info({ ...logFields(visit, actor.id), event: 'invitation-made' }, 'invitation made');
  return result;
}

/** The same from the command line, where whoever holds the database file needs no role. */
export function makeInvitationAtHand(
  app: Pick<AccountsContext, 'db' | 'config' | 'now'>,
  emailText: string,
): Promise<InvitationResult> {
  return app.db.write((tx) => insertInvitation(tx, app, emailText, null));
}

async function insertInvitation(
  tx: Transaction,
  app: Pick<AccountsContext, 'config' | 'now'>,
  emailText: string,
  createdBy: string | null,
): Promise<InvitationResult> {
  const email = emailText.trim() ? normaliseEmail(emailText) : null;
  if (emailText.trim() && !email) return { ok: false, reason: 'invalid-email' };
  const now = app.now();
  const [open] = await tx
    .select({ total: count() })
    .from(links)
    .where(and(eq(links.kind, 'invitation'), isNull(links.usedAt), gt(links.expiresAt, now)));
  if ((open?.total ?? 0) >= OPEN_INVITATIONS_MAX) return { ok: false, reason: 'too-many' };
  const { token, hash } = makeToken();
  const id = newId();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS_MAX * 24 * 60 * 60_000);
  await tx
    .insert(links)
    .values({ id, kind: 'invitation', tokenHash: hash, email, createdBy, createdAt: now, expiresAt });
  const detail = { forOneAddress: email !== null };
  await recordAudit(tx, { at: now, actorId: createdBy, action: 'invitation-made', subjectId: id, detail });
  return { ok: true, link: linkTo(app.config.origin, '/join', token) };
}
