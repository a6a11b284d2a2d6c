import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { sampleJob } from '#sandbox/fixtures/sample-job.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';

const ROOT = dirname(import.meta.dirname);
const CANARY = 'settings-of-the-server';

let pool: GraderPool;

beforeAll(async () => {
  await buildSandboxAssets();
  process.env['GATEHOUSE_RIGHTS_CANARY'] = CANARY;
  pool = createGraderPool({ workers: 1 });
});

afterAll(async () => {
  await pool.close({ graceMs: 0 });
  delete process.env['GATEHOUSE_RIGHTS_CANARY'];
});

/** Arguments and environment of our child that runs the grader, as the kernel knows them. */
function graderProcess(): { readonly args: readonly string[]; readonly environment: string } {
  const parentOf = (pid: string): string =>
    / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) ./s, ''))?.[1] ?? '';
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const isGrader = args.some((arg) => arg.endsWith('grader-main.ts'));
      if (isGrader && parentOf(pid) === String(process.pid)) {
        return { args, environment: readFileSync(`/proc/${pid}/environ`, 'utf8') };
      }
    } catch {
      // Ended between the list and the look.
    }
  }
  throw new Error('There is no grader process.');
}

describe.runIf(process.platform === 'linux')('the grader process', () => {
  it('has no environment, may read its own code alone, and writes nothing, starts nothing and compiles no text', async () => {
    expect((await pool.run(sampleJob('javascript'))).status).toBe('done');
    const { args, environment } = graderProcess();
    expect(environment).not.toContain(CANARY);
    expect(environment).not.toMatch(/DATABASE|SMTP|PATH=|HOME=/);
    expect(args).toContain('--permission');
    expect(args).toContain('--disallow-code-generation-from-strings');
    const readable = args.filter((arg) => arg.startsWith('--allow-fs-read=')).map((arg) => arg.split('=')[1] ?? '');
    expect(readable.length).toBeGreaterThan(0);
    for (const path of readable) {
      expect(path).toMatch(/\/(src\/sandbox|src\/core|node_modules|\.generated\/sandbox|package\.json)$/);
      expect(join(ROOT, 'labs').startsWith(path) || join(ROOT, 'data').startsWith(path)).toBe(false);
    }
    expect(args.filter((arg) => /^--allow-(fs-write|child-process|addons|wasi|net|inspector)/.test(arg))).toEqual([]);
  });
});
