import { readDeviceDraft } from '../workspace/drafts/device-drafts.ts';
import { fetchAttempt, postAttempt } from '../workspace/lab-api.ts';

/** The longest that the server holds an answer back. */
const WAIT_SECONDS = 20;
/** Five minutes: a queue that is longer is no reason to keep asking from a page that shows something else. */
const LOOKS_MAX = 15;

/**
 * Has the server grade the drafts of labs that this device calls passed, one after the other: no more than three may
 * wait. A draft that is gone, or that the server does not take, is left to its lab, where the person sees why.
 * @returns false when the rest is to be tried again later
 */
export async function gradePassed(labs: readonly string[]): Promise<boolean> {
  for (const lab of labs) {
    const draft = readDeviceDraft(localStorage, lab);
    if (!draft) continue;
    const sent = await postAttempt(lab, draft.files);
    if (sent.ok ? !(await isGraded(sent.value.id)) : isBusy(sent.refusal.reason)) return false;
  }
  return true;
}

const isBusy = (reason: string): boolean =>
  ['unreachable', 'too-many-attempts', 'already-waiting', 'queue-full'].includes(reason);

async function isGraded(id: string): Promise<boolean> {
  const never = new AbortController().signal;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const answer = await fetchAttempt(id, WAIT_SECONDS, never);
    if (!answer.ok) return false;
    if (answer.value.status === 'done') return true;
  }
  return false;
}
