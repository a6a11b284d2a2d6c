// What passes between the examiner and the application it examines, as plain values.

export interface AppRequest {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface AppResponse {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** `set-cookie` lines, each whole. */
  readonly cookies: readonly string[];
  readonly body: string;
}

/** `message` is worded for the learner: what the application did instead of answering. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** JSON writes a control character as six. */
const JSON_GROWTH_MAX = 6;
/** Node's own bound is 16 kB; a lab that sends more has other worries. */
const HEADERS_CHARACTERS_MAX = 256 * 1024;

const METHOD = /^[A-Z]{1,20}$/;

/** Reads a response that came out of a guest: everything in it is the learner's. */
export function readResponse(json: string, bodyCharactersMax: number): Answer<AppResponse> {
  const tooLong = {
    ok: false,
    message: `The answer is longer than ${Math.round(bodyCharactersMax / 1024)} kB.`,
  } as const;
  if (json.length > bodyCharactersMax * JSON_GROWTH_MAX + HEADERS_CHARACTERS_MAX) return tooLong;
  let plain: unknown;
  try {
    plain = JSON.parse(json);
  } catch {
    return { ok: false, message: 'The application gave no readable answer.' };
  }
  const { status, headers, cookies, body } = (plain ?? {}) as Record<string, unknown>;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999) {
    return {
      ok: false,
      message: `The application answered with a status that is none: ${String(status).slice(0, 40)}.`,
    };
  }
  const text = typeof body === 'string' ? body : '';
  if (text.length > bodyCharactersMax) {
    return tooLong;
  }
  return { ok: true, value: { status, headers: readTexts(headers), cookies: readList(cookies), body: text } };
}

/** Without a prototype: a header named `__proto__` is a header like any other. */
export function readTexts(value: unknown): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  if (typeof value !== 'object' || value === null) return texts;
  for (const [name, text] of Object.entries(value)) if (typeof text === 'string') texts[name.toLowerCase()] = text;
  return texts;
}

export function readList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Reads a request that came out of the examiner. */
export function readRequest(plain: Record<string, unknown>): AppRequest {
  const method = String(plain['method'] ?? 'GET').toUpperCase();
  const url = String(plain['url'] ?? '/');
  return {
    method: METHOD.test(method) ? method : 'GET',
    url: url.startsWith('/') ? url : `/${url}`,
    headers: readTexts(plain['headers']),
    ...(typeof plain['body'] === 'string' ? { body: plain['body'] } : {}),
  };
}
