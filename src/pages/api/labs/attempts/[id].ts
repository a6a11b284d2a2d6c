import type { APIRoute } from 'astro';
import { z } from 'zod';
import { readAttempt, WAIT_SECONDS_MAX } from '#features/labs/read-attempt.ts';
import { answer, refuse } from '../_answer.ts';

export const prerender = false;

const attemptId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const waitSeconds = z.coerce.number().min(0).max(WAIT_SECONDS_MAX).catch(0);

export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const id = attemptId.safeParse(params.id);
  if (!id.success) return refuse('no-such-attempt');
  const waitMs = waitSeconds.parse(url.searchParams.get('wait') ?? 0) * 1000;
  const result = await readAttempt(locals.app.db.read, locals.member, id.data, { waitMs, signal: request.signal });
  if (!result.ok) return refuse(result.reason);
  return answer({ status: result.status, ...(result.verdict ? { verdict: result.verdict } : {}) });
};
