import type { APIRoute } from 'astro';
import { claimedEvent, recordEvent } from '#features/progress/record-event.ts';
import { isKnownItem } from '../../components/accounts/item-place.ts';
import { readJson, refusal } from '../../components/accounts/json-request.ts';

export const prerender = false;

/** A lesson or lab was opened, a check answered, a hint taken. */
export const POST: APIRoute = async ({ request, locals: { app, member } }) => {
  if (!member) return refusal(401, 'not-signed-in', 'Sign in to keep progress with an account.');
  const claim = claimedEvent.safeParse(await readJson(request));
  if (!claim.success) return refusal(422, 'invalid', 'This is no event that a page can report.');
  if (!(await isKnownItem(claim.data.item, app.labs)))
    return refusal(422, 'no-such-item', 'There is no such lesson or lab.');
  const result = await recordEvent(app.db, member.id, claim.data, app.now());
  if (!result.ok) return refusal(429, result.reason, 'Too many events. What is done is done; try again in an hour.');
  return new Response(null, { status: 204 });
};
