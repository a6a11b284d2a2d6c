import { expect, test } from 'vitest';
import type { Finding } from '#core/sast/finding.ts';
import type { RuleSource } from '#core/sast/rule/rule-source.ts';
import type { ScanReport } from '../../jobs.ts';
import { RULE_FILE } from './data.ts';
import { gradeRule, ruleScan, type RuleLab } from './grade.ts';

const lab: RuleLab = {
  files: { [RULE_FILE]: 'rules: []', 'samples/bad.py': 'a\nb\nbad()\n', 'samples/good.py': 'good()\n' },
  editable: [RULE_FILE],
  data: {
    cwe: 78,
    without: ['a class'],
    samples: [
      { id: 'bad', path: 'samples/bad.py', title: 'Bad', lines: [[3, 3]], because: 'It is bad.' },
      { id: 'good', path: 'samples/good.py', title: 'Good', lines: [], because: 'It is good.' },
    ],
  },
  key: {
    samples: [
      {
        id: 'hidden-bad',
        path: 'samples/never.py',
        title: 'Never shown',
        lines: [[1, 2]],
        because: 'It is bad too.',
        text: 'secret()\n',
      },
    ],
  },
  grader: 'abc',
};

const rule: RuleSource = {
  id: 'bad-call',
  message:
    'This call does harm to whoever has the bad luck to be near it. Write good() instead, which does what you want.',
  severity: 'ERROR',
  languages: ['python'],
  metadata: { cwe: 'CWE-78: something' },
  pattern: 'bad()',
};

function found(path: string, line: number): Finding {
  const place = { line, column: 1, offset: 0 };
  return {
    ruleId: 'bad-call',
    message: '',
    severity: 'ERROR',
    cwe: [],
    path,
    range: { start: place, end: place },
    flow: [],
  };
}

const right = [found('samples/bad.py', 3), found('samples/never.py', 2)];
const report = (findings: readonly Finding[], rest: Partial<ScanReport> = {}): ScanReport => ({
  findings,
  problems: [],
  ruleFile: { problems: [], rules: [rule], variants: [] },
  ...rest,
});
const open = (findings: readonly Finding[], one = lab): string[] =>
  gradeRule(one, report(findings)).checks.flatMap(({ id, status }) => (status === 'passed' ? [] : [id]));

test('a rule that finds what is marked and nothing else passes', () => {
  const verdict = gradeRule(lab, report(right));
  expect(verdict).toMatchObject({ status: 'passed', score: 1 });
  expect(verdict.tables?.[0]?.rows).toEqual([
    ['as they stand', 1, 1, 0, 0, '100 %', '100 %'],
    ['never shown', 1, 1, 0, 0, '100 %', '100 %'],
  ]);
});

test('what is missed, what is found for nothing and what begins elsewhere fail by themselves', () => {
  expect(open([])).toEqual(['bad', 'hidden-bad']);
  expect(open([...right, found('samples/good.py', 1)])).toEqual(['good']);
  expect(open([found('samples/bad.py', 2), found('samples/never.py', 1)])).toEqual(['bad']);
});

test('nothing of a hidden sample is shown but what it does', () => {
  const verdict = gradeRule(lab, report([found('samples/bad.py', 3)]));
  expect(JSON.stringify(verdict)).not.toContain('secret()');
  expect(JSON.stringify(gradeRule(lab, report(right)).findings)).not.toContain('never.py');
  expect(verdict.checks.at(-1)).toMatchObject({ status: 'failed', message: 'It is not found. It is bad too.' });
});

test('without the key the samples that everybody has are enough', () => {
  expect(gradeRule({ ...lab, key: null }, report([found('samples/bad.py', 3)]))).toMatchObject({ status: 'passed' });
});

test('code in other words counts like the code itself', () => {
  const variants = [
    { path: 'samples/bad.py', how: 'a choice', text: 'x\nbad()\n', lines: [[2, 2]] as const, findings: [] },
  ];
  const verdict = gradeRule(lab, report(right, { ruleFile: { problems: [], rules: [rule], variants } }));
  expect(verdict.checks.filter(({ status }) => status === 'failed')).toMatchObject([{ id: 'rewritten-vulnerable' }]);
});

test('a rule that the engine does not take is an error with its line', () => {
  const problems = [{ file: RULE_FILE, line: 7, ruleId: 'x', key: 'patern', expected: 'a known key' }];
  const verdict = gradeRule(lab, report([], { ruleFile: { problems, rules: [], variants: [] } }));
  expect(verdict).toMatchObject({
    status: 'error',
    message: 'rule.yaml, line 7, key patern: expected a known key.',
    checks: [],
  });
  expect(gradeRule(lab, report([], { ruleFile: { problems: [], rules: [], variants: [] } })).status).toBe('error');
});

test('a rule that takes too long is stopped at a limit', () => {
  expect(gradeRule(lab, { findings: [], problems: ['It took too long.'], isStopped: true }).status).toBe('limit');
  const cut = report(right, { problems: ['bad.py: bad-call ran out of steps and may have missed something'] });
  expect(gradeRule(lab, cut).status).toBe('limit');
});

test.each([
  ['id', { id: 'my-rule' }],
  ['id', { id: 'rule' }],
  ['message', { message: 'Do not do this.' }],
  ['weakness', { metadata: { cwe: ['CWE-79'] } }],
  ['weakness', { metadata: {} }],
  ['looks-at-code', { paths: { include: ['samples/bad.py'] } }],
])('the check %s asks for more than that something is found', (id, change) => {
  const ruleFile = { problems: [], rules: [{ ...rule, ...change }], variants: [] };
  const verdict = gradeRule(lab, report(right, { ruleFile }));
  expect(verdict.status).toBe('failed');
  expect(verdict.checks.filter(({ status }) => status === 'failed').map((check) => check.id)).toEqual([id]);
});

test('one scan holds every sample, and names the ways it may be written in', () => {
  const job = ruleScan(lab, { files: { [RULE_FILE]: 'mine', 'samples/bad.py': 'changed' }, seed: 3 });
  expect(job).toMatchObject({ ruleFile: 'mine', files: { 'samples/bad.py': 'a\nb\nbad()\n' } });
  expect(Object.keys(job.files)).toEqual(['samples/bad.py', 'samples/good.py', 'samples/never.py']);
  expect(job.variants?.ways).not.toContain('a class');
});
