import { ReadableStream as NodeStream, TextEncoderStream } from 'node:stream/web';
import type { APIRoute } from 'astro';
import { exportData } from '#features/accounts/export-data.ts';

export const prerender = false;

/** Everything that is held about the member who asks. */
export const GET: APIRoute = async ({ locals: { app, member }, redirect }) => {
  if (!member) return redirect('/sign-in', 303);
  // The browser's type of the same stream, which lacks `from`.
  const body = NodeStream.from(exportData(app.db, member.id, app.now())).pipeThrough(
    new TextEncoderStream(),
  ) as unknown as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="gatehouse-export.json"',
    },
  });
};
