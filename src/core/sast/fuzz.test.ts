import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../cli/load-parsers.ts';
import { loadDefinitions } from '../../features/rules/load-definitions.ts';
import { compileRules, parseRules } from './parse-rules.ts';
import { scan } from './scan.ts';
import { FUZZ_SEED } from '../../../tests/support/fuzz-seed.ts';

fc.configureGlobal({ seed: FUZZ_SEED });

const parsers = await loadParsers();
const { definitions } = await loadDefinitions(fileURLToPath(new URL('./rules', import.meta.url)), parsers);

const RULE_FILES = [
  'javascript/sql-injection',
  'javascript/stored-xss',
  'javascript/eval-injection',
  'python/path-traversal',
];

const read = (path: string): string => readFileSync(new URL(`./rules/${path}`, import.meta.url), 'utf8');
const rules = compileRules(
  RULE_FILES.flatMap((file) => parseRules(read(`${file}.yaml`), file, parsers, definitions).rules),
  parsers,
);
const JAVASCRIPT = read('javascript/sql-injection.js');
const PYTHON = read('python/path-traversal.py');

/** Enough to meet the usual accidents, few enough for every run. */
const RUNS = { numRuns: 150 };

const path = fc.constantFrom('a.js', 'a.ts', 'a.tsx', 'a.py');

/** Pieces that mean something to a parser, in no order. */
const soup = fc
  .array(
    fc.constantFrom(
      ...'( ) { } [ ] ; , . ... => = + ` ${ " \' # // /* */ \n \t if else for while def class return'.split(' '),
      'req.query',
      'db.prepare(',
      'open(',
      'x',
      '1',
      'async',
      'lambda',
      '@',
      '\\',
      '\u{1F6A2}',
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(' '));

/** Good code with a piece cut out, doubled, or put elsewhere. */
function mutated(code: string): fc.Arbitrary<string> {
  const at = fc.nat(code.length - 1);
  return fc.tuple(at, fc.nat(200), at, fc.constantFrom('cut', 'double', 'move')).map(([from, length, to, how]) => {
    const piece = code.slice(from, from + length);
    const without = code.slice(0, from) + code.slice(from + length);
    if (how === 'cut') return without;
    return how === 'double'
      ? code.slice(0, to) + piece + code.slice(to)
      : without.slice(0, to) + piece + without.slice(to);
  });
}

function check(file: string, text: string): void {
  const { findings } = scan([{ path: file, text }], rules, parsers);
  for (const { range } of findings) {
    expect(range.start.offset).toBeGreaterThanOrEqual(0);
    expect(range.end.offset).toBeLessThanOrEqual(text.length);
    expect(range.end.offset).toBeGreaterThanOrEqual(range.start.offset);
  }
}

describe('the scanner never throws and stays within the text', () => {
  it('on random text', () => {
    fc.assert(fc.property(path, fc.string({ unit: 'binary', maxLength: 300 }), check), RUNS);
  });

  it('on pieces of code in no order', () => {
    fc.assert(fc.property(path, soup, check), RUNS);
  });

  it('on broken JavaScript', () => {
    fc.assert(fc.property(fc.constantFrom('a.js', 'a.tsx'), mutated(JAVASCRIPT), check), { numRuns: 25 });
  });

  it('on broken Python', () => {
    fc.assert(fc.property(fc.constant('a.py'), mutated(PYTHON), check), { numRuns: 25 });
  });

  it('on rule files of any content', () => {
    const yaml = read('javascript/stored-xss.yaml');
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), mutated(yaml)), (text) => {
        for (const problem of parseRules(text, 'rules.yaml', parsers).problems) expect(problem.line).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('code that nests without end', () => {
  const DEPTH = 100_000;

  it.each([
    ['a.js', `x = ${'('.repeat(DEPTH)}1${')'.repeat(DEPTH)}`],
    ['a.js', `x = ${'['.repeat(DEPTH)}`],
    ['a.js', `x = a${'.b()'.repeat(20_000)}`],
    ['a.js', `x = ${'a + '.repeat(20_000)}a`],
    ['a.ts', 'function f() {'.repeat(5_000)],
    ['a.js', 'if (a) '.repeat(20_000)],
    ['a.py', `x = ${'('.repeat(DEPTH)}1${')'.repeat(DEPTH)}`],
    ['a.py', `x = ${'not '.repeat(20_000)}a`],
    // Side by side in the grammar, nested in the common tree.
    ['a.py', `x = ${'a < '.repeat(20_000)}a`],
    ['a.py', `x = ${'(a < '.repeat(300)}a${' < a'.repeat(300)})${' < a)'.repeat(299)}`],
    ['a.py', `if a:\n  b\n${'elif a:\n  b\n'.repeat(20_000)}else:\n  c\n`],
  ])('is skipped with a problem in %s', (file, text) => {
    const { problems } = scan([{ path: file, text: `db.exec(req.query.a)\n${text}` }], rules, parsers);
    expect(problems.join('\n')).toMatch(/does not parse|nested too deeply|gave up/);
  });
});
