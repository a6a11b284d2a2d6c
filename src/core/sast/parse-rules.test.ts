import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../cli/load-parsers.ts';
import { compileRules, parseRules } from './parse-rules.ts';

const parsers = await loadParsers();

const HEAD = `rules:
  - id: my-rule
    message: Do not.
    severity: ERROR
    languages: [javascript]
`;

const TAINT = '    mode: taint\n    pattern-sources: [{pattern: a}]\n    pattern-sinks: [{pattern: b}]\n';

const problemsOf = (body: string): string[] =>
  parseRules(HEAD + body, 'mine.yaml', parsers).problems.map(
    ({ file, line, ruleId, key, expected }) => `${file}:${line} ${ruleId} ${key}: ${expected}`,
  );

describe('reading rules', () => {
  it('a good rule is read and compiled', () => {
    const { rules, problems } = parseRules(`${HEAD}    pattern: eval($X)\n`, 'mine.yaml', parsers);
    expect(problems).toEqual([]);
    expect(compileRules(rules, parsers)[0]).toMatchObject({ id: 'my-rule', severity: 'ERROR', cwe: [], taint: null });
  });

  it('an unknown key is an error that names file, line, rule and key', () => {
    const [problem] = problemsOf('    pattern: f()\n    pattern-whatever: g()\n');
    expect(problem).toMatch(/^mine\.yaml:7 my-rule pattern-whatever: a key that is supported here: id, message/);
  });

  it('a key of Semgrep that is not supported here is an error as well', () => {
    expect(problemsOf('    pattern: f()\n    join: {}\n')[0]).toContain('mine.yaml:7 my-rule join');
    expect(problemsOf('    pattern: f()\n    options: {taint_summary: true}\n')[0]).toContain('my-rule taint_summary');
    const nested = '    patterns:\n      - pattern: f()\n      - pattern-where-python: "True"\n';
    expect(problemsOf(nested)[0]).toContain('mine.yaml:8 my-rule pattern-where-python');
  });

  it('a pattern that does not parse is an error at its line', () => {
    expect(problemsOf('    pattern-either:\n      - pattern: f()\n      - pattern: "f(("\n')[0]).toBe(
      'mine.yaml:8 my-rule pattern: a pattern that parses as javascript, found: f((',
    );
  });

  it('a regular expression that cannot run is an error', () => {
    expect(problemsOf('    pattern-regex: "(?<=a"\n')[0]).toContain('pattern-regex: a regular expression');
  });

  it.each([
    ['    severity2: x\n    pattern: f()\n', 'severity2'],
    ['', 'exactly one of pattern'],
    ['    pattern: f()\n    pattern-regex: g\n', 'exactly one of pattern'],
    ['    mode: taint\n    pattern-sources:\n      - pattern: f()\n', 'pattern-sinks'],
    [
      '    mode: taint\n    pattern: f()\n    pattern-sources: [{pattern: a}]\n    pattern-sinks: [{pattern: b}]\n',
      'no pattern',
    ],
    ['    pattern-sources: [{pattern: a}]\n    pattern: f()\n', 'mode: taint'],
    ['    pattern-sanitizers: [{pattern: a}]\n    pattern: f()\n', 'mode: taint'],
    ['    pattern: f()\n    pattern-inside: g()\n', 'exactly one of pattern'],
    ['    pattern: f("=~/(/")\n', 'a pattern that parses'],
    ['    pattern: f("=~/a")\n', 'a pattern that parses'],
    [`${TAINT}    metadata: {gatehouse: {guards: [{normalized: true}]}}\n`, 'exactly one of holds'],
    [`${TAINT}    metadata: {gatehouse: {guards: [{holds: isFine($X)}]}}\n`, '$GUARDED'],
    [`${TAINT}    pattern-propagators: [{from: $X, to: $Y}]\n`, 'exactly one of pattern'],
    ['    patterns:\n      - pattern-not: f()\n', 'finds something'],
    ['    patterns: []\n', 'at least one entry'],
    ['    pattern: 7\n', 'some text'],
    ['    pattern: f()\n    metadata: {gatehouse: {competence: x}}\n', 'competence'],
  ])('%j is refused', (body, expected) => {
    expect(problemsOf(body).join('\n')).toContain(expected);
  });

  it('a language that only every object knows is unknown', () => {
    const text = HEAD.replace('[javascript]', '[constructor]') + '    pattern: f()\n';
    expect(parseRules(text, 'x.yaml').problems[0]?.expected).toContain('constructor');
  });

  it('an unknown language, a missing id and a wrong severity are refused', () => {
    const text = 'rules:\n  - message: x\n    severity: HIGHEST\n    languages: [cobol]\n    pattern: f()\n';
    const { rules, problems } = parseRules(text, 'x.yaml');
    expect(rules).toEqual([]);
    expect(problems.map((problem) => problem.key)).toEqual(expect.arrayContaining(['id', 'severity']));
    expect(
      parseRules(HEAD.replace('[javascript]', '[cobol]') + '    pattern: f()\n', 'x.yaml').problems[0]?.expected,
    ).toContain('cobol');
  });

  it('YAML that does not parse, aliases and files without rules are refused', () => {
    expect(parseRules('rules: [', 'x.yaml').problems).toHaveLength(1);
    expect(parseRules('a: &a 1\nrules: [*a]', 'x.yaml').problems[0]?.expected).toBe('no YAML aliases');
    expect(parseRules('rule: []', 'x.yaml').problems[0]?.expected).toContain('rules');
    expect(parseRules('', 'x.yaml').problems).toHaveLength(1);
  });

  it('one bad rule does not take the others with it', () => {
    const text = `${HEAD}    pattern: f()\n  - id: other\n    message: m\n    severity: INFO\n    languages: [python]\n    patern: f()\n`;
    const { rules, problems } = parseRules(text, 'x.yaml', parsers);
    expect(rules.map((rule) => rule.id)).toEqual(['my-rule']);
    expect(new Set(problems.map((problem) => problem.ruleId))).toEqual(new Set(['other']));
  });
});
