import { createHash } from 'node:crypto';

/** 44,000 fingerprints of 40 bits: one good password in 25 million is refused by chance. */
export const FINGERPRINT_BYTES = 5;

/** The start of the SHA-256 of a password in lower case, as hexadecimal. The list holds these, not the passwords. */
export function fingerprint(password: string): string {
  return createHash('sha256')
    .update(password.toLowerCase(), 'utf8')
    .digest('hex')
    .slice(0, FINGERPRINT_BYTES * 2);
}

let known: Promise<ReadonlySet<string>> | undefined;

/** True for the longer ones of a million passwords that have leaked, whatever the case. */
export async function isBreached(password: string): Promise<boolean> {
  // 300 kB that only a sign-up or a new password needs: read then, and kept.
  known ??= loadFingerprints();
  return (await known).has(fingerprint(password));
}

async function loadFingerprints(): Promise<ReadonlySet<string>> {
  const { default: list } = await import('./breached-passwords.json', { with: { type: 'json' } });
  const text = Buffer.from(list.fingerprints, 'base64').toString('hex');
  const width = FINGERPRINT_BYTES * 2;
  return new Set(
    Array.from({ length: text.length / width }, (_, index) => text.slice(index * width, (index + 1) * width)),
  );
}
