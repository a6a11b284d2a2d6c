import {
  EVIDENCE_PAGE_CHARACTERS_MAX,
  LEAK_CHARACTERS_MIN,
  LEAKS_MAX,
  STEP_CHARACTERS_MAX,
  STEP_KEPT_CHARACTERS_MAX,
  TRANSCRIPT_CHARACTERS_MAX,
  TRANSCRIPT_STEPS_MAX,
} from './limits.ts';
import type { AppRequest, AppResponse } from './exchange.ts';
import type { Evidence, TranscriptStep } from '#core/grading/verdict.ts';

const CUT = '\n…\n';
/** Sent by every request of the examiner and every answer of Express; nobody learns from them. */
const HEADERS_LEFT_OUT = new Set(['host', 'accept', 'content-length', 'etag', 'x-powered-by']);
/** Kept before and after a leaked text that stands beyond the cut. */
const CONTEXT_CHARACTERS = 200;

function wordHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .filter(([name]) => !HEADERS_LEFT_OUT.has(name))
    .map(([name, value]) => `\n${name}: ${value}`)
    .join('');
}

/** Cuts a long text so that its beginning and the first place of each leak stay readable. */
export function cutAround(text: string, leaks: readonly string[], charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  let cut = text.slice(0, Math.floor(charactersMax / 2));
  for (const leak of leaks) {
    const place = text.indexOf(leak);
    if (place < 0 || cut.includes(leak)) continue;
    const from = Math.max(place - CONTEXT_CHARACTERS, 0);
    const part = text.slice(from, place + leak.length + CONTEXT_CHARACTERS);
    if (cut.length + part.length + CUT.length > charactersMax) break;
    cut += CUT + part;
  }
  return `${cut}${CUT}`;
}

/** Records what went between the examiner and the application in one check, as a person would want to read it. */
export class Transcript {
  readonly #steps: { kind: TranscriptStep['kind']; text: string }[] = [];
  readonly #leaks = new Set<string>();
  #page: string | undefined;

  add(kind: TranscriptStep['kind'], text: string): void {
    if (this.#steps.length >= TRANSCRIPT_STEPS_MAX) return;
    this.#steps.push({ kind, text: text.slice(0, STEP_KEPT_CHARACTERS_MAX).toWellFormed() });
    if (this.#steps.length === TRANSCRIPT_STEPS_MAX) this.#steps.push({ kind: 'note', text: 'More followed.' });
  }

  request({ method, url, headers, body }: AppRequest): void {
    this.add('request', `${method} ${url}${wordHeaders(headers)}${body === undefined ? '' : `\n\n${body}`}`);
  }

  response({ status, headers, body }: AppResponse): void {
    this.add('response', `${status}${wordHeaders(headers)}${body === '' ? '' : `\n\n${body}`}`);
  }

  /** Marks this text wherever it appears, before and after. */
  leak(text: string): void {
    if (text.length >= LEAK_CHARACTERS_MIN && this.#leaks.size < LEAKS_MAX) this.#leaks.add(text);
  }

  page(html: string): void {
    this.#page = html.slice(0, EVIDENCE_PAGE_CHARACTERS_MAX).toWellFormed();
  }

  evidence(): Evidence {
    const leaks = [...this.#leaks].map((leak) => leak.toWellFormed());
    const transcript: TranscriptStep[] = [];
    let room = TRANSCRIPT_CHARACTERS_MAX;
    for (const { kind, text } of this.#steps) {
      const cut = cutAround(text, leaks, Math.min(STEP_CHARACTERS_MAX, room));
      const leaked = kind === 'request' ? [] : leaks.filter((leak) => cut.includes(leak));
      transcript.push(leaked.length > 0 ? { kind, text: cut, leaked } : { kind, text: cut });
      room -= cut.length;
      if (room <= 0) break;
    }
    return { transcript, ...(this.#page === undefined ? {} : { page: this.#page }) };
  }
}
