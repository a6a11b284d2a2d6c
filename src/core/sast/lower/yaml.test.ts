import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { findMatches } from '../pattern/find-matches.ts';
import { scan } from '../scan.ts';
import { readSourceFile } from '../source-file.ts';
import type { Language } from '../language.ts';

const parsers = await loadParsers();

/** The matched texts, in order of place. */
function matches(language: Language, pattern: string, code: string): string[] {
  const compiled = compilePattern(pattern, language, parsers);
  if (!compiled) throw new Error(`does not parse: ${pattern}`);
  const { file } = readSourceFile({ path: 'case', text: code, language }, parsers, { next: 0 });
  if (!file) throw new Error('no file');
  const found = findMatches(compiled, file, { steps: 100_000 });
  return [...new Set(found.map(({ start, end }) => code.slice(start, end)))];
}

const WORKFLOW = `
on:
  push:
    branches: [main]
  pull_request_target:
permissions: write-all
env: &shared
  MODE: ci
  LEVEL: 2
jobs:
  build:
    runs-on: ubuntu-latest
    env:
      <<: *shared
      MODE: fast
    steps:
      - uses: actions/checkout@v4
        with: { persist-credentials: true }
      - name: Greet
        run: |
          echo "hello"
          echo "\${{ github.event.issue.title }}"
      - run: make
`;

describe('YAML', () => {
  it.each([
    ['permissions: write-all', 'permissions: write-all'],
    ['permissions: $P', 'permissions: write-all'],
    ['uses: "$X"', 'uses: actions/checkout@v4'],
    ['uses: "=~/^actions/"', 'uses: actions/checkout@v4'],
    ['persist-credentials: true', 'persist-credentials: true'],
    ['- run: make', 'run: make'],
    ['branches: [..., main, ...]', 'branches: [main]'],
    ['on:\n  ...\n  pull_request_target: ...\n  ...', WORKFLOW.slice(1, WORKFLOW.indexOf('\npermissions'))],
    ['$KEY: 2', 'LEVEL: 2'],
  ])('%j is found', (pattern, text) => {
    expect(matches('yaml', pattern, WORKFLOW)).toContain(text);
  });

  it.each([
    'permissions: read-all',
    'on:\n  workflow_dispatch: ...',
    'branches: [main, dev]',
    'LEVEL: "2"',
    '- run: $X\n  shell: $Y',
  ])('%j is not found', (pattern) => {
    expect(matches('yaml', pattern, WORKFLOW)).toEqual([]);
  });

  it('a step is found by some of its keys in any order, within its job', () => {
    const pattern = 'steps:\n  - ...\n  - run: $RUN\n    name: $NAME\n  - ...';
    expect(matches('yaml', pattern, WORKFLOW)).toHaveLength(1);
    expect(matches('yaml', '- run: ...\n  ...', WORKFLOW)).toHaveLength(2);
    expect(matches('yaml', 'steps: [...]', WORKFLOW)).toHaveLength(1);
  });

  it('merge keys stand for what they name, own keys win', () => {
    expect(matches('yaml', 'env:\n  MODE: fast\n  LEVEL: 2', WORKFLOW)).toHaveLength(1);
    expect(matches('yaml', 'build:\n  ...\n  env:\n    MODE: ci', WORKFLOW)).toEqual([]);
  });

  it('a bomb of aliases and nesting without end are problems, not accidents', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
    for (const text of [
      bomb.join('\n'),
      '['.repeat(20_000),
      '- '.repeat(5_000),
      'a: &a [*a]',
      ': :\n\t- x',
      '%YAML 9\n---\n&',
    ]) {
      const rules = compileRules(
        parseRules(
          "rules: [{id: r, message: m, severity: INFO, languages: [yaml], pattern: 'a: $X'}]",
          'r.yaml',
          parsers,
        ).rules,
        parsers,
      );
      const { problems } = scan([{ path: 'a.yml', text }], rules, parsers);
      expect(problems.length).toBeLessThan(100);
    }
  });
});

const POLICY = `{
  // who may
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*", },
    { "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Size": -1.5e3, "On": true }
  ]
}`;

describe('JSON', () => {
  it.each([
    ['"Effect": "Allow"', '"Effect": "Allow"'],
    ['"Size": $N', '"Size": -1.5e3'],
    ['"Action": [..., "s3:*", ...]', '"Action": ["s3:*", "s3:GetObject"]'],
    ['"Action": "=~/\\*$/"', '"Action": "iam:*"'],
    ['"$K": true', '"On": true'],
    [
      '{"Resource": "*", ..., "Effect": "Allow"}',
      '{ "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*", }',
    ],
    ['$K: "2012-10-17"', '"Version": "2012-10-17"'],
  ])('%j is found', (pattern, text) => {
    expect(matches('json', pattern, POLICY)).toEqual([text]);
  });

  it.each(['"Effect": "allow"', '{"Effect": "Allow", "Action": "iam:*"}', '"Action": ["s3:*"]', '"On": "true"'])(
    '%j is not found',
    (pattern) => {
      expect(matches('json', pattern, POLICY)).toEqual([]);
    },
  );

  it('what is broken is told, and the rest is read', () => {
    for (const text of ['{"a": 1, "b": }', '{"a": 1', '{"a": 1]}', '[{"a": 1}', '{"a": 1} nonsense']) {
      const read = parsers.read('json', text);
      expect(read?.problems).not.toEqual([]);
      expect(matches('json', '"a": 1', text)).toHaveLength(1);
    }
    expect(parsers.read('json', '['.repeat(50_000))?.problems.length).toBeGreaterThan(0);
  });
});
