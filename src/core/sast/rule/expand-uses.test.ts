import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { expandRules, mergeDefinitions, parseDefinitions, parseRules } from '../parse-rules.ts';

const parsers = await loadParsers();

const EXPRESS = `languages: [javascript]
definitions:
  request:
    - pattern: $REQ.query
    - pattern: $REQ.body
  everything:
    - use: express/request
    - pattern: readAll()
  guards:
    - holds: isSafe($GUARDED)
  circle:
    - use: express/circle
`;

const { definitions } = parseDefinitions(EXPRESS, 'rules/frameworks/express.yaml', parsers);

const HEAD = 'rules:\n  - id: r\n    message: m\n    severity: ERROR\n    languages: [js]\n';

const read = (body: string): ReturnType<typeof parseRules> => parseRules(HEAD + body, 'r.yaml', parsers, definitions);

const taint = (sources: string): string =>
  `    mode: taint\n    pattern-sources:\n${sources}    pattern-sinks: [{ pattern: sink(...) }]\n`;

describe('use', () => {
  it('puts the items of a list in its place, through other definitions as well', () => {
    const { rules, problems } = read(taint('      - pattern: a()\n      - use: express/everything\n'));
    expect(problems).toEqual([]);
    expect(rules[0]?.['pattern-sources']).toEqual([
      { pattern: 'a()' },
      { pattern: '$REQ.query' },
      { pattern: '$REQ.body' },
      { pattern: 'readAll()' },
    ]);
  });

  it('gives each item the keys that stand beside it', () => {
    const { rules } = read(taint('      - use: express/request\n        label: INPUT\n'));
    expect(rules[0]?.['pattern-sources']?.map(({ label }) => label)).toEqual(['INPUT', 'INPUT']);
  });

  it('means any of the items, in patterns and below a key as well', () => {
    const any = { 'pattern-either': [{ pattern: '$REQ.query' }, { pattern: '$REQ.body' }] };
    expect(read('    pattern-either:\n      - use: express/request\n').rules[0]).toMatchObject(any);
    const all = '    patterns:\n      - use: express/request\n      - pattern-not-inside: { use: express/request }\n';
    expect(read(all).rules[0]?.patterns).toEqual([any, { 'pattern-not-inside': any }]);
  });

  it('fills in what the engine reads in metadata, and leaves the rest alone', () => {
    const metadata = '    metadata: { use: { use: x }, gatehouse: { guards: [{ use: express/guards }] } }\n';
    const { rules, problems } = read(taint('      - pattern: a()\n') + metadata);
    expect(problems).toEqual([]);
    expect(rules[0]?.metadata).toEqual({
      use: { use: 'x' },
      gatehouse: { guards: [{ holds: 'isSafe($GUARDED)' }] },
    });
  });

  it.each([
    ['express/requests', 'a name that is defined: express/request'],
    ['koa/request', 'a name that is defined; found koa/request'],
    ['express/circle', 'circle'],
  ])('of %s is an error with file and line', (name, expected) => {
    const [problem] = read(taint(`      - pattern: a()\n      - use: ${name}\n`)).problems;
    expect(problem).toMatchObject({ file: 'r.yaml', line: 9, ruleId: 'r', key: 'use' });
    expect(problem?.expected).toContain(expected);
  });

  it('prints as plain Semgrep, comments kept', () => {
    const text = `# Mine.\n${HEAD}${taint('      # Theirs.\n      - use: express/request\n')}`;
    const expanded = expandRules(text, 'r.yaml', definitions);
    expect(expanded.text).toContain('# Mine.');
    expect(expanded.text).toContain('pattern: $REQ.body');
    expect(expanded.text).not.toContain('use:');
    expect(parseRules(expanded.text, 'r.yaml', parsers).problems).toEqual([]);
  });
});

describe('definitions', () => {
  it.each([
    ['languages: [cobol]\ndefinitions:\n  a:\n    - pattern: f()\n', 'supported languages'],
    ['languages: [js]\ndefinitions:\n  a:\n    - pattern: f((\n', 'a pattern that parses'],
    ['languages: [js]\ndefinitions:\n  a:\n    - patern: f()\n', 'a key that is supported'],
    ['languages: [js]\ndefinitions: {}\n', 'names, each with a list'],
    ['definitions:\n  a:\n    - pattern: f()\n', 'languages'],
    ['languages: [', 'YAML that parses'],
  ])('%j are refused', (text, expected) => {
    const { definitions: found, problems } = parseDefinitions(text, 'frameworks/x.yaml', parsers);
    expect(problems[0]?.expected).toContain(expected);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(mergeDefinitions([found, definitions]).lists.has('express/request')).toBe(true);
  });
});
