import { describe, expect, it } from 'vitest';
import { RESPONSE_BYTES_MAX } from '../limits.ts';
import { readReply } from './reply.ts';

const field = (name: string, text: string): string => `${name} ${Buffer.from(text).toString('hex')}\n`;

describe('readReply', () => {
  it('reads a response', () => {
    const text =
      field('status', '200') + field('header', 'Set-Cookie: a=b') + field('header', 'X: 1') + field('body', 'é');
    expect(readReply(`${text}end\n`).answer).toEqual({
      ok: true,
      value: { status: 200, headers: { 'set-cookie': 'a=b', x: '1' }, cookies: ['a=b'], body: 'é' },
    });
  });

  it('makes nothing of a reply that is not whole', () => {
    for (const text of [
      '',
      'end\n',
      field('status', '200'),
      `${field('status', 'passed')}end\n`,
      `${field('status', '20000')}end\n`,
      'status zz\nend\n',
    ]) {
      expect(readReply(text).answer.ok, text).toBe(false);
    }
  });

  it('tells a module that did not load, and a bound', () => {
    expect(readReply(`${field('broken', 'app.py:1: no')}end\n`).broken).toBe('app.py:1: no');
    expect(readReply(`${field('exceeded', 'memory')}end\n`).exceeded).toBe('memory');
    expect(readReply(`${field('exceeded', 'checks')}end\n`).exceeded).toBeUndefined();
  });

  it('takes a body at its bound and refuses a longer one', () => {
    const reply = (length: number) =>
      readReply(`${field('status', '200')}${field('body', 'x'.repeat(length))}end\n`).answer.ok;
    expect(reply(RESPONSE_BYTES_MAX)).toBe(true);
    expect(reply(RESPONSE_BYTES_MAX + 1)).toBe(false);
  });
});
