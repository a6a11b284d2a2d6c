import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFirstAdminLink } from '#features/accounts/first-admin.ts';
import { createGradeQueue } from '#features/labs/grade-queue.ts';
import { NO_ADDED_LABS, readAddedLabs, type AddedLabs } from '#features/labs/added-labs.ts';
import { loadLabs } from '#features/labs/load-lab.ts';
import { createGraderPool } from '#sandbox/server/pool.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import type { App } from './app.ts';
import { boundConnections } from './bound-connections.ts';
import { ConfigError, configWarnings, type Config } from './config.ts';
import { createListener, type SiteHandler } from './listener.ts';
import { createLog } from './log.ts';
import { createMail } from './mail.ts';

/** What is under way at a stop may take this long; container platforms kill after 10 s by default. */
const STOP_GRACE_MS = 8_000;

/** Slow senders hold a socket no longer than this. */
const REQUEST_TIME_MS_MAX = 30_000;

export interface RunningServer {
  readonly port: number;
  /** Printed for the operator at the first start; `null` once an administrator exists. */
  readonly firstAdminLink: string | null;
  /** Finishes what is in flight, hands unfinished grading back, closes the database. Safe to call twice. */
  stop(): Promise<void>;
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(config.port, config.host, done);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : config.port;
}

/** Stops accepting, waits for requests in flight, then cuts what is left. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearTimeout(cut);
}

/** @throws {ConfigError} where LABS_DIR names no folder that can be read: a lab that is missing is noticed too late */
async function addedLabs({ labsDir }: Config, builtIn: ReadonlySet<string>): Promise<AddedLabs> {
  if (labsDir === undefined) return NO_ADDED_LABS;
  try {
    return await readAddedLabs(labsDir, builtIn);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = { ENOENT: 'does not exist', ENOTDIR: 'is not a folder', EACCES: 'may not be read by this user' }[code];
    if (why === undefined) throw error;
    throw new ConfigError(`LABS_DIR: ${labsDir} ${why}. Name a folder that holds one folder for each lab.`);
  }
}

/** @param distDir of a finished build */
export async function startServer(config: Config, distDir: string, labsDir: string): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  for (const warning of configWarnings(config)) log.warn({ warning }, 'check the settings');
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const address = { url: config.databaseUrl, authToken: config.databaseAuthToken };
  const migrations = await migrateDatabase(address);
  if (migrations > 0) log.info({ migrations }, 'database brought up to date');
  const db = await openDatabase(address);
  const labs = new Map(await loadLabs(labsDir));
  const added = await addedLabs(config, new Set(labs.keys()));
  const mail = config.smtpUrl ? createMail(config.smtpUrl, config.mailFrom) : null;
  const grader = createGraderPool({
    workers: config.graderWorkers,
    log: (text) => log.warn({ text }, 'grader'),
  });
  const app: App = { config, db, log, mail, grader, labs, added, now: () => new Date() };
  const queue = createGradeQueue(app);

  const entry = pathToFileURL(join(distDir, 'server', 'entry.mjs')).href;
  const { handler } = (await import(entry)) as { handler: SiteHandler };
  let isReady = false;
  const server = createServer(
    { requestTimeout: REQUEST_TIME_MS_MAX },
    createListener({ app, clientDir: join(distDir, 'client'), site: handler, isReady: () => isReady }),
  );
  boundConnections(server, log);
  const port = await listen(server, config);
  queue.start();
  grader.start();
  isReady = true;
  // Beside the serving: a lab appears once it has kept what it promises.
  void added.prove({ sandbox: grader, log, onReady: (lab) => labs.set(lab.public.id, lab) });
  log.info({ port, origin: config.origin.origin, labs: labs.size }, 'serving');

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    isReady = false;
    log.info('stopping');
    const handedBack = queue.stop({ graceMs: STOP_GRACE_MS });
    added.stop();
    await Promise.all([drain(server), handedBack]);
    // The queue has waited for what is under way, or handed it back.
    await grader.close({ graceMs: 0 });
    mail?.close();
    await db.close();
    log.info('stopped');
  };
  return { port, firstAdminLink: await createFirstAdminLink(app), stop: () => (stopping ??= stop()) };
}
