import type { APIRoute } from 'astro';
import { z } from 'zod';
import { untrustedFiles } from '#features/labs/attempt-files.ts';
import { submitAttempt } from '#features/labs/submit-attempt.ts';
import { answer, readBody, refuse } from '../_answer.ts';

export const prerender = false;

const body = z.strictObject({ files: untrustedFiles });

export const POST: APIRoute = async ({ locals, params, request }) => {
  const sent = await readBody(request, body);
  if (!sent) return refuse('not-understood');
  const { app, member } = locals;
  const lab = app.labs.get(params.lab ?? '');
  const result = await submitAttempt(app.db, member, { lab, files: sent.files }, app.now());
  return result.ok ? answer({ id: String(result.id) }, 202) : refuse(result.reason);
};
