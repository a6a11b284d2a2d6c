/** From "Submit" to the server's verdict, with 20 members at once and 2 grading workers, for each lab. See docs/performance.md. */
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { loadLabs } from '#features/labs/load-lab.ts';
import { buildSite, ROOT } from '../../src/cli/build.ts';
import { joinAsMember } from '../support/member-session.ts';
import { startSite } from '../support/running-site.ts';

const MEMBERS = 20;
const ROUNDS = 3;

await buildSite(join(ROOT, 'dist'));
const labs = await loadLabs();
const site = await startSite({ LOG_LEVEL: 'error', GRADER_WORKERS: '2', TRUSTED_PROXIES: 'loopback' });
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`,
);

/** @returns milliseconds until the verdict was read */
async function submit(lab: string, cookie: string): Promise<number> {
  const started = performance.now();
  const files = labs.get(lab)?.secret.solution.files ?? {};
  const sent = await fetch(`${site.origin}/api/labs/${lab}/attempts`, {
    method: 'POST',
    body: JSON.stringify({ files }),
    headers: { cookie, origin: site.origin, 'content-type': 'application/json' },
  });
  if (sent.status !== 202) throw new Error(`a submission was answered with ${sent.status}: ${await sent.text()}`);
  const { id } = (await sent.json()) as { id: string };
  for (;;) {
    const answer = await fetch(`${site.origin}/api/labs/attempts/${id}?wait=10`, { headers: { cookie } });
    const { verdict } = (await answer.json()) as { verdict?: { status: string } };
    if (verdict && verdict.status !== 'passed') throw new Error(`the solution of ${lab} got ${verdict.status}`);
    if (verdict) return performance.now() - started;
  }
}

try {
  const cookies = await Promise.all(
    Array.from({ length: MEMBERS }, (_, number) =>
      joinAsMember(site.origin, `Member ${number}`, `198.51.100.${number + 1}`),
    ),
  );
  for (const lab of readdirSync(join(ROOT, 'labs'))) {
    const first = await submit(lab, cookies[0] ?? '');
    const times: number[] = [];
    const started = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(...(await Promise.all(cookies.map((cookie) => submit(lab, cookie)))));
    }
    const seconds = (performance.now() - started) / 1000;
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
    console.log(
      `${lab.padEnd(22)} first ${first.toFixed(0)} ms; ${ROUNDS} bursts of ${MEMBERS}: p50 ${at(0.5)} / p95 ${at(0.95)} / max ${at(1)} ms, ${(times.length / seconds).toFixed(1)} verdicts/s`,
    );
  }
} finally {
  await site.remove();
}
