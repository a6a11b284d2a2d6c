import type { APIRoute } from 'astro';
import { browserBundle } from '#features/labs/browser-bundle.ts';

export const prerender = false;

export const GET: APIRoute = ({ locals: { app }, params }) => {
  const id = params.lab ?? '';
  const lab = app.added.isReady(id) ? app.labs.get(id)?.public : undefined;
  return lab ? Response.json(browserBundle(lab)) : new Response(null, { status: 404 });
};
