/** A request as somebody writes it by hand: a page of text at most. */
export const REQUEST_CHARACTERS_MAX = 8_000;
/** Browsers send about fifteen. */
const HEADERS_MAX = 40;

export interface WebRequest {
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly target: string;
  readonly host: string;
  /** Names in lower case, without `host` and `content-length`: both follow from the rest. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type RequestReading =
  | { readonly ok: true; readonly request: WebRequest }
  | { readonly ok: false; readonly line: number; readonly problem: string };

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const REQUEST_LINE = /^(\S+) (\S+) HTTP\/1\.1$/;
/** A token of RFC 9110, 5.6.2. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const FOLLOWS: ReadonlySet<string> = new Set(['host', 'content-length']);

const refuse = (line: number, problem: string): RequestReading => ({ ok: false, line, problem });

type Head =
  Extract<RequestReading, { ok: false }> | { readonly ok: true; readonly fields: ReadonlyMap<string, string> };

function readHead(lines: readonly string[]): Head {
  const fields = new Map<string, string>();
  for (const [index, text] of lines.entries()) {
    const line = index + 2;
    const wrong = (problem: string): Head => ({ ok: false, line, problem });
    const colon = text.indexOf(':');
    const name = text.slice(0, colon);
    const key = name.toLowerCase();
    if (colon < 1) return wrong('A header is a name, a colon and a value. An empty line ends the headers.');
    if (!HEADER_NAME.test(name)) return wrong(`${JSON.stringify(name)} cannot be the name of a header.`);
    if (CONTROL.test(text)) return wrong('A header cannot hold control characters.');
    if (fields.has(key)) return wrong(`The header ${name} stands here twice: which one counts would be a guess.`);
    if (key === 'transfer-encoding') return wrong('Bodies are sent whole: leave Transfer-Encoding out.');
    if (index >= HEADERS_MAX) return wrong(`More than ${HEADERS_MAX} headers are not sent.`);
    fields.set(key, text.slice(colon + 1).trim());
  }
  return { ok: true, fields };
}

/** Reads HTTP/1.1 as it is written by hand: lines may end in LF, and the length of the body is counted by us. */
export function readRequest(text: string): RequestReading {
  if (text.length > REQUEST_CHARACTERS_MAX)
    return refuse(1, `A request has at most ${REQUEST_CHARACTERS_MAX} characters.`);
  const all = text.replaceAll('\r\n', '\n');
  const end = all.indexOf('\n\n');
  const [first = '', ...lines] = (end < 0 ? all.trimEnd() : all.slice(0, end)).split('\n');
  const body = end < 0 ? '' : all.slice(end + 2);
  const [, method = '', target = ''] = REQUEST_LINE.exec(first) ?? [];
  if (method === '') return refuse(1, 'The first line is method, path and version: GET /boats?search=tern HTTP/1.1');
  if (!METHODS.has(method)) return refuse(1, `${JSON.stringify(method)} is no method that is sent from here.`);
  if (!target.startsWith('/')) return refuse(1, 'The path begins with a slash; the host stands in the header Host.');
  if (CONTROL.test(target) || target.includes('#')) return refuse(1, 'The path cannot hold # or control characters.');
  const head = readHead(lines);
  if (!head.ok) return head;
  // Names of hosts are the same in any case.
  const host = (head.fields.get('host') ?? '').toLowerCase();
  if (host === '') return refuse(1, 'The header Host is missing: HTTP/1.1 asks for it.');
  if ((method === 'GET' || method === 'HEAD') && body.trim() !== '')
    return refuse(lines.length + 3, `${method} has no body here. Write POST, or take the text out.`);
  const headers = Object.fromEntries([...head.fields].filter(([name]) => !FOLLOWS.has(name)));
  return { ok: true, request: { method, target, host, headers, body: body.trim() === '' ? '' : body } };
}

/** The request as text that `readRequest` takes back. */
export function writeRequest({ method, target, host, headers, body }: WebRequest): string {
  const fields = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} HTTP/1.1`, ...fields, '', body].join('\n');
}
