import { createHash } from 'node:crypto';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { compressFolder } from './compress.ts';

/** Holds the hash of what a whole build was made from. */
const STAMP = 'build-stamp';

export const ROOT = dirname(dirname(import.meta.dirname));

/** Everything that can change what the build makes. Tests and documents cannot. */
const INPUTS = [
  'src/**/*',
  'content/**/*',
  'labs/**/*',
  'db/**/*.ts',
  'public/**/*',
  'astro.config.mjs',
  'svelte.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** One hash over names and contents of all inputs. */
async function hashInputs(): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob(INPUTS, { cwd: ROOT, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.ts$/.test(entry.name)) paths.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const path of paths.sort())
    hash
      .update(path)
      .update('\0')
      .update(await readFile(path))
      .update('\0');
  return hash.digest('hex');
}

async function runAstro(distDir: string): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, OUT_DIR: distDir, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => done(code ?? 1));
  });
}

/**
 * Builds the site when an input changed since the last whole build. It is made beside the old one and takes its place when
 * it is whole, so that neither a failed build nor a second process that builds leaves a half site behind.
 * @returns false when the build failed
 */
export async function buildSite(distDir: string): Promise<boolean> {
  const stamp = await hashInputs();
  const current = await readFile(join(distDir, STAMP), 'utf8').catch(() => '');
  if (current === stamp) return true;
  console.log('Building the site (only when something changed) …');
  const newDir = `${distDir}-building-${process.pid}`;
  try {
    if ((await runAstro(newDir)) !== 0) return false;
    await compressFolder(join(newDir, 'client'), join(ROOT, '.generated', 'compressed'));
    await writeFile(join(newDir, STAMP), stamp);
    await rm(distDir, { recursive: true, force: true });
    await rename(newDir, distDir);
    return true;
  } finally {
    await rm(newDir, { recursive: true, force: true });
  }
}
