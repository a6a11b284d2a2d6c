// The server's verdict for each lab: its solution, graded again and again. Run: node bin/launch.js tests/bench/kinds.ts
import { cpus, loadavg } from 'node:os';
import { gradeAttempt } from '#features/labs/grade-attempt.ts';
import { loadLabs } from '#features/labs/load-lab.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool } from '#sandbox/server/pool.ts';

const ROUNDS = 15;

await buildSandboxAssets();
const sandbox = createGraderPool({ workers: 1 });
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, one worker`);
try {
  for (const lab of (await loadLabs()).values()) {
    const { files } = lab.secret.solution;
    const times: number[] = [];
    for (let seed = 0; seed <= ROUNDS; seed += 1) {
      const startedAt = performance.now();
      const { status } = await gradeAttempt({ lab, files, sandbox, seed });
      if (status !== 'passed') throw new Error(`${lab.public.id}: the solution is ${status}`);
      times.push(performance.now() - startedAt);
    }
    const [first = 0, ...warm] = times;
    warm.sort((a, b) => a - b);
    const at = (share: number): string => (warm[Math.floor((warm.length - 1) * share)] ?? 0).toFixed(0);
    const { kind, id } = lab.public;
    console.log(
      `${kind.padEnd(15)} ${id.padEnd(27)} first ${first.toFixed(0)} ms, then min ${at(0)} / median ${at(0.5)} / p95 ${at(0.95)} ms (${ROUNDS} runs)`,
    );
  }
} finally {
  await sandbox.close();
}
