import { expect, test } from 'vitest';
import type { CheckStatus } from '#core/grading/verdict.ts';
import type { Files, RunJob, ScanJob } from '#core/grading/jobs.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import { gradeAttempt } from './grade-attempt.ts';
import { loadLab } from './load-lab.ts';

async function sample() {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lab;
}

const range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };

/** A sandbox whose answers are written down: the status of the check `leaks`, and the rules that fire. */
function written(leaks: CheckStatus, firing: readonly string[]) {
  const jobs: { runs: RunJob[]; scans: ScanJob[] } = { runs: [], scans: [] };
  const check = (id: string, proof: 'works' | 'safe', status: CheckStatus) => ({
    id,
    proof,
    title: id,
    status,
    message: 'm',
    evidence: { transcript: [] },
  });
  const sandbox: Sandbox = {
    async run(job) {
      jobs.runs.push(job);
      return {
        status: 'done',
        message: '',
        checks: [check('lists', 'works', 'passed'), check('leaks', 'safe', leaks)],
        output: '',
        durationMs: 1,
      };
    },
    async scan(job) {
      jobs.scans.push(job);
      const ids = job.rules.map((rule) => (rule as { id: string }).id).filter((id) => firing.includes(id));
      const findings = ids.map((ruleId) => ({
        ruleId,
        message: 'm',
        severity: 'ERROR' as const,
        cwe: [],
        path: 'app.js',
        range,
        flow: [],
      }));
      return { findings, problems: [] };
    },
    async close() {},
  };
  return { sandbox, jobs };
}

async function grade(leaks: CheckStatus, firing: readonly string[], files: Files = {}) {
  const { sandbox, jobs } = written(leaks, firing);
  return { verdict: await gradeAttempt({ lab: await sample(), files, sandbox, seed: 5 }), jobs };
}

test('a pass asks for no misfixes', async () => {
  const { verdict, jobs } = await grade('passed', []);
  expect(verdict.status).toBe('passed');
  expect(jobs.scans).toHaveLength(1);
});

test('what the learner may not change is ours in both jobs', async () => {
  const { jobs } = await grade('passed', [], { 'app.js': 'mine', 'data/list.txt': 'mine', 'checks/safe.js': '' });
  expect(jobs.runs[0]?.files).toEqual({ 'app.js': 'mine', 'data/list.txt': 'plain\n' });
  expect(jobs.runs[0]?.checks.safe).toContain('leaks');
  expect(jobs.scans[0]?.files).toEqual({ 'app.js': 'mine' });
});

test('a wrong fix that is known is answered by name, before the general word', async () => {
  const { verdict } = await grade('failed', ['misfix-wrong-turn']);
  expect(verdict.feedback.map((feedback) => feedback.title)).toEqual([
    expect.stringContaining('A wrong turn'),
    'An attack still gets through',
  ]);
});

test('a formula that matches says nothing while the check that catches it passes', async () => {
  const { verdict } = await grade('passed', ['javascript-sample', 'misfix-wrong-turn']);
  expect(verdict.status).toBe('failed');
  expect(verdict.feedback.map((feedback) => feedback.title)).toEqual(['The attacks fail, the cause is still there']);
});

test('findings of a misfix formula are not shown as findings of the lab', async () => {
  const { verdict } = await grade('failed', ['misfix-wrong-turn']);
  expect(verdict.findings).toEqual([]);
});
