/** A folder's name is the lab's id, its URL, and a key in the database. */
const LAB_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** As long as the longest name that is still read in a list; file systems take 255 bytes. */
const LAB_ID_LENGTH_MAX = 60;

/** Addresses below /labs/ that are pages of their own. */
export const RESERVED_IDS: ReadonlySet<string> = new Set(['attack-frame', 'index', 'map']);

export function isLabId(name: string): boolean {
  return name.length <= LAB_ID_LENGTH_MAX && LAB_ID.test(name);
}
