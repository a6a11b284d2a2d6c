// `app`, `database`, `files` and `browser`: the examiner's hands on the application.
import type { AppRequest, AppResponse } from '../../exchange.ts';
import type { OpenedPage } from '../../page/page.ts';
import type { SqlAnswer, SqlValue } from '../../sql/sql-call.ts';
import { ask } from './ask.ts';
import { Failure } from './expect.ts';
import { show } from './show.ts';

type Headers = Record<string, string>;
type Body = string | { json: unknown } | Record<string, unknown>;

export interface Response extends AppResponse {
  json(): unknown;
}

interface RequestOptions {
  method?: string;
  url: string;
  headers?: Headers;
  body?: Body;
}

const FORM = 'application/x-www-form-urlencoded';

function formEncode(text: unknown): string {
  const encoded = encodeURIComponent(String(text)).replace(/%20/g, '+');
  return encoded.replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** An object becomes a form, `{ json }` becomes JSON, a text stays what it is. */
function encodeBody(body: Body): { body: string; type: string | undefined } {
  if (typeof body === 'string') return { body, type: undefined };
  if (Object.keys(body).join() === 'json') return { body: JSON.stringify(body['json']), type: 'application/json' };
  const pairs = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((item) => `${formEncode(name)}=${formEncode(item)}`),
  );
  return { body: pairs.join('&'), type: FORM };
}

function lowerNames(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function send(options: RequestOptions, cookies?: Map<string, string>): Promise<Response> {
  const { method = 'GET', url, headers = {}, body } = options;
  const encoded = body === undefined ? undefined : encodeBody(body);
  const all: Headers = { host: 'app.test', accept: '*/*', ...(encoded?.type ? { 'content-type': encoded.type } : {}) };
  if (cookies?.size) all['cookie'] = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  Object.assign(all, lowerNames(headers));
  const request: AppRequest = { method, url, headers: all, ...(encoded ? { body: encoded.body } : {}) };
  const response = await ask<AppResponse>({ kind: 'request', ...request });
  for (const line of response.cookies) if (cookies) storeCookie(cookies, line);
  return { ...response, json: () => readJson(response, `${method} ${url}`) };
}

function storeCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const ends = attributes.some((attribute) => /^\s*(?:max-age=0|expires=\w+, \d+ \w+ 1970)/i.test(attribute));
  if (ends) cookies.delete(name);
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1).trim());
}

function readJson(response: AppResponse, what: string): unknown {
  try {
    return JSON.parse(response.body);
  } catch {
    throw new Failure(`The answer to ${what} (status ${response.status}) is not JSON: ${show(response.body)}`);
  }
}

function client(cookies?: Map<string, string>) {
  return {
    request: (options: RequestOptions) => send(options, cookies),
    get: (url: string, headers: Headers = {}) => send({ method: 'GET', url, headers }, cookies),
    post: (url: string, body: Body = '', headers: Headers = {}) =>
      send({ method: 'POST', url, body, headers }, cookies),
  };
}

export const app = { ...client(), session: () => client(new Map()) };

function toRows({ columns = [], rows = [] }: SqlAnswer & { ok: true }): Record<string, SqlValue>[] {
  return rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null])));
}

export const database = {
  async all(sql: string, ...positional: SqlValue[]) {
    return toRows(await ask({ kind: 'sql', call: { kind: 'all', sql, positional } }));
  },
  async run(sql: string, ...positional: SqlValue[]) {
    const { changes, lastInsertRowid } = await ask<SqlAnswer & { ok: true }>({
      kind: 'sql',
      call: { kind: 'run', sql, positional },
    });
    return { changes, lastInsertRowid };
  },
};

export const files = {
  write: (path: string, text: string) => ask<null>({ kind: 'file', action: 'write', path, text: String(text) }),
  read: (path: string) => ask<string>({ kind: 'file', action: 'read', path }),
  list: () => ask<string[]>({ kind: 'file', action: 'list', path: '' }),
};

export const browser = {
  async open(target: string | AppResponse, { url = '/', cookies = '' }: { url?: string; cookies?: string } = {}) {
    const html = typeof target === 'string' ? target : target.body;
    const type = typeof target === 'string' ? 'text/html' : (target.headers['content-type'] ?? '');
    const page = await ask<OpenedPage>({ kind: 'open', html, type, url, cookies: String(cookies) });
    const { ran, text } = page;
    return {
      ran,
      text,
      elements: (tag: string) => page.elements.filter((element) => element.tag === tag.toLowerCase()),
    };
  },
};
