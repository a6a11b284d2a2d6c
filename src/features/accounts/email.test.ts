import { expect, test } from 'vitest';
import { normaliseEmail } from './email.ts';

test('addresses are compared trimmed, composed and in lower case', () => {
  expect(normaliseEmail('  Ines@Tidewater.Example ')).toBe('ines@tidewater.example');
  expect(normaliseEmail('jose\u0301@tidewater.example')).toBe('jos\u00e9@tidewater.example');
});

test.each(['', 'ines', '@tidewater.example', 'a@b@c', 'a b@c', 'a@c,d@e', 'a@c\r\nBcc: d@e', '<a@c>', 'a\u202e@c'])(
  '%j is no address',
  (text) => {
    expect(normaliseEmail(text)).toBeNull();
  },
);

test('an address of 254 characters fits, one of 255 does not', () => {
  const host = (length: number): string => `a@${'b'.repeat(length - 2)}`;
  expect(normaliseEmail(host(254))).toBe(host(254));
  expect(normaliseEmail(host(255))).toBeNull();
});
