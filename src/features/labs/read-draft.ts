import type { Reader } from '#db/client.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { Lab } from './lab.ts';
import { maySubmit, type Actor } from './policy.ts';
import { draftOf } from './queries.ts';

export interface StoredDraft {
  readonly files: Files;
  readonly version: number;
  readonly updatedAt: Date;
}

export type ReadDraftResult =
  | { readonly ok: true; readonly draft: StoredDraft | null }
  | { readonly ok: false; readonly reason: 'not-signed-in' | 'no-such-lab' };

/** The member's own draft. Files that the lab no longer lets anybody edit are left out. */
export async function readDraft(db: Reader, actor: Actor, lab: Lab | undefined): Promise<ReadDraftResult> {
  if (!maySubmit(actor)) return { ok: false, reason: 'not-signed-in' };
  if (!lab) return { ok: false, reason: 'no-such-lab' };
  const row = await draftOf(db, actor.id, lab.public.id);
  if (!row) return { ok: true, draft: null };
  const { editable } = lab.public;
  const files = Object.fromEntries(Object.entries(row.files).filter(([path]) => editable.includes(path)));
  return { ok: true, draft: { files, version: row.version, updatedAt: row.updatedAt } };
}
