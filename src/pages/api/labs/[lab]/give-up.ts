import type { APIRoute } from 'astro';
import { giveUp } from '#features/labs/give-up.ts';
import { answer, refuse } from '../_answer.ts';

export const prerender = false;

/** Opens the solution before the lab is passed, and writes that down. */
export const POST: APIRoute = async ({ locals, params }) => {
  const { app, member } = locals;
  const result = await giveUp(app.db, member, app.labs.get(params.lab ?? ''), app.now());
  return result.ok ? answer({}) : refuse(result.reason);
};
