import { expect, test } from 'vitest';
import { hashPassword, HashingBusy, isOutdated, passwordFits } from './password-hash.ts';

test('hashes are argon2id with 19 MiB, two passes, one lane, and a salt of their own', async () => {
  const [one, two] = await Promise.all([hashPassword('ebb tide heron'), hashPassword('ebb tide heron')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test('a password fits its own hash exactly, to the space and the case', async () => {
  const stored = await hashPassword(' Ebb tide heron');
  expect(await passwordFits(stored, ' Ebb tide heron')).toBe(true);
  for (const other of ['Ebb tide heron', ' ebb tide heron', ' Ebb tide heron ', ' Ebb tide hero']) {
    expect(await passwordFits(stored, other)).toBe(false);
  }
});

test('characters that look alike but differ are not made the same', async () => {
  const stored = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9');
  expect(await passwordFits(stored, 'cafe\u0301 cafe\u0301 cafe\u0301')).toBe(false);
});

test('every character of a long password counts', async () => {
  const stored = await hashPassword(`${'a'.repeat(255)}b`);
  expect(await passwordFits(stored, `${'a'.repeat(255)}c`)).toBe(false);
});

test('without a stored hash the answer is no, after the same work', async () => {
  expect(await passwordFits(null, 'a decoy that nobody signs in with')).toBe(false);
});

test('a hash with weaker parameters is outdated', async () => {
  expect(isOutdated(await hashPassword('ebb tide heron'))).toBe(false);
  expect(isOutdated('$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
});

test('202 passwords at once are hashed, one more is refused', async () => {
  const stored = await hashPassword('ebb tide heron');
  const at = (count: number) => Promise.allSettled(Array.from({ length: count }, () => passwordFits(stored, 'no')));
  const results = await at(203);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(202);
  expect(results.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(HashingBusy);
  expect(await passwordFits(stored, 'ebb tide heron')).toBe(true);
});
