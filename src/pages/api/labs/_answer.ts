import { z } from 'zod';
import { readJson } from '../../../components/accounts/json-request.ts';

type Reason =
  | 'not-signed-in'
  | 'no-such-lab'
  | 'no-such-attempt'
  | 'no-files'
  | 'not-editable'
  | 'too-large'
  | 'too-many-attempts'
  | 'already-waiting'
  | 'queue-full'
  | 'too-many-saves'
  | 'draft-conflict'
  | 'not-earned'
  | 'not-understood';

/** Every reason, its status and its sentence: the one place where refusals of labs become responses. */
const REFUSALS: Readonly<Record<Reason, readonly [status: number, message: string]>> = {
  'not-signed-in': [401, 'Sign in to have your work graded; it stays on this device meanwhile.'],
  'no-such-lab': [404, 'There is no such lab.'],
  'no-such-attempt': [404, 'There is no such attempt.'],
  'no-files': [400, 'No file was sent.'],
  'not-editable': [400, 'Only the editable files of this lab can be sent. Reload the page: the lab may have changed.'],
  'too-large': [413, 'This is more text than a lab takes: 128 kB for a file, 256 kB for all.'],
  'too-many-attempts': [
    429,
    'Twenty attempts in a minute are enough for now. Run it in your browser, and submit again in a minute.',
  ],
  'already-waiting': [429, 'Three of your attempts are waiting already. Their verdicts come first.'],
  'queue-full': [503, 'Many people are submitting right now. Your work is kept; submit again in a few minutes.'],
  'too-many-saves': [429, 'Saved too often in the last minute; the next save will take everything along.'],
  'draft-conflict': [409, 'This draft was changed elsewhere meanwhile.'],
  'not-earned': [403, 'The solution is shown once the server has passed yours, or when you give up.'],
  'not-understood': [400, 'The request is not in the form that is expected here.'],
};

const HEADERS = { 'Cache-Control': 'no-store' };

export function answer(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: HEADERS });
}

/** @param more stands beside the error, for who can act on it */
export function refuse(reason: Reason, more: object = {}): Response {
  const [status, message] = REFUSALS[reason];
  return answer({ error: { reason, message }, ...more }, status);
}

/** The body, if it is JSON of this form. Bodies are bounded by the server before they get here. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T | null> {
  return schema.safeParse(await readJson(request)).data ?? null;
}
