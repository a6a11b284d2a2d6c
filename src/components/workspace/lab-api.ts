import type { Verdict } from '#core/grading/verdict.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { ServerDraft } from './drafts/reconcile.ts';

/** A refusal as the server words it, or that it could not be reached. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal; readonly body: unknown };

export interface AttemptState {
  readonly status: 'queued' | 'grading' | 'done';
  readonly verdict?: Verdict;
}

export interface Solution {
  /** What to use at work, by file name. */
  readonly takeAway: Files;
  readonly files: Files;
  /** Markdown of ours. */
  readonly why: string;
  readonly alternatives: readonly { readonly name: string; readonly files: Files; readonly note: string }[];
}

const UNREACHABLE: Refusal = {
  reason: 'unreachable',
  message: 'The server did not answer. Your work is kept on this device; try again in a moment.',
};

async function call<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
    body = await response.json();
  } catch (error) {
    // An abort is the caller's own wish, and not an answer.
    if (init?.signal?.aborted) throw error;
    return { ok: false, refusal: UNREACHABLE, body: null };
  }
  if (response.ok) return { ok: true, value: body as T };
  const refusal = (body as { error?: Refusal } | null)?.error ?? UNREACHABLE;
  return { ok: false, refusal, body };
}

const json = (method: string, value: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});

export const fetchDraft = (lab: string): Promise<Answer<{ draft: ServerDraft | null }>> =>
  call(`/api/labs/${lab}/draft`);

/** Browsers let requests of this size outlive their page (64 kB in the Fetch standard, less room for the rest). */
const KEEPALIVE_CHARACTERS_MAX = 20_000;

export function putDraft(
  lab: string,
  files: Files,
  baseVersion: number,
): Promise<Answer<{ version: number; updatedAt: number }>> {
  const request = json('PUT', { files, baseVersion });
  const keepalive = typeof request.body === 'string' && request.body.length <= KEEPALIVE_CHARACTERS_MAX;
  return call(`/api/labs/${lab}/draft`, { ...request, keepalive });
}

export const postAttempt = (lab: string, files: Files): Promise<Answer<{ id: string }>> =>
  call(`/api/labs/${lab}/attempts`, json('POST', { files }));

/** Answers when the state has changed, or after `waitSeconds`. */
export const fetchAttempt = (id: string, waitSeconds: number, signal: AbortSignal): Promise<Answer<AttemptState>> =>
  call(`/api/labs/attempts/${encodeURIComponent(id)}?wait=${waitSeconds}`, { signal });

export const postGiveUp = (lab: string): Promise<Answer<object>> => call(`/api/labs/${lab}/give-up`, json('POST', {}));

export const fetchSolution = (lab: string): Promise<Answer<Solution>> => call(`/api/labs/${lab}/solution`);
