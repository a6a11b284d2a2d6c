/**
 * Processor time of one grading job, by what it goes into, for each lab in one thread: a figure that other load on the
 * machine moves little. Run: node bin/launch.js tests/bench/job-cost.ts [lab] [jobs]. See docs/performance.md.
 */
import { loadavg } from 'node:os';
import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { gradeFix } from '#core/grading/kinds/fix/grade.ts';
import { runJob, scanJob } from '#core/grading/kinds/fix/jobs.ts';
import type { KindLab } from '#core/grading/kinds/kind.ts';
import { kindLab } from '#features/labs/lab.ts';
import { loadLabs } from '#features/labs/load-lab.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { Examiner } from '#sandbox/examiner/examiner.ts';
import { JavaScriptSubject } from '#sandbox/javascript/subject.ts';
import { STACK_BYTES_SERVER } from '#sandbox/limits.ts';
import { createEngine } from '#sandbox/run-job.ts';
import { scanFiles } from '#sandbox/scan-job.ts';
import { diskAssets } from '#sandbox/server/disk-assets.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';
import { threadClock } from '#sandbox/server/thread-clock.ts';
import { LabDatabase } from '#sandbox/sql/lab-database.ts';
import { Workbench } from '#sandbox/workbench.ts';

const JOBS_DEFAULT = 30;
const WARM_JOBS = 10;

const [wanted, jobs = JOBS_DEFAULT] = [process.argv[2], Number(process.argv[3] ?? JOBS_DEFAULT)];
const spent = new Map<string, { ms: number; times: number }>();
/** What inner phases took is taken off the outer one. */
const inner: number[] = [];

function note(phase: string, startedAt: number): void {
  const total = threadClock() - startedAt;
  const own = total - (inner.pop() ?? 0);
  if (inner.length > 0) inner[inner.length - 1] = (inner.at(-1) ?? 0) + total;
  const sum = spent.get(phase) ?? { ms: 0, times: 0 };
  spent.set(phase, { ms: sum.ms + own, times: sum.times + 1 });
}

/** Counts the time of a method, where it is asynchronous until it is done: nothing else runs in this thread meanwhile. */
function watch<T extends object>(on: T, method: string, phase: string): void {
  const table = on as Record<string, (...args: unknown[]) => unknown>;
  const original = table[method];
  if (!original) throw new Error(`There is no ${method}.`);
  table[method] = function watched(this: unknown, ...args: unknown[]): unknown {
    inner.push(0);
    const startedAt = threadClock();
    const result = original.apply(this, args);
    if (!(result instanceof Promise)) {
      note(phase, startedAt);
      return result;
    }
    return result.finally(() => note(phase, startedAt));
  };
}

watch(Workbench.prototype, 'takeGuest', 'instances');
watch(Workbench.prototype, 'takeSqlite', 'SQLite');
watch(LabDatabase.prototype, 'reset', 'database, filled anew');
watch(LabDatabase.prototype, 'answer', 'database, queries');
watch(JavaScriptSubject.prototype, 'start', 'application, loaded');
watch(JavaScriptSubject.prototype, 'request', 'application, requests');
watch(Examiner, 'start', 'examiner, started');
watch(Examiner.prototype, 'next', 'examiner, checks');
watch(Examiner.prototype, 'answer', 'examiner, answers');

await buildSandboxAssets();
const engine = createEngine(new Workbench(diskAssets(), STACK_BYTES_SERVER, { clock: threadClock }));

for (const [slug, lab] of await loadLabs()) {
  if (wanted && !slug.includes(wanted)) continue;
  if (lab.public.kind !== 'fix') continue;
  const parts = kindLab(lab) as KindLab<FixData>;
  const files = lab.secret.solution.files;
  const { language, database, outline, rules } = parts.data;
  await engine.warm(language, database !== undefined);
  const times = { scan: 0, run: 0 };
  let everything = { user: 0, system: 0 };
  for (let seed = 0; seed < WARM_JOBS + jobs; seed += 1) {
    if (seed === WARM_JOBS) {
      spent.clear();
      times.scan = times.run = 0;
      everything = process.cpuUsage();
    }
    const startedAt = threadClock();
    const scan = await scanFiles(scanJob(parts, files), diskGrammars);
    times.scan += threadClock() - startedAt;
    const runAt = threadClock();
    const run = await engine.run(runJob(parts, files, seed));
    times.run += threadClock() - runAt;
    const { status, message } = gradeFix(
      { outline, ruleIds: rules.map(({ id }) => id), grader: parts.grader },
      run,
      scan,
    );
    if (status !== 'passed') throw new Error(`${slug}: ${status} ${message}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const all = process.cpuUsage(everything);
  const perJob = (ms: number): string => (ms / jobs).toFixed(1).padStart(7);
  console.log(`${slug}, load ${loadavg()[0]?.toFixed(1)}: milliseconds of processor time a job, ${jobs} jobs`);
  console.log(`${perJob((all.user + all.system) / 1_000)}  whole process, other threads of V8 included`);
  console.log(`${perJob(times.scan)}  scan`);
  console.log(`${perJob(times.run)}  run, of which`);
  const phases = [...spent].sort(([, a], [, b]) => b.ms - a.ms);
  for (const [phase, { ms, times: count }] of phases)
    console.log(`${perJob(ms)}    ${phase} (${perJob(count).trim()} times)`);
}
