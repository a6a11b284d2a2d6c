import { describe, expect, test } from 'vitest';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password-length.ts';
import { checkNewPassword } from './password-rules.ts';

const PERSONAL = ['Ines Vandenberg', 'ines.vandenberg@tidewater.example'];

const check = (password: string) => checkNewPassword(password, PERSONAL);

describe('a new password', () => {
  test.each([
    'ebb tide heron lantern',
    'correct horse battery',
    'Zwölf Boxkämpfer jagen',
    '漢字仮名交じり文の合言葉です',
    'x9$Lq!72mVbT',
  ])('%s is taken as it is', async (password) => {
    expect(await check(password)).toBeNull();
  });

  test('of 12 characters is long enough, of 11 it is not', async () => {
    const phrase = 'ebb tide heron';
    expect(await check(phrase.slice(0, PASSWORD_LENGTH_MIN))).toBeNull();
    expect(await check(phrase.slice(0, PASSWORD_LENGTH_MIN - 1))).toBe('too-short');
  });

  test('of 256 characters is allowed, of 257 it is not', async () => {
    const long = Array.from({ length: 100 }, (_, index) => `word${index * 7919}`).join(' ');
    expect(await check(long.slice(0, PASSWORD_LENGTH_MAX))).toBeNull();
    expect(await check(long.slice(0, PASSWORD_LENGTH_MAX + 1))).toBe('too-long');
  });

  test('counts a character outside the basic plane once', async () => {
    expect(await check('🦢🛶⚓🐚🪝🧭🗺️⛵🌊🐟')).toBe('too-short');
  });

  test.each([
    '123qweasdzxc',
    'Mailcreated5240',
    'MAILCREATED5240',
    'sunshine2026!!',
    '!!Sunshine2026',
    'dragondragon1',
    '111111111111',
    '198765432109',
  ])('%s has leaked or is a leaked one dressed up', async (password) => {
    expect(await check(password)).toBe('common');
  });

  test.each([
    'GatehouseGatehouse1',
    'vandenberg-ines-1',
    'tidewater 2026',
    'security-champion',
    'abcdefghijkl',
    'abababababab',
  ])('%s can be guessed from this place, this person or the alphabet', async (password) => {
    expect(await check(password)).toMatch(/^(predictable|common)$/);
  });

  test('may hold a context word when enough of it is its own', async () => {
    expect(await check('gatehouse heron ebb lantern')).toBeNull();
  });
});
