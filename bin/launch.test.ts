import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LAUNCHER = join(import.meta.dirname, 'launch.js');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-launch-'));

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Paths are meant from the project's root, so an absolute one has to be made relative to it. */
const fromRoot = (path: string): string => `${'../'.repeat(import.meta.dirname.split('/').length)}${path.slice(1)}`;

describe('the launcher', () => {
  it('starts a program on a Node that runs TypeScript, with its arguments', () => {
    const path = script(
      'args.ts',
      'const args: string[] = process.argv.slice(2); console.log(process.versions.node, args);',
    );
    const run = spawnSync(process.execPath, [LAUNCHER, fromRoot(path), 'a b', '--c'], { encoding: 'utf8' });
    expect(run.stdout).toMatch(/^2[4-9]\.\d+\.\d+ \[ 'a b', '--c' \]/);
  });

  it('starts a package’s own program by its name', () => {
    const run = spawnSync(process.execPath, [LAUNCHER, 'vitest', '--version'], { encoding: 'utf8' });
    expect(run.stdout).toMatch(/^vitest\/5/);
  });

  it('ends with the program’s exit code', () => {
    const run = spawnSync(process.execPath, [LAUNCHER, fromRoot(script('seven.js', 'process.exit(7)'))]);
    expect(run.status).toBe(7);
  });

  it('passes SIGTERM on and lets the program stop in its own time', async () => {
    const path = script(
      'term.js',
      "process.on('SIGTERM', () => setTimeout(() => process.exit(3), 50)); setInterval(() => {}, 1000); console.log('up')",
    );
    const child = spawn(process.execPath, [LAUNCHER, fromRoot(path)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((done) => child.stdout.once('data', done));
    child.kill('SIGTERM');
    expect(await new Promise((done) => child.once('exit', done))).toBe(3);
  });

  it('says how to use it when nothing is named', () => {
    expect(spawnSync(process.execPath, [LAUNCHER]).status).toBe(2);
  });
});
