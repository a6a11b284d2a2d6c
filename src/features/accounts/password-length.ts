/** Guessing online is throttled and offline costs 19 MiB a try: twelve characters outlast both, and rules are not needed. */
export const PASSWORD_LENGTH_MIN = 12;

/** Room for long phrases and managers; longer ones only make hashing slower. */
export const PASSWORD_LENGTH_MAX = 256;

/** In characters as people count them (code points), so that a letter outside the basic plane is not two. */
export function passwordLength(password: string): number {
  return [...password].length;
}
