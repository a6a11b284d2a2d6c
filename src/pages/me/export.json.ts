import type { APIRoute } from 'astro';
import { exportData } from '#features/accounts/export-data.ts';

export const prerender = false;

/** Everything that is held about the member who asks. */
export const GET: APIRoute = async ({ locals: { app, member }, redirect }) => {
  if (!member) return redirect('/sign-in', 303);
  return new Response(await exportData(app.db, member.id, app.now()), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="gatehouse-export.json"',
    },
  });
};
