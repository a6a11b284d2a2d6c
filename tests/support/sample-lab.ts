import type { Lab } from '#features/labs/lab.ts';
import { loadLab } from '#features/labs/load-lab.ts';
import type { CheckStatus } from '#core/grading/verdict.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { labFolder, sampleLab } from './lab-folder.ts';

/** The small lab of lab-folder.ts, read: id `a-lab`, editable `app.js`. */
export async function readSampleLab(): Promise<Lab> {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lab;
}

/** A sandbox that gives the sample lab's results: the status of its attack is `leaks`. */
export function writtenSandbox(leaks: () => CheckStatus | Promise<CheckStatus>): Sandbox {
  const result = (id: string, proof: 'works' | 'safe', status: CheckStatus) =>
    ({ id, proof, title: id, status, message: 'm', evidence: { transcript: [] } }) as const;
  return {
    async run() {
      const checks = [result('lists', 'works', 'passed'), result('leaks', 'safe', await leaks())];
      return { status: 'done', message: '', checks, output: '', durationMs: 1 };
    },
    scan: async () => ({ findings: [], problems: [] }),
    close: async () => undefined,
  };
}
