import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Verdict } from '#core/grading/verdict.ts';
import type { Reader } from '#db/client.ts';
import { mayReadAttempt, type Actor } from './policy.ts';
import { lookAtAttempt, type AttemptLook } from './queries.ts';

/** Long enough to spare requests, short enough for every proxy on the way. */
export const WAIT_SECONDS_MAX = 10;
/** Three attempts may be under way, watched in three windows each. Every wait looks into the table some twenty times. */
export const WAITS_PER_MEMBER_MAX = 9;
/** Most verdicts are there within half a second; who waits longer is looked after less often. */
const LOOKS_MS = [60, 60, 80, 100, 150, 200, 300] as const;
const LOOK_MS_MAX = 500;

export type AttemptState = 'queued' | 'grading' | 'done';

export type ReadAttemptResult =
  | { readonly ok: true; readonly status: AttemptState; readonly verdict: Verdict | null }
  | { readonly ok: false; readonly reason: 'no-such-attempt' };

export interface Waiting {
  readonly waitMs: number;
  readonly signal?: AbortSignal;
  /** Given by tests. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** Answers that each member waits for in this process. */
const waits = new Map<string, number>();

const STATES = { queued: 'queued', leased: 'grading', done: 'done' } as const;

/**
 * The member's own attempt. With `waitMs` it answers when the state has changed, at the latest after that time; at once
 * for who waits for too many answers already.
 */
export async function readAttempt(db: Reader, actor: Actor, id: number, waiting: Waiting): Promise<ReadAttemptResult> {
  const memberId = actor?.id;
  const others = waits.get(memberId ?? '') ?? 0;
  if (memberId === undefined || waiting.waitMs <= 0 || others >= WAITS_PER_MEMBER_MAX)
    return lookUntil(db, actor, id, { ...waiting, waitMs: 0 });
  waits.set(memberId, others + 1);
  try {
    return await lookUntil(db, actor, id, waiting);
  } finally {
    const left = (waits.get(memberId) ?? 1) - 1;
    if (left > 0) waits.set(memberId, left);
    else waits.delete(memberId);
  }
}

async function lookUntil(db: Reader, actor: Actor, id: number, waiting: Waiting): Promise<ReadAttemptResult> {
  const pause = waiting.pause ?? pauseFor;
  let left = waiting.waitMs;
  let first: AttemptLook['status'] | undefined;
  for (let look = 0; ; look += 1) {
    const row = await lookAtAttempt(db, id);
    // Also asked again after each pause: the account may be gone by then.
    if (!row || !mayReadAttempt(actor, row)) return { ok: false, reason: 'no-such-attempt' };
    first ??= row.status;
    const hasChanged = row.status !== first && row.status !== 'queued';
    if (row.status === 'done' || hasChanged || left <= 0 || waiting.signal?.aborted) {
      return { ok: true, status: STATES[row.status], verdict: row.verdict };
    }
    const ms = Math.min(LOOKS_MS[look] ?? LOOK_MS_MAX, left);
    left -= ms;
    await pause(ms);
  }
}
