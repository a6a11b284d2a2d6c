import type { APIRoute } from 'astro';
import { deviceProgress, importDevice } from '#features/progress/import-device.ts';
import { knownItems } from '../../../components/accounts/item-place.ts';
import { readJson, refusal } from '../../../components/accounts/json-request.ts';

export const prerender = false;

/** Work that was done as a visitor joins the account: lessons as self-reported, labs to be graded again. */
export const POST: APIRoute = async ({ request, locals: { app, member } }) => {
  if (!member) return refusal(401, 'not-signed-in', 'Sign in to keep progress with an account.');
  const device = deviceProgress.safeParse(await readJson(request));
  if (!device.success) return refusal(422, 'invalid', 'This is not what a device keeps.');
  const result = await importDevice(
    app.db,
    member.id,
    { device: device.data, known: await knownItems(app.labs) },
    app.now(),
  );
  if (!result.ok)
    return refusal(429, result.reason, 'This account was sent too much lately, or holds too many events already.');
  return Response.json({ added: result.added, toGrade: result.toGrade });
};
