import { describe, expect, test } from 'vitest';
import type { Finding } from '#core/sast/finding.ts';
import type { CheckResult } from '../../verdict.ts';
import { gradeFix, type FixLab, type FixRun, type FixScan } from './grade.ts';

const lab: FixLab = {
  outline: [
    { id: 'lists-boats', proof: 'works', title: 'The list shows every boat' },
    { id: 'reads-members', proof: 'safe', title: 'A search stays a search' },
  ],
  ruleIds: ['javascript-sql-injection'],
  grader: 'abc123',
};

function result(id: string, proof: 'works' | 'safe', status: CheckResult['status'] = 'passed'): CheckResult {
  return {
    id,
    proof,
    status,
    title: 'as reported',
    message: status === 'passed' ? '' : 'why',
    evidence: { transcript: [] },
  };
}

const finding: Finding = {
  ruleId: 'javascript-sql-injection',
  message: 'Request text becomes SQL.\n',
  severity: 'ERROR',
  cwe: [89],
  path: 'app.js',
  range: { start: { line: 33, column: 5, offset: 900 }, end: { line: 33, column: 9, offset: 904 } },
  flow: [],
};

const passing: FixRun = {
  status: 'done',
  message: '',
  checks: [result('reads-members', 'safe'), result('lists-boats', 'works')],
  output: 'printed',
};
const silent: FixScan = { findings: [], problems: [] };

describe('a fix', () => {
  test('passes when it works, the attack fails and the rule is silent', () => {
    const verdict = gradeFix(lab, passing, silent);
    expect(verdict).toMatchObject({ status: 'passed', score: 1, grader: 'abc123', output: 'printed' });
    expect(verdict.checks.map((check) => [check.id, check.proof, check.status])).toEqual([
      ['lists-boats', 'works', 'passed'],
      ['reads-members', 'safe', 'passed'],
      ['javascript-sql-injection', 'cause', 'passed'],
    ]);
    expect(verdict.feedback.map((one) => one.tier)).toEqual(['celebratory']);
  });

  test('fails while the rule still finds the cause, and the message names the line', () => {
    const verdict = gradeFix(lab, passing, { findings: [finding], problems: [] });
    expect(verdict).toMatchObject({ status: 'failed', score: 0, findings: [finding] });
    expect(verdict.checks[2]?.message).toBe(
      'Still found at app.js, line 33: follow the finding from its source to its sink.',
    );
    expect(verdict.feedback[0]?.title).toBe('The attacks fail, the cause is still there');
  });

  test('is not proven by a scan that could not read the code', () => {
    const verdict = gradeFix(lab, passing, { findings: [], problems: ['app.js: cut short at 1 MB'] });
    expect(verdict.status).toBe('failed');
    expect(verdict.checks[2]).toMatchObject({ status: 'error' });
  });

  test('that breaks the feature is told so first', () => {
    const checks = [result('lists-boats', 'works', 'failed'), result('reads-members', 'safe', 'failed')];
    const verdict = gradeFix(lab, { ...passing, checks }, silent);
    expect(verdict.feedback.map((one) => one.tier)).toEqual(['essential', 'actionable']);
  });
});

describe('results', () => {
  test('a check that never reported is skipped and does not pass', () => {
    const verdict = gradeFix(lab, { ...passing, checks: [result('lists-boats', 'works')] }, silent);
    expect(verdict.status).toBe('failed');
    expect(verdict.checks[1]).toMatchObject({ id: 'reads-members', status: 'skipped' });
  });

  test('a check that reported twice passes only when both reports passed', () => {
    const checks = [...passing.checks, result('reads-members', 'safe', 'failed')];
    expect(gradeFix(lab, { ...passing, checks }, silent).status).toBe('failed');
  });

  test('a result under the right id but another proof does not count', () => {
    const checks = [result('lists-boats', 'works'), result('reads-members', 'works')];
    expect(gradeFix(lab, { ...passing, checks }, silent).status).toBe('failed');
  });

  test('a result that no check announced is left out', () => {
    const verdict = gradeFix(lab, { ...passing, checks: [...passing.checks, result('extra', 'works')] }, silent);
    expect(verdict.checks.map((check) => check.id)).not.toContain('extra');
  });

  test('a lab without checks passes nobody', () => {
    expect(gradeFix({ ...lab, outline: [] }, passing, silent).status).toBe('failed');
    expect(gradeFix({ ...lab, ruleIds: [] }, passing, silent).status).toBe('failed');
  });
});

describe('a run that did not end', () => {
  test('at a limit gives a verdict that says so, with what had been proven', () => {
    const run: FixRun = {
      ...passing,
      status: 'limit',
      message: 'Stopped after 2 s.',
      checks: [result('lists-boats', 'works')],
    };
    const verdict = gradeFix(lab, run, silent);
    expect(verdict).toMatchObject({ status: 'limit', message: 'Stopped after 2 s.', score: 0 });
    expect(verdict.checks.map((check) => check.status)).toEqual(['passed', 'skipped', 'passed']);
  });

  test('because the app did not load is an error', () => {
    const verdict = gradeFix(
      lab,
      { ...passing, status: 'broken', message: 'app.js:3: no such module', checks: [] },
      silent,
    );
    expect(verdict).toMatchObject({ status: 'error', message: 'app.js:3: no such module' });
    expect(verdict.feedback[0]?.tier).toBe('essential');
  });
});
