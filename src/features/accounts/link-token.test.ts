import { expect, test } from 'vitest';
import { hashToken, linkTo, makeToken, readToken } from './link-token.ts';

test('a token has 256 bits, differs each time, and only its hash is for keeping', () => {
  const { token, hash } = makeToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(makeToken().token).not.toBe(token);
  expect(hash).toBe(hashToken(token));
  expect(hash).not.toContain(token);
});

test('a pasted link or token is read, anything else is not', () => {
  const { token } = makeToken();
  const link = linkTo(new URL('https://learn.example.org'), '/reset', token);
  expect(link).toBe(`https://learn.example.org/reset#${token}`);
  expect(readToken(` ${link}\n`)).toBe(token);
  expect(readToken(token)).toBe(token);
  for (const text of ['', 'short', `${token}x`, `${token} x`, "' OR 1=1 --"]) expect(readToken(text)).toBeNull();
});
