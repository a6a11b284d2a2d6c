import type { AddedLabs } from '#features/labs/added-labs.ts';
import type { Lab } from '#features/labs/lab.ts';
import type { GraderPool } from '#sandbox/server/pool.ts';
import type { Database } from '#db/client.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';

/**
 * What one instance holds. Made once by the server entry and handed to pages and actions as `Astro.locals.app`, so that
 * there is one write queue and one grader in the process and nothing global to import.
 */
export interface App {
  readonly config: Config;
  readonly db: Database;
  readonly log: Log;
  /** `null` where no SMTP_URL is set: administrators make reset links instead. */
  readonly mail: Mail | null;
  readonly grader: GraderPool;
  /** Those of the build, and those of LABS_DIR from the moment on at which they have proved themselves. */
  readonly labs: ReadonlyMap<string, Lab>;
  readonly added: AddedLabs;
  now(): Date;
}
