import { backUpDatabase, restoreDatabase } from '#db/backup.ts';
import { migrateDatabase, SchemaMismatch } from '#db/migrate.ts';
import { readConfig } from '../server/config.ts';

const USAGE = `gatehouse db migrate        bring the tables up to date (a start does the same)
gatehouse db backup FILE    write a consistent copy, also while the server runs
gatehouse db restore FILE   put a copy in the database's place; stop the server first`;

const BACKUP_REFUSALS = {
  'not-a-file': 'The database is a libSQL server: back it up there.',
  'no-database': 'There is no database yet.',
  exists: 'There is a file of this name already, and a backup never overwrites one.',
  damaged: 'The copy did not pass the integrity check, so it was not kept. The database itself may be damaged.',
};

const RESTORE_REFUSALS = {
  'not-a-file': 'The database is a libSQL server: restore it there.',
  'no-backup': 'There is no such file.',
  damaged: 'The file is no database, or it did not pass the integrity check. Nothing was changed.',
  'foreign-or-newer': 'The file is no database of Gatehouse, or of a newer one. Nothing was changed.',
  'in-use': 'A server has the database open. Stop it, then restore. Nothing was changed.',
};

/** `gatehouse db …`: 0 when done, 1 when refused, 2 when misunderstood. */
export async function dbCommand(args: readonly string[]): Promise<number> {
  const [verb, file] = args;
  const { databaseUrl: url, databaseAuthToken: authToken } = readConfig(process.env);
  if (verb === 'migrate' && args.length === 1) return migrateCommand({ url, authToken });
  if (verb === 'backup' && file && args.length === 2) {
    const result = await backUpDatabase({ url }, file);
    return result.ok ? done(`Backed up to ${file}.`) : refused(BACKUP_REFUSALS[result.reason]);
  }
  if (verb === 'restore' && file && args.length === 2) {
    const result = await restoreDatabase({ url }, file, new Date());
    if (!result.ok) return refused(RESTORE_REFUSALS[result.reason]);
    return done(
      `Restored from ${file}.${result.replaced ? ` The replaced database is kept as ${result.replaced}.` : ''}`,
    );
  }
  console.error(USAGE);
  return 2;
}

async function migrateCommand(address: { url: string; authToken: string | undefined }): Promise<number> {
  try {
    const count = await migrateDatabase(address);
    return done(count === 0 ? 'The tables are up to date.' : `Applied ${count} migration(s).`);
  } catch (error) {
    if (error instanceof SchemaMismatch) return refused(error.message);
    throw error;
  }
}

function done(message: string): number {
  console.log(message);
  return 0;
}

function refused(message: string): number {
  console.error(message);
  return 1;
}
