// Who may do what with labs. Reading and running one in the browser needs nobody's leave.
import type { Reader } from '#db/client.ts';
import type { Member } from '#features/accounts/member.ts';
import { hasEarnedSolution } from './queries.ts';

/** All that is asked of who acts. */
export type Actor = Pick<Member, 'id'> | null;

/** Grading on the server, and drafts there, belong to an account. */
export function maySubmit(actor: Actor): actor is NonNullable<Actor> {
  return actor !== null;
}

/** An attempt is its author's alone: not even its existence is told to others. */
export function mayReadAttempt(actor: Actor, attempt: { readonly memberId: string }): boolean {
  return actor !== null && actor.id === attempt.memberId;
}

/**
 * What gives the answer away is earned by the server's grade, or by giving up, which progress then says; what a browser
 * claims does not count.
 */
export async function maySeeSolution(db: Reader, actor: Actor, lab: string): Promise<boolean> {
  return actor !== null && (await hasEarnedSolution(db, actor.id, lab));
}
