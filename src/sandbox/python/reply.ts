import { RESPONSE_BYTES_MAX } from '../limits.ts';
import type { Answer, AppResponse } from '../exchange.ts';

export interface Reply {
  /** The module did not load: why, in one sentence with its place. */
  readonly broken?: string;
  readonly exceeded?: 'memory' | 'stack';
  readonly answer: Answer<AppResponse>;
}

const FIELD = /^(status|header|body|broken|exceeded) ((?:[0-9a-f]{2})*)$/;
const NO_ANSWER = 'The application gave no readable answer.';

function fromHex(hex: string): string {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return new TextDecoder().decode(bytes);
}

/** Reads what came through `/rpc/out`: fields in hex, one line each, and `end`. All of it is the learner's. */
export function readReply(text: string): Reply {
  const fields = new Map<string, string>();
  const headers: Record<string, string> = Object.create(null);
  const cookies: string[] = [];
  let ended = false;
  for (const line of text.split('\n')) {
    const [, name = '', hex = ''] = FIELD.exec(line) ?? [];
    if (line === 'end') ended = true;
    if (name === '') continue;
    if (name === 'body' && hex.length > RESPONSE_BYTES_MAX * 2) {
      return { answer: { ok: false, message: `The answer is longer than ${RESPONSE_BYTES_MAX / 1024} kB.` } };
    }
    const value = fromHex(hex);
    if (name === 'header') addHeader(value, headers, cookies);
    else fields.set(name, value);
  }
  const exceeded = fields.get('exceeded');
  if (exceeded === 'memory' || exceeded === 'stack') return { exceeded, answer: { ok: false, message: NO_ANSWER } };
  const broken = fields.get('broken');
  if (broken !== undefined) return { broken, answer: { ok: false, message: NO_ANSWER } };
  const status = Number(fields.get('status'));
  if (!ended || !Number.isInteger(status) || status < 100 || status > 999) {
    return { answer: { ok: false, message: NO_ANSWER } };
  }
  return { answer: { ok: true, value: { status, headers, cookies, body: fields.get('body') ?? '' } } };
}

function addHeader(line: string, headers: Record<string, string>, cookies: string[]): void {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 1).trim();
  if (name === 'set-cookie') cookies.push(value);
  headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
}
