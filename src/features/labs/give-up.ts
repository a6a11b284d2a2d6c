import type { Database } from '#db/client.ts';
import { recordGivenUp } from '#features/progress/record-event.ts';
import type { Lab } from './lab.ts';
import { maySubmit, type Actor } from './policy.ts';
import { hasPassed } from './queries.ts';

export type GiveUpResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'not-signed-in' | 'no-such-lab' };

/**
 * Opens the solution to a member who has not passed the lab. It stays in their progress that they looked; who has passed
 * already has the solution, and nothing is written.
 */
export async function giveUp(db: Database, actor: Actor, lab: Lab | undefined, now: Date): Promise<GiveUpResult> {
  if (!maySubmit(actor)) return { ok: false, reason: 'not-signed-in' };
  if (!lab) return { ok: false, reason: 'no-such-lab' };
  const { id } = lab.public;
  await db.write(async (tx) => {
    if (!(await hasPassed(tx, actor.id, id))) await recordGivenUp(tx, actor.id, id, now);
  });
  return { ok: true };
}
