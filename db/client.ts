import { setTimeout as pause } from 'node:timers/promises';
import { createClient, LibsqlError, type Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { BUSY_WAIT_MS, isFile, makeFile, type DatabaseAddress } from './address.ts';
import { schema, type Schema } from './schema/all.ts';
import { createWriteQueue } from './write-queue.ts';

/** A libSQL server gives up an abandoned transaction after 5 s; four tries with pauses outlast it. */
const BUSY_TRIES_MAX = 4;

/** Parallel requests to a libSQL server; the driver's own default. */
const SERVER_REQUESTS_MAX = 20;

/** Stands for the whole life of a connection, but not beyond it: given again before each transaction. */
const WRITER_PRAGMAS = `PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${BUSY_WAIT_MS};`;

/** A query cannot write by mistake: every change goes through the queue. */
const READER_PRAGMAS = `PRAGMA query_only = ON; PRAGMA busy_timeout = ${BUSY_WAIT_MS};`;

export type Transaction = Parameters<Parameters<LibSQLDatabase<Schema>['transaction']>[0]>[0];

/** What can be queried: the database outside of transactions, or one transaction. */
export type Reader = LibSQLDatabase<Schema> | Transaction;

export interface Database {
  /** For queries only. In a file, an attempt to write through it fails. */
  readonly read: LibSQLDatabase<Schema>;
  /**
   * Runs `work` in one transaction, after every earlier write. What it checks and what it writes belong together:
   * nothing comes between them. After SQLITE_BUSY it runs again from the start, so it must change nothing but `tx`.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Waits for writes in flight. */
  close(): Promise<void>;
}

/** Opens the database; its tables are made and kept up to date by `migrate.ts`. */
export async function openDatabase(
  address: DatabaseAddress,
  { writeTimeMsMax }: { readonly writeTimeMsMax?: number } = {},
): Promise<Database> {
  return isFile(address) ? openFile(address.url, writeTimeMsMax) : openServer(address, writeTimeMsMax);
}

/**
 * The driver keeps a pool and gives a transaction any connection of it, where pragmas may never have been set. Two
 * clients of one connection each leave no doubt: what is set on the writer is in force in its transactions, and
 * queries never see an open one.
 */
async function openFile(url: string, writeTimeMsMax: number | undefined): Promise<Database> {
  makeFile({ url });
  const writer = createClient({ url, concurrency: 1, timeout: BUSY_WAIT_MS });
  await writer.execute('PRAGMA journal_mode = WAL');
  const reader = createClient({ url, concurrency: 1, timeout: BUSY_WAIT_MS });
  await reader.executeMultiple(READER_PRAGMAS);
  const query = reader.execute.bind(reader);
  reader.execute = ((...args: Parameters<typeof query>) =>
    retryBusy(
      () => query(...args),
      async () => {
        await reader.reconnect();
        await reader.executeMultiple(READER_PRAGMAS);
      },
    )) as Client['execute'];
  const prepare = (): Promise<void> => writer.executeMultiple(WRITER_PRAGMAS);
  return assemble({ reader, writer, prepare, writeTimeMsMax });
}

/** Foreign keys and write-ahead log are the server's own settings there; a test looks at both. */
async function openServer({ url, authToken }: DatabaseAddress, writeTimeMsMax: number | undefined): Promise<Database> {
  const client = createClient({ url, concurrency: SERVER_REQUESTS_MAX, ...(authToken ? { authToken } : {}) });
  return assemble({ reader: client, writer: client, prepare: () => Promise.resolve(), writeTimeMsMax });
}

interface Parts {
  readonly reader: Client;
  readonly writer: Client;
  /** Before each transaction. */
  readonly prepare: () => Promise<void>;
  readonly writeTimeMsMax: number | undefined;
}

function assemble({ reader, writer, prepare, writeTimeMsMax }: Parts): Database {
  // A write that is given up still has its transaction open: closing the connection rolls it back for the next one.
  const queue = createWriteQueue({ timeMsMax: writeTimeMsMax, onLate: () => void writer.reconnect() });
  const writing = drizzle(writer, { schema });
  return {
    read: drizzle(reader, { schema }),
    write: (work) =>
      queue.add((signal) =>
        retryBusy(
          async () => {
            await prepare();
            // Between two tries the write may have been given up: the one after it has its turn by now.
            signal.throwIfAborted();
            return await writing.transaction(work);
          },
          () => writer.reconnect(),
        ),
      ),
    async close() {
      await queue.close();
      reader.close();
      if (writer !== reader) writer.close();
    },
  };
}

/** A connection that has met SQLITE_BUSY once answers it again until it is opened anew. */
async function retryBusy<T>(work: () => Promise<T>, reconnect: () => void | Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || attempt === BUSY_TRIES_MAX) throw error;
      await reconnect();
      await pause(50 * 4 ** attempt);
    }
  }
}

/** Drizzle wraps the driver's error: the code may stand on its cause. */
export function isBusy(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof LibsqlError && current.code.startsWith('SQLITE_BUSY')) return true;
  }
  return false;
}
