import { createClient, LibsqlError, type Client } from '@libsql/client';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BUSY_WAIT_MS, isFile, makeFile, type DatabaseAddress } from './address.ts';
import { isBusy } from './client.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** While another process migrates we wait; a migration of a large table takes minutes at most. */
const WAIT_MS_MAX = 5 * 60_000;
const WAIT_STEP_MS = 200;

/** The database and this code do not fit together; the message says what to do. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

interface Step {
  readonly number: number;
  readonly hash: string;
  readonly statements: readonly string[];
}

/**
 * Brings the tables up to date and says how many migrations that took.
 *
 * Two servers may start at once, on a file or on a libSQL server: each migration is one transaction that begins by
 * writing its own number, so the database's write lock is the lock, and the second to come finds the number taken.
 * @throws {SchemaMismatch} when the database is newer than the code, or was made by other migrations
 */
export async function migrateDatabase(address: DatabaseAddress, folder: string = MIGRATIONS_FOLDER): Promise<number> {
  makeFile(address);
  const client = openForMigration(address);
  try {
    await client.execute(
      'CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL DEFAULT (unixepoch()))',
    );
    return await applySteps(client, readSteps(folder));
  } finally {
    client.close();
  }
}

/** Refuses, like the start of a server, a database that this code cannot serve; an older one is fine. */
export async function checkVersion(client: Client, folder: string = MIGRATIONS_FOLDER): Promise<number> {
  return compare(await appliedHashes(client), readSteps(folder));
}

function openForMigration({ url, authToken }: DatabaseAddress): Client {
  return isFile({ url })
    ? createClient({ url, concurrency: 1, timeout: BUSY_WAIT_MS })
    : createClient({ url, ...(authToken ? { authToken } : {}) });
}

function readSteps(folder: string): Step[] {
  return readMigrationFiles({ migrationsFolder: folder }).map((file, index) => ({
    number: index + 1,
    hash: file.hash,
    // The batch switches foreign keys off itself; inside a transaction these lines would do nothing.
    statements: file.sql.filter((statement) => statement.trim() && !/^\s*PRAGMA foreign_keys\s*=/i.test(statement)),
  }));
}

async function applySteps(client: Client, steps: readonly Step[]): Promise<number> {
  const deadline = performance.now() + WAIT_MS_MAX;
  let count = 0;
  for (;;) {
    const next = steps[compare(await appliedHashes(client), steps)];
    if (!next) return count;
    try {
      await applyStep(client, next);
      count += 1;
    } catch (error) {
      if (await isApplied(client, next)) continue;
      if (!isBusy(error) || performance.now() > deadline) throw error;
      if (client.protocol === 'file') await client.reconnect();
      await pause(WAIT_STEP_MS);
    }
  }
}

/** All or nothing, and refused when it leaves a row that points nowhere (foreign keys rest while tables are rebuilt). */
async function applyStep(client: Client, step: Step): Promise<void> {
  await client.migrate([
    { sql: 'INSERT INTO schema_migrations (number, hash) VALUES (?, ?)', args: [step.number, step.hash] },
    ...step.statements,
    // One dangling row makes this insert NULL into a column that refuses it, and the whole batch goes back.
    'INSERT INTO schema_migrations (number, hash) SELECT NULL, NULL FROM pragma_foreign_key_check LIMIT 1',
  ]);
}

async function isApplied(client: Client, step: Step): Promise<boolean> {
  try {
    return (await appliedHashes(client)).length >= step.number;
  } catch (error) {
    // Still busy: the caller waits and looks again.
    if (error instanceof LibsqlError) return false;
    throw error;
  }
}

async function appliedHashes(client: Client): Promise<string[]> {
  const { rows } = await client.execute('SELECT hash FROM schema_migrations ORDER BY number');
  return rows.map((row) => String(row['hash']));
}

function compare(applied: readonly string[], steps: readonly Step[]): number {
  if (applied.length > steps.length) {
    throw new SchemaMismatch(
      `The database has version ${applied.length}, this Gatehouse knows versions up to ${steps.length}. ` +
        'Start the newer Gatehouse, or restore a backup that was made before the update.',
    );
  }
  const other = applied.findIndex((hash, index) => hash !== steps[index]?.hash);
  if (other !== -1) {
    throw new SchemaMismatch(
      `Migration ${other + 1} of the database is not the one of this Gatehouse. ` +
        'The file belongs to another build; a migration must never change after it was released.',
    );
  }
  return applied.length;
}
