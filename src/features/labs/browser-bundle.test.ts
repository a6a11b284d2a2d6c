import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CANARY, labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import { browserBundle, browserRunJob, browserScanJob, browserVerdict } from './browser-bundle.ts';
import { loadLab } from './load-lab.ts';

async function bundle() {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return browserBundle(reading.lab.public);
}

test('nothing of the secret half stands in the bundle', async () => {
  expect(JSON.stringify(await bundle())).not.toContain(CANARY);
});

test('the bundle survives the way through JSON and makes both jobs', async () => {
  const made = await bundle();
  const arrived = JSON.parse(JSON.stringify(made)) as typeof made;
  expect(arrived).toEqual(made);
  expect(browserRunJob(arrived, { 'app.js': 'mine' }, 3)).toMatchObject({ files: { 'app.js': 'mine' }, seed: 3 });
  expect(browserScanJob(arrived, {})).toEqual({
    files: { 'app.js': 'export default 1;\n' },
    rules: [{ id: 'javascript-sample', message: 'm' }],
  });
});

test('the verdict in the browser is made of the lab, the run and the scan', async () => {
  const made = await bundle();
  const checks = made.outline.map((check) => ({
    ...check,
    status: 'passed' as const,
    message: '',
    evidence: { transcript: [] },
  }));
  const run = { status: 'done' as const, message: '', checks, output: '', durationMs: 1 };
  const verdict = browserVerdict(made, run, { findings: [], problems: [] });
  expect(verdict).toMatchObject({ status: 'passed', grader: made.grader });
});

test('the module can be loaded in a browser: nothing of Node is imported on its way', () => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, name = ''] of text.matchAll(/^import (?!type)[^;]*?from '([^']+)'/gms)) {
      expect(name, `imported by ${path}`).not.toMatch(/^node:/);
      if (name.startsWith('.')) visit(join(path, '..', name));
      if (name.startsWith('#core/')) visit(join(import.meta.dirname, '../../core', name.slice('#core/'.length)));
    }
  };
  visit(join(import.meta.dirname, 'browser-bundle.ts'));
  expect(seen.size).toBeGreaterThan(2);
});
