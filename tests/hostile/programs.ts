// The hostile programs as plain data, so that any host of the sandbox can be tried with them: the server's pool, and
// in a browser the worker.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunJob, RunReport, Runtime } from '#core/grading/jobs.ts';
import { defaultLimits } from '#sandbox/limits.ts';

export interface HostileProgram {
  readonly name: string;
  readonly runtime: Runtime;
  readonly code: string;
  /** Endings that are right, as `describeEnding` words them; `limit` alone is any limit. None of them is a pass. */
  readonly expected: readonly string[];
}

const EXTENSIONS: Record<Runtime, string> = { javascript: 'js', python: 'py' };
/** Text in the checks that no program may ever get to see. */
export const CHECKS_CANARY = 'ex4miner-only';
/** Endless programs should end soon here; honest ones have the limits of a lab. */
const HOSTILE_TIME_MS: Record<Runtime, number> = { javascript: 600, python: 1_500 };
const HEADER = /^(?:\/\/|#) expect: (.+)\n(?:\/\/|#) Tries /;

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string): string => readFileSync(folder(path), 'utf8');

export function hostilePrograms(runtime: Runtime): HostileProgram[] {
  return readdirSync(folder(runtime))
    .sort()
    .map((file) => {
      const code = read(`${runtime}/${file}`);
      const expected = HEADER.exec(code)?.[1]?.split(', ');
      if (!expected) throw new Error(`${runtime}/${file} does not begin with "expect:" and "Tries".`);
      return { name: file.replace(/\.\w+$/, ''), runtime, code, expected };
    });
}

/** A bomb may meet the clock on a slow machine before it meets the bound that it aims at. */
export function isExpected(ending: string, { expected }: HostileProgram): boolean {
  return (
    ending !== 'passed' && (expected.includes(ending) || (ending.startsWith('limit') && expected.includes('limit')))
  );
}

function job(runtime: Runtime, code: string, timeMs: number, seed: number): RunJob {
  const entry = `app.${EXTENSIONS[runtime]}`;
  const data: Record<string, string> = runtime === 'python' ? { 'members/Anna': '', 'pins/Anna': '0000' } : {};
  return {
    runtime,
    files: { [entry]: code, ...data },
    entry,
    checks: { works: read('honest/works.js'), safe: read(`honest/${runtime}.js`) },
    ...(runtime === 'javascript' ? { database: read('honest/database.sql') } : {}),
    seed,
    limits: { ...defaultLimits(runtime), timeMs },
  };
}

export function hostileJob({ runtime, code }: HostileProgram): RunJob {
  return job(runtime, code, HOSTILE_TIME_MS[runtime], 11);
}

/** A right solution of the same lab, which has to pass after whatever ran before it. */
export function honestJob(runtime: Runtime, seed = 1): RunJob {
  return job(runtime, read(`honest/app.${EXTENSIONS[runtime]}`), defaultLimits(runtime).timeMs * 2, seed);
}

/** `passed`, `failed`, `broken` or `limit <name>`. */
export function describeEnding({ status, limit, checks }: RunReport): string {
  if (status === 'limit') return `limit ${limit}`;
  if (status === 'broken') return 'broken';
  return checks.length > 0 && checks.every((check) => check.status === 'passed') ? 'passed' : 'failed';
}
