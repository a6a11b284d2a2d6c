import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUpDatabase, restoreDatabase } from '#db/backup.ts';
import { isBusy, openDatabase } from '#db/client.ts';
import { migrateDatabase, MIGRATIONS_FOLDER, SchemaMismatch } from '#db/migrate.ts';
import { audit } from '#db/schema/audit.ts';
import { databaseSuite } from './support/database-suite.ts';
import { NOON } from './support/factories.ts';
import { temporaryDatabase, temporaryFolder, type TemporaryDatabase } from './support/temporary-database.ts';

let temporary: TemporaryDatabase;
const children: ChildProcess[] = [];

beforeEach(async () => {
  temporary = await temporaryDatabase();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await temporary.remove();
});

/** Another process of ours, on the same Node. */
function start(script: string, ...args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(`./support/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** Numbers that the writer has reported so far; grows while it runs. */
function acknowledged(writer: ChildProcess): { last(): number; reaches(number: number): Promise<void> } {
  let output = '';
  writer.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const last = (): number => Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
  return {
    last,
    async reaches(number) {
      while (last() < number) await once(writer.stdout ?? writer, 'data');
    },
  };
}

async function countRows(url: string): Promise<number> {
  const client = createClient({ url });
  const { rows } = await client.execute('SELECT count(*) AS n FROM audit');
  client.close();
  return Number(rows[0]?.['n']);
}

describe('a database file', () => {
  databaseSuite(() => temporary);

  test('keeps its promises on every connection, in transactions too', async () => {
    const { db } = temporary;
    const pragmas = ['foreign_keys', 'synchronous', 'busy_timeout', 'journal_mode'];
    const inTransaction = await db.write(async (tx) => {
      const values: unknown[] = [];
      for (const name of pragmas)
        values.push(Object.values((await tx.all<object>(sql.raw(`PRAGMA ${name}`)))[0] ?? {})[0]);
      return values;
    });
    expect(inTransaction).toEqual([1, 2, 5000, 'wal']);
    const [reading] = await db.read.all<{ timeout: number }>(sql`PRAGMA busy_timeout`);
    expect(reading?.timeout).toBe(5000);
  });

  test('refuses a write through the reading connection', async () => {
    await expect(temporary.db.read.insert(audit).values({ at: NOON, action: 'x', detail: {} })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('readonly') },
    });
  });

  test('goes on after another process has held it too long', { timeout: 30_000 }, async () => {
    const other = createClient({ url: temporary.url });
    const held = await other.transaction('write');
    const write = temporary.db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'late', detail: {} }));
    // The first try blocks this thread for the whole busy timeout; the release comes before the second.
    setTimeout(() => void held.rollback(), 0);
    await write;
    other.close();
    expect(await countRows(temporary.url)).toBe(1);
  });

  test('stores nothing of a write that was refused while another process held it', { timeout: 30_000 }, async () => {
    const other = createClient({ url: temporary.url });
    const held = await other.transaction('write');
    const impatient = await openDatabase({ url: temporary.url }, { writeTimeMsMax: 3_000 });
    const write = impatient.write((tx) => tx.insert(audit).values({ at: NOON, action: 'late', detail: {} }));
    // The first try blocks this thread for longer than a write may take; the file is free again before the second.
    setTimeout(() => void held.rollback(), 0);
    await expect(write).rejects.toThrow('longer than');
    expect(
      await impatient.write((tx) => tx.insert(audit).values({ at: NOON, action: 'next', detail: {} })),
    ).toBeTruthy();
    await pause(2_000);
    await impatient.close();
    other.close();
    expect(await countRows(temporary.url)).toBe(1);
  });

  test('refuses a write inside a write instead of waiting for itself', async () => {
    const { db } = temporary;
    const nested = db.write(() => db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'x', detail: {} })));
    await expect(nested).rejects.toThrow('A write inside a write');
  });

  test('is closed only after writes in flight', async () => {
    const { db, url } = temporary;
    const writes = Array.from({ length: 10 }, () =>
      db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'x', detail: {} })),
    );
    await db.close();
    await Promise.all(writes);
    expect(await countRows(url)).toBe(10);
    await expect(db.write(() => Promise.resolve())).rejects.toThrow('closed');
  });

  test('loses no acknowledged write to kill -9', { timeout: 20_000 }, async () => {
    const writer = start('write-until-killed.ts', temporary.url);
    const written = acknowledged(writer);
    await written.reaches(200);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    expect(await countRows(temporary.url)).toBeGreaterThanOrEqual(written.last());
  });
});

describe('migrations', () => {
  /** Our migrations and one more, slow enough that two processes meet in it. */
  function withOneMore(statement: string): { folder: string; remove(): void } {
    const { path, remove } = temporaryFolder();
    cpSync(MIGRATIONS_FOLDER, path, { recursive: true });
    const journalPath = join(path, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(journalPath, 'utf8')) as {
      entries: { idx: number; when: number; tag: string }[];
    };
    const last = journal.entries.at(-1);
    journal.entries.push({ ...last, idx: journal.entries.length, when: (last?.when ?? 0) + 1, tag: 'one_more' });
    writeFileSync(journalPath, JSON.stringify(journal));
    writeFileSync(join(path, 'one_more.sql'), statement);
    return { folder: path, remove };
  }

  test('two servers that start at once apply each migration once', { timeout: 30_000 }, async () => {
    const folder = temporaryFolder();
    const url = pathToFileURL(join(folder.path, 'new.db')).href;
    const outputs = [1, 2].map(() => start('migrate-once.ts', url)).map((child) => text(child.stdout ?? process.stdin));
    const counts = (await Promise.all(outputs)).map(Number);
    folder.remove();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
      readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).length,
    );
  });

  test('a migration that fails half-way leaves nothing of itself', async () => {
    const more = withOneMore(
      'CREATE TABLE half (id integer);\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
    );
    await expect(migrateDatabase({ url: temporary.url }, more.folder)).rejects.toThrow('nowhere');
    more.remove();
    expect(await temporary.db.read.all(sql`SELECT name FROM sqlite_master WHERE name = 'half'`)).toEqual([]);
    expect(await migrateDatabase({ url: temporary.url })).toBe(0);
  });

  test('a migration that leaves a row pointing nowhere is refused', async () => {
    const more = withOneMore(
      "INSERT INTO credentials (id, member_id, kind, secret, created_at, changed_at) VALUES ('x', 'nobody', 'password', '', 0, 0);",
    );
    await expect(migrateDatabase({ url: temporary.url }, more.folder)).rejects.toThrow('constraint');
    more.remove();
    expect(await temporary.db.read.query.credentials.findMany()).toEqual([]);
  });

  test('a database newer than the code is refused with what to do', async () => {
    const more = withOneMore('CREATE TABLE newer (id integer);');
    await migrateDatabase({ url: temporary.url }, more.folder);
    more.remove();
    await expect(migrateDatabase({ url: temporary.url })).rejects.toThrow(SchemaMismatch);
    await expect(migrateDatabase({ url: temporary.url })).rejects.toThrow(/Start the newer Gatehouse/);
  });

  test('a database of another build is refused', async () => {
    await temporary.db.write((tx) => tx.run(sql`UPDATE schema_migrations SET hash = 'other'`));
    await expect(migrateDatabase({ url: temporary.url })).rejects.toThrow('not the one of this Gatehouse');
  });
});

describe('backup and restore', () => {
  const record = (number: number) =>
    temporary.db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'kept', detail: { number } }));

  test(
    'a backup under load is whole, holds what was acknowledged before it, and restores',
    { timeout: 30_000 },
    async () => {
      const writer = start('write-until-killed.ts', temporary.url);
      const written = acknowledged(writer);
      await written.reaches(50);
      const before = written.last();
      const target = join(temporary.folder, 'backups', 'one.db');
      expect(await backUpDatabase(temporary, target)).toEqual({ ok: true });
      await written.reaches(before + 50);
      writer.kill('SIGKILL');
      await once(writer, 'close');

      const elsewhere = pathToFileURL(join(temporary.folder, 'elsewhere.db')).href;
      expect(await restoreDatabase({ url: elsewhere }, target, NOON)).toEqual({ ok: true, replaced: null });
      const restored = await openDatabase({ url: elsewhere });
      const rows = await restored.read.select().from(audit);
      await restored.close();
      expect(rows.length).toBeGreaterThanOrEqual(before);
      expect(rows.map((row) => row.detail['number'])).toEqual(rows.map((_, index) => index + 1));
    },
  );

  test('file, log, backup and restored file are for their owner alone, in an open folder too', async () => {
    const open = join(temporary.folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    const mode = (name: string): string => (statSync(join(open, name)).mode & 0o777).toString(8);
    const address = { url: pathToFileURL(join(open, 'one.db')).href };
    await migrateDatabase(address);
    const db = await openDatabase(address);
    await db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'kept', detail: {} }));
    expect([mode('one.db'), mode('one.db-wal'), mode('one.db-shm')]).toEqual(['600', '600', '600']);
    expect(await backUpDatabase(address, join(open, 'copy.db'))).toEqual({ ok: true });
    await db.close();
    expect(mode('copy.db')).toBe('600');
    chmodSync(join(open, 'copy.db'), 0o644);
    const restored = { url: pathToFileURL(join(open, 'restored.db')).href };
    expect(await restoreDatabase(restored, join(open, 'copy.db'), NOON)).toMatchObject({ ok: true });
    expect(mode('restored.db')).toBe('600');
  });

  test.each([
    "CREATE TRIGGER spy AFTER INSERT ON sessions BEGIN UPDATE members SET role = 'administrator'; END",
    'CREATE VIEW spy AS SELECT * FROM credentials',
  ])('restoring refuses a backup with something in it that acts: %s', async (statement) => {
    const target = join(temporary.folder, 'hostile.db');
    expect(await backUpDatabase(temporary, target)).toEqual({ ok: true });
    const client = createClient({ url: pathToFileURL(target).href });
    await client.execute(statement);
    client.close();
    const elsewhere = { url: pathToFileURL(join(temporary.folder, 'elsewhere.db')).href };
    expect(await restoreDatabase(elsewhere, target, NOON)).toEqual({ ok: false, reason: 'foreign-or-newer' });
    expect(existsSync(fileURLToPath(elsewhere.url))).toBe(false);
  });

  test('a backup never overwrites', async () => {
    const target = join(temporary.folder, 'one.db');
    writeFileSync(target, 'precious');
    expect(await backUpDatabase(temporary, target)).toEqual({ ok: false, reason: 'exists' });
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test('restoring keeps the replaced file beside the restored one', async () => {
    // Made by other processes: in this one, statements not yet collected would keep the file open after a close.
    const url = pathToFileURL(join(temporary.folder, 'replaceable.db')).href;
    await once(start('migrate-once.ts', url), 'close');
    const writer = start('write-until-killed.ts', url);
    await acknowledged(writer).reaches(2);
    writer.kill('SIGKILL');
    await once(writer, 'close');

    await record(1);
    const target = join(temporary.folder, 'one.db');
    await backUpDatabase(temporary, target);
    const result = await restoreDatabase({ url }, target, NOON);
    expect(result).toMatchObject({ ok: true, replaced: expect.stringContaining('2026-03-02T12-00-00') });
    expect(await countRows(url)).toBe(1);
    const replaced = result.ok && result.replaced ? result.replaced : '';
    expect(await countRows(pathToFileURL(replaced).href)).toBeGreaterThanOrEqual(2);
  });

  test('restoring is refused while a server has the database open', async () => {
    const target = join(temporary.folder, 'one.db');
    await backUpDatabase(temporary, target);
    await record(1);
    expect(await restoreDatabase(temporary, target, NOON)).toEqual({ ok: false, reason: 'in-use' });
    await record(2);
    expect(await countRows(temporary.url)).toBe(2);
  });

  test('restoring is refused while another process has the database open', async () => {
    const target = join(temporary.folder, 'one.db');
    await backUpDatabase(temporary, target);
    const url = pathToFileURL(join(temporary.folder, 'served.db')).href;
    await once(start('migrate-once.ts', url), 'close');
    const writer = start('write-until-killed.ts', url);
    await acknowledged(writer).reaches(1);
    expect(await restoreDatabase({ url }, target, NOON)).toEqual({ ok: false, reason: 'in-use' });
  });

  test('restoring refuses a file that is damaged, foreign, newer or not there', async () => {
    await temporary.db.close();
    const path = join(temporary.folder, 'bad.db');
    expect(await restoreDatabase(temporary, path, NOON)).toEqual({ ok: false, reason: 'no-backup' });
    writeFileSync(path, 'no database at all, but long enough to be looked at'.repeat(100));
    expect(await restoreDatabase(temporary, path, NOON)).toEqual({ ok: false, reason: 'damaged' });
    const foreign = pathToFileURL(join(temporary.folder, 'foreign.db')).href;
    const client = createClient({ url: foreign });
    await client.execute('CREATE TABLE elsewhere (id integer)');
    client.close();
    expect(await restoreDatabase(temporary, fileURLToPath(foreign), NOON)).toEqual({
      ok: false,
      reason: 'foreign-or-newer',
    });
    expect(existsSync(fileURLToPath(temporary.url))).toBe(true);
  });

  test('a libSQL server is backed up by its own means', async () => {
    const address = { url: 'http://127.0.0.1:9' };
    expect(await backUpDatabase(address, join(temporary.folder, 'one.db'))).toEqual({
      ok: false,
      reason: 'not-a-file',
    });
    expect(await restoreDatabase(address, 'any.db', NOON)).toEqual({ ok: false, reason: 'not-a-file' });
  });
});

test('isBusy sees through the wrapping of other errors', () => {
  expect(isBusy(new Error('x', { cause: new Error('y') }))).toBe(false);
});
