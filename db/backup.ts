import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, LibsqlError, type Client } from '@libsql/client';
import { BUSY_WAIT_MS, filePath, isFile, makeFolder, PRIVATE_MODE, type DatabaseAddress } from './address.ts';
import { checkVersion, SchemaMismatch } from './migrate.ts';

/** Whoever restores has stopped the server; one that is still there shows at once. */
const IN_USE_WAIT_MS = 250;

type Refusal<Reason extends string> = { readonly ok: false; readonly reason: Reason };

export type BackupResult = { readonly ok: true } | Refusal<'not-a-file' | 'no-database' | 'exists' | 'damaged'>;

export type RestoreResult =
  | { readonly ok: true; readonly replaced: string | null }
  | Refusal<'not-a-file' | 'no-backup' | 'damaged' | 'foreign-or-newer' | 'in-use'>;

/**
 * Writes a consistent copy to `target`, while servers go on writing. A plain copy of the file would be torn: what was
 * committed last is still in the write-ahead log. It appears under its name only when it is whole and on the disk.
 */
export async function backUpDatabase(address: DatabaseAddress, target: string): Promise<BackupResult> {
  if (!isFile(address)) return { ok: false, reason: 'not-a-file' };
  if (!existsSync(filePath(address.url))) return { ok: false, reason: 'no-database' };
  if (existsSync(target)) return { ok: false, reason: 'exists' };
  makeFolder({ url: pathToFileURL(target).href });
  const partial = `${target}.partial-${process.pid}`;
  try {
    // Written into an empty file of ours: SQLite would make one that everybody on the machine may read.
    closeSync(openSync(partial, 'wx', PRIVATE_MODE));
    await withFile(address.url, (client) => client.execute({ sql: 'VACUUM INTO ?', args: [partial] }));
    if (!(await isWhole(partial))) return { ok: false, reason: 'damaged' };
    syncFile(partial);
    // Unlike a rename, a link refuses a name that appeared meanwhile.
    linkSync(partial, target);
    syncFile(dirname(target));
    return { ok: true };
  } catch (error) {
    if (isCode(error, 'EEXIST')) return { ok: false, reason: 'exists' };
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Puts a backup in the place of the database. The replaced file stays beside it under a name with the time, so that a
 * restore of the wrong backup can be undone.
 */
export async function restoreDatabase(address: DatabaseAddress, backup: string, now: Date): Promise<RestoreResult> {
  if (!isFile(address)) return { ok: false, reason: 'not-a-file' };
  if (!existsSync(backup)) return { ok: false, reason: 'no-backup' };
  const path = filePath(address.url);
  makeFolder(address);
  const partial = `${path}.partial-${process.pid}`;
  try {
    copyFileSync(backup, partial, constants.COPYFILE_EXCL);
    // A copy has the mode of what was copied.
    chmodSync(partial, PRIVATE_MODE);
    const refusal = await inspect(partial);
    if (refusal) return { ok: false, reason: refusal };
    if (existsSync(path) && !(await isUnused(address.url))) return { ok: false, reason: 'in-use' };
    const replaced = existsSync(path) ? `${path}.replaced-${now.toISOString().replaceAll(':', '-')}` : null;
    // Both names for a moment: a crash before the last step leaves the old database in its place.
    if (replaced) linkSync(path, replaced);
    // A log that belongs to the old file would be played onto the new one.
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    syncFile(partial);
    renameSync(partial, path);
    syncFile(dirname(path));
    return { ok: true, replaced };
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(partial + suffix, { force: true });
  }
}

async function inspect(path: string): Promise<'damaged' | 'foreign-or-newer' | null> {
  if (!(await isWhole(path))) return 'damaged';
  try {
    return await withFile(pathToFileURL(path).href, async (client) => {
      // We have none. In a file from elsewhere they would go on working in the server: a password copied, a role given.
      const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')");
      return rows.length > 0 || (await checkVersion(client)) === 0 ? 'foreign-or-newer' : null;
    });
  } catch (error) {
    if (error instanceof SchemaMismatch || error instanceof LibsqlError) return 'foreign-or-newer';
    throw error;
  }
}

async function isWhole(path: string): Promise<boolean> {
  try {
    return await withFile(pathToFileURL(path).href, async (client) => {
      const { rows } = await client.execute('PRAGMA integrity_check');
      const dangling = await client.execute('PRAGMA foreign_key_check');
      return rows[0]?.['integrity_check'] === 'ok' && dangling.rows.length === 0;
    });
  } catch (error) {
    // "file is not a database" and the like.
    if (error instanceof LibsqlError) return false;
    throw error;
  }
}

/** Leaving write-ahead mode needs the file for oneself: it fails as long as any other process has it open. */
async function isUnused(url: string): Promise<boolean> {
  try {
    return await withFile(
      url,
      async (client) => {
        const { rows } = await client.execute('PRAGMA journal_mode = DELETE');
        return rows[0]?.['journal_mode'] === 'delete';
      },
      IN_USE_WAIT_MS,
    );
  } catch (error) {
    if (error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY')) return false;
    // A damaged file is a reason to restore, not to refuse.
    if (error instanceof LibsqlError) return true;
    throw error;
  }
}

async function withFile<T>(url: string, work: (client: Client) => Promise<T>, timeout = BUSY_WAIT_MS): Promise<T> {
  const client = createClient({ url, concurrency: 1, timeout });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

/** Content, or for a folder its names, on the disk and not only in the cache. */
function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Windows cannot open a folder to sync it and keeps names safe by itself.
    if (!isCode(error, 'EPERM')) throw error;
  } finally {
    closeSync(descriptor);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
