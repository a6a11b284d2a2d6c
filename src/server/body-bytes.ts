/**
 * The largest thing a member sends are the files of a lab: 256 kB of code (attempt-files.ts). As JSON text a character
 * may take six (`\u0001`), and names of files come on top.
 */
export const BODY_BYTES_MAX = (6 * 256 + 64) * 1024;
