import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import type { RunReport, Runtime } from '#core/grading/jobs.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import {
  CHECKS_CANARY,
  describeEnding,
  honestJob,
  hostileJob,
  hostilePrograms,
  isExpected,
  type HostileProgram,
} from './hostile/programs.ts';

/** In this process's environment, which a grader must not inherit. */
const ENVIRONMENT_CANARY = 'environment-of-the-server-4711';

const RUNTIMES: readonly Runtime[] = ['javascript', 'python'];

interface Outcome {
  readonly report: RunReport;
  /** Of the honest job that ran right after it, on the same worker. */
  readonly next: RunReport;
}

/** One worker, so that the honest job meets whatever the hostile one left behind. */
class Trial {
  readonly programs: readonly HostileProgram[];
  readonly pool: GraderPool;
  readonly logged: string[] = [];
  readonly outcomes = new Map<string, Promise<Outcome>>();

  constructor(runtime: Runtime) {
    this.programs = hostilePrograms(runtime);
    this.pool = createGraderPool({ workers: 1, log: (text) => this.logged.push(text) });
  }

  /** One after the other, but both languages side by side: the tests below wait for what they ask about. */
  start(): void {
    let before: Promise<unknown> = Promise.resolve();
    for (const program of this.programs) {
      const outcome = before.then(() => this.#try(program));
      this.outcomes.set(program.name, outcome);
      before = outcome;
    }
  }

  async #try(program: HostileProgram): Promise<Outcome> {
    const report = await this.pool.run(hostileJob(program));
    return { report, next: await this.pool.run(honestJob(program.runtime, program.name.length)) };
  }
}

const trials = new Map(RUNTIMES.map((runtime) => [runtime, new Trial(runtime)] as const));

beforeAll(async () => {
  process.env['GATEHOUSE_CANARY'] = ENVIRONMENT_CANARY;
  await buildSandboxAssets();
  for (const trial of trials.values()) trial.start();
});

afterAll(async () => {
  for (const { pool } of trials.values()) await pool.close({ graceMs: 0 });
});

describe.each(RUNTIMES)('hostile programs in %s', (runtime) => {
  const { programs, outcomes, pool, logged } = trials.get(runtime) as Trial;

  it('are many', () => {
    expect(programs.length).toBeGreaterThanOrEqual(40);
  });

  it.each(programs)('$name ends as expected, and the next job runs clean', async (program) => {
    const { report, next } = (await outcomes.get(program.name)) as Outcome;
    const ending = describeEnding(report);
    expect(isExpected(ending, program), `${ending}: ${report.message} ${report.output.slice(0, 500)}`).toBe(true);
    expect(report.checks.filter(({ proof, status }) => proof === 'works' && status === 'passed')).toEqual([]);
    const told = JSON.stringify(report);
    expect(told).not.toContain(ENVIRONMENT_CANARY);
    expect(report.output).not.toContain(CHECKS_CANARY);
    expect(told.length).toBeLessThan(600_000);
    if (ending !== 'failed') expect(report.message).toMatch(/^\S.*\S$/s);

    expect(describeEnding(next), next.message + JSON.stringify(next.checks)).toBe('passed');
  });

  it('never ended the grader process', () => {
    expect(pool.stats().restarts, logged.join('\n')).toBe(0);
  });
});
