import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CANARY, labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import type { RunJob, ScanJob } from '#core/grading/jobs.ts';
import { browserBundle, browserVerdict } from './browser-bundle.ts';
import { loadLab } from './load-lab.ts';

async function bundle() {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return browserBundle(reading.lab.public);
}

test('nothing of the secret half stands in the bundle', async () => {
  expect(JSON.stringify(await bundle())).not.toContain(CANARY);
});

test('the bundle survives the way through JSON, and the verdict is made of it, a run and a scan', async () => {
  const made = await bundle();
  const arrived = JSON.parse(JSON.stringify(made)) as typeof made;
  expect(arrived).toEqual(made);
  const asked: { run?: RunJob; scan?: ScanJob } = {};
  const result = (id: string, proof: 'works' | 'safe') =>
    ({ id, proof, title: id, status: 'passed', message: '', evidence: { transcript: [] } }) as const;
  const hands = {
    async run(run: RunJob) {
      asked.run = run;
      const checks = [result('lists', 'works'), result('leaks', 'safe')];
      return { status: 'done' as const, message: '', checks, output: '', durationMs: 1 };
    },
    async scan(scan: ScanJob) {
      asked.scan = scan;
      return { findings: [], problems: [] };
    },
  };
  const verdict = await browserVerdict(arrived, { 'app.js': 'mine' }, hands, 3);
  expect(verdict).toMatchObject({ status: 'passed', grader: made.grader });
  expect(asked.run).toMatchObject({ files: { 'app.js': 'mine' }, seed: 3 });
  expect(asked.scan).toEqual({ files: { 'app.js': 'mine' }, rules: [{ id: 'javascript-sample', message: 'm' }] });
});

test('the module can be loaded in a browser: nothing of Node is imported on its way', () => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, written, later] of text.matchAll(/^import (?!type)[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gms)) {
      const name = written ?? later ?? '';
      expect(name, `imported by ${path}`).not.toMatch(/^node:/);
      if (name.startsWith('.')) visit(join(path, '..', name));
      if (name.startsWith('#core/')) visit(join(import.meta.dirname, '../../core', name.slice('#core/'.length)));
    }
  };
  visit(join(import.meta.dirname, 'browser-bundle.ts'));
  expect(seen.size).toBeGreaterThan(2);
});
