import { isBreached } from './breached-passwords.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, passwordLength } from './password-length.ts';

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'predictable';

/** Words that stand for this place, so that they add nothing (ASVS 5.0 6.1.2, 6.2.11). Documented in decision 0003. */
export const CONTEXT_WORDS: readonly string[] = [
  'gatehouse',
  'security',
  'appsec',
  'champion',
  'administrator',
  'password',
  'passphrase',
];

/** What is left of a password without context words must still be worth guessing. */
const OWN_CHARACTERS_MIN = 8;

/** Shorter parts of a name occur in any phrase. */
const CONTEXT_WORD_LENGTH_MIN = 4;

/**
 * What is wrong with a new password, or `null`. Any characters are allowed, none are required, and it is taken exactly
 * as it was typed: no trimming, no Unicode normalisation (ASVS 5.0 6.2.8).
 * @param personal the member's own name and e-mail address
 */
export async function checkNewPassword(password: string, personal: readonly string[]): Promise<PasswordProblem | null> {
  const length = passwordLength(password);
  if (length < PASSWORD_LENGTH_MIN) return 'too-short';
  if (length > PASSWORD_LENGTH_MAX) return 'too-long';
  if (await isBreached(password)) return 'common';
  if (await isDressedUp(password)) return 'common';
  return isPredictable(password, personal) ? 'predictable' : null;
}

/** A common password with digits and signs around it, or written twice: the first thing that guessing programs try. */
async function isDressedUp(password: string): Promise<boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const core = password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const once = /^(.+?)\1+$/su.exec(core)?.[1] ?? core;
  return once === '' || dictionary['passwords-common'].includes(once);
}

function isPredictable(password: string, personal: readonly string[]): boolean {
  const words = [...CONTEXT_WORDS, ...personal.flatMap(wordsOf)];
  let rest = password.toLowerCase();
  for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  if (rest.length < password.toLowerCase().length && passwordLength(rest) < OWN_CHARACTERS_MIN) return true;
  return new Set(rest).size <= 3 || isRun(rest);
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => passwordLength(word) >= CONTEXT_WORD_LENGTH_MIN);
}

/** `abcdefghijkl`, `987654321098`: each character follows the one before, up or down. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const regular = steps.filter((step) => Math.abs(step) === 1 || Math.abs(step) === 9);
  return steps.length > 0 && regular.length === steps.length;
}
