import type { APIRoute } from 'astro';
import { z } from 'zod';
import { untrustedFiles } from '#features/labs/attempt-files.ts';
import { readDraft, type StoredDraft } from '#features/labs/read-draft.ts';
import { saveDraft } from '#features/labs/save-draft.ts';
import { answer, readBody, refuse } from '../_answer.ts';

export const prerender = false;

const body = z.strictObject({ files: untrustedFiles, baseVersion: z.number().int().min(0) });

const asJson = ({ files, version, updatedAt }: StoredDraft) => ({ files, version, updatedAt: updatedAt.getTime() });

export const GET: APIRoute = async ({ locals, params }) => {
  const { app, member } = locals;
  const result = await readDraft(app.db.read, member, app.labs.get(params.lab ?? ''));
  return result.ok ? answer({ draft: result.draft && asJson(result.draft) }) : refuse(result.reason);
};

export const PUT: APIRoute = async ({ locals, params, request }) => {
  const sent = await readBody(request, body);
  if (!sent) return refuse('not-understood');
  const { app, member } = locals;
  const result = await saveDraft(app.db, member, { lab: app.labs.get(params.lab ?? ''), ...sent }, app.now());
  if (result.ok) return answer({ version: result.version, updatedAt: result.updatedAt.getTime() });
  return refuse(result.reason, result.reason === 'draft-conflict' ? { draft: asJson(result.draft) } : {});
};
