import fs, { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';

export async function prepare(folder) {
  // ruleid: javascript-world-writable-file
  chmodSync(`${folder}/start.sh`, 0o777);
  // ruleid: javascript-world-writable-file
  await chmod(`${folder}/prices.json`, '666');
  // ruleid: javascript-world-writable-file
  mkdirSync(`${folder}/charts`, { recursive: true, mode: 0o777 });
  // ruleid: javascript-world-writable-file
  writeFileSync(`${folder}/key`, 'x', { mode: 0o622 });
  // ok: javascript-world-writable-file
  chmodSync(`${folder}/start.sh`, 0o755);
  // ok: javascript-world-writable-file
  await chmod(`${folder}/key.pem`, 0o600);
  // ok: javascript-world-writable-file
  mkdirSync(`${folder}/charts`, { recursive: true, mode: 0o700 });
  // ok: javascript-world-writable-file
  fs.writeFileSync(`${folder}/key`, 'x', { mode: 0o640 });
  // ok: javascript-world-writable-file
  fs.chmodSync(`${folder}/page.html`, '644');
}
