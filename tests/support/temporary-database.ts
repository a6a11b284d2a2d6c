import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase, type Database } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';

export interface TemporaryDatabase {
  readonly db: Database;
  readonly url: string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** A folder of its own, gone after `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A migrated database: a real file (`:memory:` forgets its tables after a transaction), or a server where a URL is given. */
export async function temporaryDatabase(serverUrl?: string): Promise<TemporaryDatabase> {
  const folder = temporaryFolder();
  const url = serverUrl ?? pathToFileURL(join(folder.path, 'test.db')).href;
  await migrateDatabase({ url });
  const db = await openDatabase({ url });
  return {
    db,
    url,
    folder: folder.path,
    async remove() {
      await db.close();
      folder.remove();
    },
  };
}
