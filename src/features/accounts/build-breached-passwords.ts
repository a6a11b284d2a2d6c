// Makes breached-passwords.json from a list of leaked passwords, one a line:
//   node bin/launch.js src/features/accounts/build-breached-passwords.ts LIST
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint, FINGERPRINT_BYTES } from './breached-passwords.ts';
import { PASSWORD_LENGTH_MIN } from './password-length.ts';

const SOURCE =
  'SecLists, 10-million-password-list-top-1000000.txt (Mark Burnett; Daniel Miessler and Jason Haddix; CC BY-SA 3.0)';

const [listPath = ''] = process.argv.slice(2);
const fingerprints = readFileSync(listPath, 'utf8')
  .split('\n')
  .map((line) => line.replace(/\r$/, ''))
  .filter((line) => line.length >= PASSWORD_LENGTH_MIN)
  .map((line) => fingerprint(line))
  .sort();
const unique = [...new Set(fingerprints)];
const json = {
  source: SOURCE,
  bytes: FINGERPRINT_BYTES,
  fingerprints: Buffer.from(unique.join(''), 'hex').toString('base64'),
};
writeFileSync(new URL('./breached-passwords.json', import.meta.url), `${JSON.stringify(json, null, 2)}\n`);
console.log(`${unique.length} fingerprints`);
