import { ReadableStream as NodeStream, TextEncoderStream } from 'node:stream/web';
import type { APIRoute } from 'astro';
import { startExport } from '#features/accounts/export-data.ts';
import { visitOf } from '../../components/accounts/visit.ts';
import { waitWords } from '../../components/accounts/words.ts';

export const prerender = false;

/** Everything that is held about the member who asks. */
export const GET: APIRoute = async ({ locals, request, redirect }) => {
  const { app, member } = locals;
  if (!member) return redirect('/sign-in', 303);
  const result = await startExport(app, member, visitOf({ locals, request }));
  if (!result.ok) {
    const headers = { 'Retry-After': String(Math.ceil(result.waitMs / 1000)) };
    return new Response(`${waitWords(result.waitMs)}\n`, { status: 429, headers });
  }
  // The browser's type of the same stream, which lacks `from`.
  const body = NodeStream.from(result.pieces).pipeThrough(
    new TextEncoderStream(),
  ) as unknown as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="gatehouse-export.json"',
    },
  });
};
