import { eq } from 'drizzle-orm';
import { members } from '#db/schema/accounts.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseName } from './display-name.ts';
import type { Member } from './member.ts';
import { recordAudit } from './record-audit.ts';
import { ACCOUNT_CHANGES_PER_MEMBER, take } from './throttle.ts';

export type ChangeNameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'invalid' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/** The audit says that the name changed, not what it was: it outlives the account. */
export async function changeName(
  app: AccountsContext,
  member: Member,
  text: string,
  visit: Visit,
): Promise<ChangeNameResult> {
  const name = normaliseName(text);
  if (!name) return { ok: false, reason: 'invalid' };
  const now = app.now();
  const result = await app.db.write<ChangeNameResult>(async (tx) => {
    const waitMs = await take(tx, ACCOUNT_CHANGES_PER_MEMBER, member.id, now);
    if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
    await tx.update(members).set({ name }).where(eq(members.id, member.id));
    await recordAudit(tx, { at: now, actorId: member.id, action: 'name-changed', subjectId: member.id });
    return { ok: true, name };
  });
  if (result.ok) app.log.info({ ...logFields(visit, member.id), event: 'name-changed' }, 'name changed');
  return result;
}
