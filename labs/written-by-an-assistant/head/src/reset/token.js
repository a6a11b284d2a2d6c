import { createHash, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const TOKEN_LENGTH = 40;
const GOOD_FOR_MS = 30 * 60_000;

/** A token that cannot be guessed: 40 characters of 32 are 200 bits. */
export function newToken() {
  let token = '';
  for (let index = 0; index < TOKEN_LENGTH; index += 1) {
    token += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  }
  return token;
}

/** Only the hash is stored, so that a stolen table resets nothing. */
export function hashToken(token) {
  return createHash('sha256').update(token).digest();
}

export function isToken(token, row, now) {
  const isFresh = now - row.made_at < GOOD_FOR_MS && row.used_at === null;
  const given = hashToken(token);
  return isFresh && given.length === row.hash.length && timingSafeEqual(given, row.hash);
}
