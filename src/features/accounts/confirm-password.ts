import { and, eq } from 'drizzle-orm';
import { credentials } from '#db/schema/accounts.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { passwordFits } from './password-hash.ts';
import { CONFIRMATIONS_PER_MEMBER, giveBack, take } from './throttle.ts';

/** After this the password is asked again before sessions are ended or a role is given. */
export const RECENT_MS_MAX = 10 * 60_000;

export type Confirmation =
  | { readonly ok: true; readonly secret: string }
  | { readonly ok: false; readonly reason: 'wrong-password' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/** Whether the one at the keyboard knows the password: asked before anything that would take the account over. */
export async function confirmPassword(
  app: AccountsContext,
  member: Member,
  password: string,
  visit: Visit,
): Promise<Confirmation> {
  const now = app.now();
  const waitMs = await app.db.write((tx) => take(tx, CONFIRMATIONS_PER_MEMBER, member.id, now));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  const stored = await app.db.read.query.credentials.findFirst({
    where: and(eq(credentials.memberId, member.id), eq(credentials.kind, 'password')),
  });
  if (!(await passwordFits(stored?.secret ?? null, password)) || !stored) {
    app.log.warn({ ...logFields(visit, member.id), event: 'confirmation-failed' }, 'password confirmation failed');
    return { ok: false, reason: 'wrong-password' };
  }
  await app.db.write((tx) => giveBack(tx, CONFIRMATIONS_PER_MEMBER, member.id, now));
  return { ok: true, secret: stored.secret };
}

export function isRecent(member: Member, now: Date): boolean {
  return now.getTime() - member.session.authenticatedAt.getTime() <= RECENT_MS_MAX;
}
