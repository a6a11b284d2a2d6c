// Measures the grader: one job at a time, then bursts of 20. Run: node bin/launch.js tests/bench/grading.ts [workers]
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { sampleJob } from '#sandbox/fixtures/sample-job.ts';
import type { RunJob, Runtime } from '#core/grading/jobs.ts';
import { createGraderPool } from '#sandbox/server/pool.ts';

const BURST_JOBS = 20;
const ROUNDS = 5;
const WARM_JOBS = 10;
const WORKERS_DEFAULT = 2;

const workers = Number(process.argv[2] ?? WORKERS_DEFAULT);

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function line(name: string, times: readonly number[], totalMs: number): void {
  const sorted = [...times].sort((a, b) => a - b);
  const figures = {
    jobs: times.length,
    'p50 ms': Math.round(percentile(sorted, 0.5)),
    'p95 ms': Math.round(percentile(sorted, 0.95)),
    'jobs/s': (times.length / (totalMs / 1_000)).toFixed(1),
  };
  console.log(
    name.padEnd(34),
    Object.entries(figures)
      .map(([key, value]) => `${key} ${value}`)
      .join('   '),
  );
}

await buildSandboxAssets();
const pool = createGraderPool({ workers, log: (text) => console.error(text) });

async function timed(job: RunJob): Promise<number> {
  const startedAt = performance.now();
  const report = await pool.run(job);
  if (report.status !== 'done') throw new Error(`${report.status}: ${report.message}`);
  return performance.now() - startedAt;
}

async function measure(runtime: Runtime): Promise<void> {
  line(`${runtime}: the first job`, [await timed(sampleJob(runtime))], 1_000);
  const single: number[] = [];
  const singleStart = performance.now();
  for (let seed = 0; seed < WARM_JOBS; seed++) single.push(await timed(sampleJob(runtime, {}, seed)));
  line(`${runtime}: one at a time`, single, performance.now() - singleStart);

  const burst: number[] = [];
  const burstStart = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    const jobs = Array.from({ length: BURST_JOBS }, (_, seed) => timed(sampleJob(runtime, {}, seed)));
    burst.push(...(await Promise.all(jobs)));
  }
  line(`${runtime}: ${ROUNDS} bursts of ${BURST_JOBS}`, burst, performance.now() - burstStart);
}

console.log(`${workers} workers; the sample labs have 6 checks (JavaScript, with a database) and 5 (Python)`);
await measure('javascript');
await measure('python');
await pool.close();
