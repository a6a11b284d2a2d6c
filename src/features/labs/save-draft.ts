import type { Database } from '#db/client.ts';
import { drafts } from '#db/schema/labs.ts';
import { take, type Limit } from '#features/accounts/throttle.ts';
import type { Files } from '#core/grading/jobs.ts';
import { filesRefusal, type FilesRefusal } from './attempt-files.ts';
import type { Lab } from './lab.ts';
import { maySubmit, type Actor } from './policy.ts';
import { draftOf } from './queries.ts';
import type { StoredDraft } from './read-draft.ts';

/** The workspace sends at most one every two seconds; two windows side by side fit. */
export const DRAFT_SAVES_PER_MEMBER: Limit = { name: 'draft-saves', max: 90, windowMs: 60_000 };

export interface DraftSave {
  readonly lab: Lab | undefined;
  /** Untrusted. */
  readonly files: Files;
  /** The version this work builds on; 0 for the first. */
  readonly baseVersion: number;
}

export type SaveDraftResult =
  | { readonly ok: true; readonly version: number; readonly updatedAt: Date }
  | { readonly ok: false; readonly reason: 'not-signed-in' | 'no-such-lab' | 'too-many-saves' | FilesRefusal }
  /** Somebody else's window was faster: their work comes back, nothing was written. */
  | { readonly ok: false; readonly reason: 'draft-conflict'; readonly draft: StoredDraft };

/** Keeps what a member is working on. One row for each member and lab, so it needs no bound on their number. */
export async function saveDraft(db: Database, actor: Actor, save: DraftSave, now: Date): Promise<SaveDraftResult> {
  if (!maySubmit(actor)) return { ok: false, reason: 'not-signed-in' };
  if (!save.lab) return { ok: false, reason: 'no-such-lab' };
  const refusal = filesRefusal(save.lab.public, save.files);
  if (refusal) return { ok: false, reason: refusal };
  const lab = save.lab.public.id;
  return db.write(async (tx): Promise<SaveDraftResult> => {
    if ((await take(tx, DRAFT_SAVES_PER_MEMBER, actor.id, now)) > 0) return { ok: false, reason: 'too-many-saves' };
    const there = await draftOf(tx, actor.id, lab);
    if ((there?.version ?? 0) !== save.baseVersion && there)
      return { ok: false, reason: 'draft-conflict', draft: there };
    const version = (there?.version ?? save.baseVersion) + 1;
    const row = { files: save.files, version, updatedAt: now };
    await tx
      .insert(drafts)
      .values({ ...row, memberId: actor.id, lab })
      .onConflictDoUpdate({ target: [drafts.memberId, drafts.lab], set: row });
    return { ok: true, version, updatedAt: now };
  });
}
