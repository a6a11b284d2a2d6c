import type { APIRoute } from 'astro';
import { readSolution } from '#features/labs/read-solution.ts';
import { answer, refuse } from '../_answer.ts';

export const prerender = false;

export const GET: APIRoute = async ({ locals, params }) => {
  const { app, member } = locals;
  const result = await readSolution(app.db.read, member, app.labs.get(params.lab ?? ''));
  return result.ok ? answer(result.solution) : refuse(result.reason);
};
