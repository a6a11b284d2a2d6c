import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRequest, REQUEST_CHARACTERS_MAX, writeRequest } from './http-text.ts';

const HOST = 'Host: a.example';

it.each([
  ['GET /\nHost: a.example', 1, 'first line'],
  ['FETCH / HTTP/1.1\nHost: a.example', 1, 'no method'],
  ['GET http://a.example/ HTTP/1.1\nHost: a.example', 1, 'slash'],
  ['GET / HTTP/1.1', 1, 'Host is missing'],
  [`GET / HTTP/1.1\n${HOST}\nnonsense`, 3, 'colon'],
  [`GET / HTTP/1.1\n${HOST}\nBad name: 1`, 3, 'cannot be the name'],
  [`GET / HTTP/1.1\n${HOST}\nhost: b.example`, 3, 'twice'],
  [`POST / HTTP/1.1\n${HOST}\nTransfer-Encoding: chunked\n\na`, 3, 'whole'],
  [`GET / HTTP/1.1\n${HOST}\n\nbody`, 4, 'no body'],
])('refuses %j with its line', (text, line, words) => {
  expect(readRequest(text)).toMatchObject({ ok: false, line, problem: expect.stringContaining(words) });
});

it('refuses what is too long', () => {
  expect(readRequest('x'.repeat(REQUEST_CHARACTERS_MAX + 1))).toMatchObject({ ok: false, line: 1 });
});

it('reads lines that end in CRLF, and counts the body itself', () => {
  const text = 'POST /login HTTP/1.1\r\nHost: a.example\r\nContent-Length: 99\r\nX-Odd: a:b\r\n\r\nname=ada';
  expect(readRequest(text)).toEqual({
    ok: true,
    request: { method: 'POST', target: '/login', host: 'a.example', headers: { 'x-odd': 'a:b' }, body: 'name=ada' },
  });
});

it('takes back what it wrote, and never throws', () => {
  const request = fc.record({
    method: fc.constantFrom('POST', 'PUT', 'DELETE'),
    target: fc.webPath().map((path) => `/${path.replace(/^\/+/, '')}`),
    host: fc.domain(),
    headers: fc.dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), fc.stringMatching(/^[a-z0-9;=:]{1,20}$/), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
    body: fc.stringMatching(/^[a-z=&]{1,40}$/),
  });
  fc.assert(
    fc.property(request, (one) => {
      expect(readRequest(writeRequest(one))).toEqual({ ok: true, request: one });
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => typeof readRequest(text).ok === 'boolean'));
});
