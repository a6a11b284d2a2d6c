import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Another process (the command line, a second instance) may hold the file this long before we give up on one try. */
export const BUSY_WAIT_MS = 5000;

export interface DatabaseAddress {
  /** `file:…` or the URL of a libSQL server. */
  readonly url: string;
  readonly authToken?: string | undefined;
}

export function isFile(address: DatabaseAddress): boolean {
  return address.url.startsWith('file:');
}

/** Path of a database file from its URL: `file:///data/x.db`, `file:/data/x.db` or `file:x.db`. */
export function filePath(url: string): string {
  if (url.startsWith('file:/')) return fileURLToPath(url.replace(/^file:\/(?!\/)/, 'file:///'));
  return decodeURIComponent(url.slice('file:'.length));
}

/** What holds accounts is for the server's user alone, also where the folder was made by others and is open to them. */
export const PRIVATE_MODE = 0o600;

/** The folder that a database file will lie in. Accounts live there: no other user of the machine gets in. */
export function makeFolder(address: DatabaseAddress): void {
  if (isFile(address)) mkdirSync(dirname(filePath(address.url)), { recursive: true, mode: 0o700 });
}

/** The folder, and in it the file, so that it is ours alone from its first byte. Its log takes over the file's mode. */
export function makeFile(address: DatabaseAddress): void {
  makeFolder(address);
  if (isFile(address)) closeSync(openSync(filePath(address.url), 'a', PRIVATE_MODE));
}
