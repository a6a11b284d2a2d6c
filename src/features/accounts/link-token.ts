import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses it, so a plain hash is enough to keep it. */
const TOKEN_BYTES = 32;

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** The token goes into a link and nowhere else; the hash goes into the table. */
export function makeToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The token in what was pasted: itself or a whole link. Anything else is `null`. */
export function readToken(pasted: string): string | null {
  const text = pasted.trim();
  const token = text.slice(text.lastIndexOf('#') + 1);
  return FORM.test(token) ? token : null;
}

/** In the fragment, which browsers send to no server and put into no referrer (ASVS 5.0 14.2.1). */
export function linkTo(origin: URL, path: '/join' | '/reset', token: string): string {
  return `${origin.origin}${path}#${token}`;
}
