import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACK_MS_MAX = 20_000;

/** Packs a folder with the system's tar: no shell in between, and the names are ours. */
export async function packFolder(folder, target) {
  await run('tar', ['-czf', target, '-C', dirname(folder), '--', basename(folder)], { timeout: PACK_MS_MAX });
  return target;
}
