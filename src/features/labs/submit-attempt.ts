import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { attempts } from '#db/schema/labs.ts';
import type { Files } from '#core/grading/jobs.ts';
import { filesRefusal, type FilesRefusal } from './attempt-files.ts';
import type { Lab } from './lab.ts';
import { maySubmit, type Actor } from './policy.ts';
import { attemptsBeyond, attemptsSince, openAttempts } from './queries.ts';

/** Somebody who thinks between two tries makes three a minute; the browser's own runs are not counted. */
export const ATTEMPTS_PER_MINUTE_MAX = 20;
/** A second and third lab in other windows fit; a script does not fill the queue for others. */
export const WAITING_PER_MEMBER_MAX = 3;
/** Some minutes of work for one instance. Past it the honest answer is to come back. */
export const WAITING_MAX = 2000;
/** The latest say how somebody got there; each holds its files and transcripts. */
export const ATTEMPTS_KEPT_PER_LAB = 30;

const MINUTE_MS = 60_000;

export type SubmitRefusal =
  'not-signed-in' | 'no-such-lab' | 'too-many-attempts' | 'already-waiting' | 'queue-full' | FilesRefusal;

export type SubmitResult =
  { readonly ok: true; readonly id: number } | { readonly ok: false; readonly reason: SubmitRefusal };

export interface Submission {
  readonly lab: Lab | undefined;
  /** Untrusted. */
  readonly files: Files;
}

/** Puts an attempt into the queue; any instance may grade it. Checked and written in one transaction. */
export async function submitAttempt(db: Database, actor: Actor, sent: Submission, now: Date): Promise<SubmitResult> {
  if (!maySubmit(actor)) return { ok: false, reason: 'not-signed-in' };
  if (!sent.lab) return { ok: false, reason: 'no-such-lab' };
  const refusal = filesRefusal(sent.lab.public, sent.files);
  if (refusal) return { ok: false, reason: refusal };
  const lab = sent.lab.public.id;
  const memberId = actor.id;
  return db.write(async (tx): Promise<SubmitResult> => {
    const lately = await attemptsSince(tx, memberId, new Date(now.getTime() - MINUTE_MS));
    if (lately >= ATTEMPTS_PER_MINUTE_MAX) return { ok: false, reason: 'too-many-attempts' };
    if ((await openAttempts(tx, memberId)) >= WAITING_PER_MEMBER_MAX) return { ok: false, reason: 'already-waiting' };
    if ((await openAttempts(tx)) >= WAITING_MAX) return { ok: false, reason: 'queue-full' };
    const old = await attemptsBeyond(tx, memberId, lab, ATTEMPTS_KEPT_PER_LAB - 1);
    if (old.length > 0) await tx.delete(attempts).where(inArray(attempts.id, old));
    const [row] = await tx
      .insert(attempts)
      .values({ memberId, lab, files: sent.files, status: 'queued', createdAt: now })
      .returning({ id: attempts.id });
    if (!row) throw new Error('The attempt was not stored.');
    return { ok: true, id: row.id };
  });
}
