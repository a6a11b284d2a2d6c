import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { compressFolder } from './compress.ts';

export const ROOT = dirname(dirname(import.meta.dirname));

/** Everything that can change what the build makes. Tests and documents cannot. */
const INPUTS = [
  'src/**/*',
  'content/**/*',
  'labs/**/*',
  'db/**/*.ts',
  'public/**/*',
  'astro.config.mjs',
  'tsconfig.json',
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
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
}

/** Builds the site when an input changed since the last whole build. @returns false when the build failed */
export async function buildSite(distDir: string): Promise<boolean> {
  const stampPath = join(distDir, 'build-stamp');
  const stamp = await hashInputs();
  if (existsSync(stampPath) && (await readFile(stampPath, 'utf8')) === stamp) return true;
  console.log('Building the site (only when something changed) …');
  if ((await runAstro(distDir)) !== 0) return false;
  await compressFolder(join(distDir, 'client'), join(ROOT, '.generated', 'compressed'));
  await mkdir(distDir, { recursive: true });
  // Last, so that a build that was cut short is made again.
  await writeFile(stampPath, stamp);
  return true;
}
