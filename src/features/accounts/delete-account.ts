import { eq } from 'drizzle-orm';
import { members } from '#db/schema/accounts.ts';
import { confirmPassword, type Confirmation } from './confirm-password.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { isLastAdministrator } from './queries.ts';
import { recordAudit } from './record-audit.ts';

export type DeleteAccountResult =
  | { readonly ok: true }
  | Extract<Confirmation, { ok: false }>
  | { readonly ok: false; readonly reason: 'last-administrator' };

/**
 * Credentials, sessions, links, drafts, attempts and progress go with the member, by foreign keys, in one transaction.
 * The audit keeps its rows, which name a member by an id that now leads nowhere.
 */
export async function deleteAccount(
  app: AccountsContext,
  member: Member,
  password: string,
  visit: Visit,
): Promise<DeleteAccountResult> {
  const confirmation = await confirmPassword(app, member, password, visit);
  if (!confirmation.ok) return confirmation;
  const result = await app.db.write<DeleteAccountResult>(async (tx) => {
    if (await isLastAdministrator(tx, member.id)) return { ok: false, reason: 'last-administrator' };
    await tx.delete(members).where(eq(members.id, member.id));
    const entry = { at: app.now(), actorId: member.id, action: 'member-deleted', subjectId: member.id } as const;
    await recordAudit(tx, entry);
    return { ok: true };
  });
  if (result.ok) app.log.info({ ...logFields(visit, member.id), event: 'account-deleted' }, 'account deleted');
  return result;
}
