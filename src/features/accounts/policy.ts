// Who may do what with accounts. Everything here is asked inside the transaction that acts on the answer.
import type { Reader } from '#db/client.ts';
import type { Member } from './member.ts';
import { isLastAdministrator, memberById, type MemberRow } from './queries.ts';

export type AdminRefusal = 'not-administrator' | 'no-such-member' | 'yourself' | 'last-administrator';

export type AdminAct = 'disable' | 'enable' | 'end-sessions' | 'make-reset-link' | 'set-role';

/** Acts that would lock out whoever does them. The own role is given up by asking another administrator. */
const NOT_ON_YOURSELF: ReadonlySet<AdminAct> = new Set(['disable', 'set-role']);

/** Acts that could leave nobody who administers. */
const TAKES_POWER: ReadonlySet<AdminAct> = new Set(['disable', 'set-role']);

export function isAdministrator(member: Pick<Member, 'role'> | null): boolean {
  return member?.role === 'administrator';
}

/**
 * The member that an administrator may act on, or why not. Reads the actor anew: a role taken away counts at once, also
 * for a request that was under way.
 */
export async function adminTarget(
  db: Reader,
  actor: Member,
  act: AdminAct,
  memberId: string,
): Promise<{ readonly ok: true; readonly target: MemberRow } | { readonly ok: false; readonly reason: AdminRefusal }> {
  const current = await memberById(db, actor.id);
  if (!current || current.disabledAt || !isAdministrator(current)) return { ok: false, reason: 'not-administrator' };
  const target = await memberById(db, memberId);
  if (!target) return { ok: false, reason: 'no-such-member' };
  if (NOT_ON_YOURSELF.has(act) && target.id === actor.id) return { ok: false, reason: 'yourself' };
  if (TAKES_POWER.has(act) && (await isLastAdministrator(db, target.id)))
    return { ok: false, reason: 'last-administrator' };
  return { ok: true, target };
}

/** Whether the member is an administrator still, now. */
export async function mayInvite(db: Reader, actor: Member): Promise<boolean> {
  const current = await memberById(db, actor.id);
  return current !== null && !current.disabledAt && isAdministrator(current);
}
