// A process that writes one row after another and reports each only when its commit has returned. Killed by the test.
import { writeSync } from 'node:fs';
import { audit } from '#db/schema/audit.ts';
import { openDatabase } from '#db/client.ts';
import { NOON } from './factories.ts';

const db = await openDatabase({ url: process.argv[2] ?? '' });
for (let number = 1; ; number += 1) {
  await db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'written', detail: { number } }));
  // Synchronous, so that nothing acknowledged waits in a buffer when the kill comes.
  writeSync(1, `${number}\n`);
}
