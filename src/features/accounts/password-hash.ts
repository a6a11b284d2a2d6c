import { hash, verify } from '@node-rs/argon2';

/** The OWASP Password Storage Cheat Sheet's first choice: argon2id with 19 MiB, two passes, one lane. About 10 ms. */
const PARAMETERS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Each takes 19 MiB and a core. Two leave the other core and the thread pool's files and names their turn. */
const HASHES_AT_ONCE_MAX = 2;

/** About a second of waiting. More sign-ins than that at once are an attack or a morning, and both can try again. */
const HASHES_WAITING_MAX = 200;

/** Too many sign-ins at once: the edge answers 503. */
export class HashingBusy extends Error {
  override readonly name = 'HashingBusy';
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= HASHES_AT_ONCE_MAX) {
    if (waiting.length >= HASHES_WAITING_MAX) throw new HashingBusy('Too many passwords are being checked.');
    // Whoever ends hands over its place without giving it back, so that nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** PHC text with salt and parameters, so that stronger ones can follow. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a stored hash (no such member, no password) it does the same work against a decoy
 * and says no, so that the time of the answer tells nothing.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a decoy that nobody signs in with');
  const against = stored ?? (await decoy);
  const fits = await inTurn(() => verify(against, password));
  return fits && stored !== null;
}

/** True when the hash was made with weaker parameters than today's: the next sign-in makes a new one. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
