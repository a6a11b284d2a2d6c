import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../cli/load-parsers.ts';
import { FINDINGS_MAX, MATCHES_MAX, SOURCE_CHARS_MAX } from './limits.ts';
import { diskGrammars } from '../../sandbox/server/load-grammars.ts';
import { createParsers } from './parsers.ts';
import { compileRules, parseRules } from './parse-rules.ts';
import { scan } from './scan.ts';
import { applySuppressions } from './suppressions.ts';

const parsers = await loadParsers();

const ruleFile = (body: string): string =>
  `rules:\n  - id: r\n    message: bad $X\n    severity: WARNING\n    languages: [javascript, python]\n    metadata: {cwe: "CWE-95: x"}\n${body}`;
const compile = (body: string): ReturnType<typeof compileRules> =>
  compileRules(parseRules(ruleFile(body), 'r.yaml', parsers).rules, parsers);
const rules = compile('    pattern: bad($X)\n');
const literal = compile('    pattern: bad("xy")\n');

describe('binary files', () => {
  it('are not looked through for text', () => {
    const source = 'rules: [{ id: r, message: m, severity: INFO, languages: [regex], pattern-regex: foo }]';
    const { rules } = parseRules(source, 'r', parsers);
    const found = (text: string): number =>
      scan([{ path: 'a.bin', text }], compileRules(rules, parsers), parsers).findings.length;
    expect(found('foo')).toBe(1);
    expect(found('foo\0')).toBe(0);
  });
});

describe('rules for several languages', () => {
  it('run for those that are known, and tell of the others', () => {
    const source = 'rules: [{ id: r, message: m, severity: INFO, languages: [java, kotlin], pattern: f() }]';
    const { rules, problems } = parseRules(source, 'r', parsers);
    expect(rules).toHaveLength(1);
    expect(problems.map(({ expected }) => expected)).toEqual([
      'a supported language; found kotlin, and the rule runs without it',
    ]);
  });
});

describe('a scan', () => {
  it('gives rule, message, severity, weakness, path and range, in the order of the source', () => {
    const { findings, problems } = scan(
      [
        { path: 'b.js', text: 'ok();\n  bad(1);\nbad("ä🚢");' },
        { path: 'a.py', text: 'bad(2)' },
      ],
      rules,
      parsers,
    );
    expect(problems).toEqual([]);
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      ['a.py', 'bad 2'],
      ['b.js', 'bad 1'],
      ['b.js', 'bad "ä🚢"'],
    ]);
    expect(findings[1]).toMatchObject({
      ruleId: 'r',
      severity: 'WARNING',
      cwe: [95],
      range: { start: { line: 2, column: 3, offset: 8 }, end: { line: 2, column: 9, offset: 14 } },
      flow: [],
    });
    expect(findings[2]?.range.end).toEqual({ line: 3, column: 11, offset: 26 });
  });

  it('finds what stands outside of a part that does not parse, and says where that part is', () => {
    const text = 'bad(1);\nfunction ( {{{ ;\nconst x = ;\nbad(2);\n';
    const { findings, problems } = scan([{ path: 'a.js', text }], rules, parsers);
    expect(findings.map(({ range }) => range.start.line)).toContain(1);
    expect(problems[0]).toMatch(/^a\.js:\d: this part does not parse$/);
  });

  it('leaves out files of other languages, and says when a file is too long', () => {
    const long = { path: 'long.js', text: `bad(1);${' '.repeat(SOURCE_CHARS_MAX)}` };
    const { findings, problems } = scan([{ path: 'readme.md', text: 'bad(1)' }, long], rules, parsers);
    expect(findings).toEqual([]);
    expect(problems).toEqual([`long.js: longer than ${SOURCE_CHARS_MAX} characters, not analysed`]);
    const atLimit = `bad(1);${' '.repeat(SOURCE_CHARS_MAX - 7)}`;
    expect(scan([{ path: 'long.js', text: atLimit }], rules, parsers).findings).toHaveLength(1);
  });

  it('says when a grammar is missing', async () => {
    const only = await createParsers(['javascript'], diskGrammars);
    const { findings, problems } = scan(
      [
        { path: 'a.py', text: 'bad(1)' },
        { path: 'a.js', text: 'bad(1)' },
      ],
      rules,
      only,
    );
    expect(findings.map(({ path }) => path)).toEqual(['a.js']);
    expect(problems).toEqual(['a.py: no grammar for python is loaded, not analysed']);
  });

  it('a rule may hold patterns that only a grammar can read for which there are no files', async () => {
    const [typed] = parseRules(
      `rules:
  - id: r
    message: Do not.
    severity: ERROR
    languages: [javascript, typescript]
    pattern-either:
      - pattern: <a href={$URL}>...</a>
      - pattern: '$M(..., @Body() $X, ...) {...}'
      - pattern: bad(...)
`,
      'r.yaml',
      parsers,
    ).rules;
    for (const language of ['javascript', 'typescript'] as const) {
      const only = await createParsers([language], diskGrammars);
      const path = language === 'javascript' ? 'a.js' : 'a.ts';
      expect(scan([{ path, text: 'bad(1)' }], compileRules([typed], only), only).findings).toHaveLength(1);
    }
  });

  it('says when a rule ran out of steps', () => {
    const greedy = compile(
      '    pattern: |\n      $A($...B)\n      ...\n      $C($...D)\n      ...\n      $E($...D, 99)\n',
    );
    const { problems } = scan([{ path: 'a.js', text: 'f(1, 2); g(1);'.repeat(400) }], greedy, parsers);
    expect(problems).toEqual(['a.js: r ran out of steps and may have missed something']);
  });

  it('says so for each of the rules that share what ran out', () => {
    const body = (id: string): string =>
      `  - id: ${id}\n    message: m\n    severity: INFO\n    languages: [js]\n    pattern: bad(..., $X, ..., $X)\n`;
    const { rules: two } = parseRules(`rules:\n${body('r1')}${body('r2')}`, 'r.yaml', parsers);
    const text = `bad(${Array.from({ length: 3_000 }, (_, index) => `a${index}`).join()})`;
    expect(scan([{ path: 'a.js', text }], compileRules(two, parsers), parsers).problems).toEqual([
      'a.js: r1 ran out of steps and may have missed something',
      'a.js: r2 ran out of steps and may have missed something',
    ]);
  });

  it('says when there are more matches than are kept', () => {
    const text = 'bad(1);'.repeat(MATCHES_MAX - 1);
    expect(scan([{ path: 'a.js', text }], rules, parsers).problems).toEqual([
      `more than ${FINDINGS_MAX} findings; the rest is left out`,
    ]);
    expect(scan([{ path: 'a.js', text: `${text}bad(2);` }], rules, parsers).problems).toContain(
      'a.js: r matches too often and may have missed something',
    );
  });

  it('takes a long list of arguments at a cost that its steps show', () => {
    const greedy = compile('    pattern: bad(..., "z", ...)\n');
    const text = `bad(${'1,'.repeat(100_000)}"z")`;
    expect(scan([{ path: 'a.js', text }], greedy, parsers).findings).toHaveLength(1);
  });

  it('gives up on a constant that holds itself a million times', () => {
    const times = (name: string): string => `\`${`\${${name}}`.repeat(200)}\``;
    const text = `const a = ''; const b = ${times('a')}; const c = ${times('b')}; const d = ${times('c')};`;
    const { findings } = scan([{ path: 'a.js', text: `${text} bad(d + ${times('d')})` }], literal, parsers);
    expect(findings).toEqual([]);
    expect(scan([{ path: 'a.js', text: "const a = 'x'; bad(a + 'y')" }], literal, parsers).findings).toHaveLength(1);
  });

  it('compares with the day that it is told, and says when it is told none', () => {
    const old = compile(
      "    patterns:\n      - pattern: until($X)\n      - metavariable-comparison: { comparison: 'strptime($X) < today()' }\n",
    );
    const input = [{ path: 'a.js', text: 'until("2026-01-01"); until("2026-03-01")' }];
    const today = Date.parse('2026-02-01T00:00:00Z') / 1000;
    expect(scan(input, old, parsers, today).findings).toHaveLength(1);
    expect(scan(input, old, parsers).problems[0]).toContain('asks for today');
  });

  it('gives the same answer twice', () => {
    const input = [{ path: 'a.js', text: 'bad(1); bad(bad(2))' }];
    expect(scan(input, rules, parsers)).toEqual(scan(input, rules, parsers));
  });
});

describe('nosemgrep comments', () => {
  const split = (text: string): [number, number] => {
    const { active, suppressed } = applySuppressions(
      scan([{ path: 'a.js', text }], rules, parsers).findings,
      () => text,
    );
    return [active.length, suppressed.length];
  };

  it.each([
    ['bad(1); // nosemgrep', 0],
    ['bad(1); // nosem: r', 0],
    ['bad(1); // nosemgrep: other, r -- because', 0],
    ['// nosemgrep: r (a reason)\nbad(1);', 0],
    ['bad(1); // nosemgrep: other', 1],
    ['ok(); // nosemgrep\nbad(1);', 1],
    ['bad("nosemgrep");', 1],
    ['// nosemgrep\n\nbad(1);', 1],
  ])('%j leaves %i finding', (text, active) => {
    expect(split(text)).toEqual([active, 1 - active]);
  });
});
