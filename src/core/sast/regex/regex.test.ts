import { describe, expect, it } from 'vitest';
import { compileRegex } from '../rule/regex.ts';
import { readRegex } from './read-regex.ts';
import { countedSearch, type RegexMatch } from './run-regex.ts';

/** Expression in PCRE's spelling, flags, text, whether it is found. */
const READ: readonly (readonly [string, string, string, boolean])[] = [
  ['(?i)secret\\d', '', 'xSECRET1', true],
  ['a(?i)b(?-i)c', '', 'aBc', true],
  ['a(?i)b(?-i)c', '', 'aBC', false],
  ['(?P<A>x)(?P=A)', '', 'xx', true],
  ['\\Afoo\\z', '', 'foo', true],
  ['\\Afoo\\z', '', 'xfoo', false],
  ['^b$', 'm', 'a\nb\nc', true],
  ['^b$', '', 'a\nb\nc', false],
  ['foo$', '', 'foo\n', true],
  ['\\h+x', '', ' \tx', true],
  ['(?x) a  b # c\n c', '', 'abc', true],
  ['[[:alpha:]]+\\d', '', 'ab1', true],
  ['[\\w.-]+@', '', 'a.b-c@', true],
  ['a{,3}b', '', 'b', true],
  ['a{x', '', 'a{x', true],
  ['\\x{41}\\x42', '', 'AB', true],
  ['\\Qa.b\\E', '', 'a.b', true],
  ['\\p{Lu}', '', 'A', true],
  ['[^\\s"\']+', '', 'x', true],
  ['(?s).', '', '\n', true],
  ['.', '', '\n', false],
  ['\\\'\\"\\/\\-', '', '\'"/-', true],
  ['(?i)[a-f]+[^x]', '', 'ABCY', true],
  ['(?i)[^x]', '', 'X', false],
  ['é', '', 'é', true],
  ['[]a]+', '', 'a]', true],
  ['(?:a|b)+c', '', 'abc', true],
  ['^(?!.*(params|query)\\b)', '', 'row', true],
];

const REFUSED = [
  '(a+)+',
  '(a|a)*',
  '(a*)*b',
  '(\\w+\\s?)+$',
  '([a-z]+)*',
  '(?:.*)*',
  '(a|aa)+$',
  '(x{1,100}){1,100}',
  '(?=(a+)+b)',
  'a++',
  '(?>a)',
  '(?R)',
  '(a',
  'a)',
  '[a',
  '*a',
  '(?(1)a|b)',
  '\\Kx',
  '(\\d|\\w)+$',
];

const HARMLESS = [
  '(a b*)+',
  '(?:-\\S+\\s+)*x',
  '([^"\\\\]|\\\\.)*"',
  '(\\w+\\s)+',
  '(ab|cd)*',
  '\\s*\\w+\\s*=',
  '(?:[a-z0-9]+\\.)+com',
  '(a+b)+',
  '("[^"]*",?)+',
  '(?:%[0-9a-f]{2})+',
  '(\\w+,)*\\w+',
];

describe('regular expressions of rules', () => {
  it.each(READ)('%s with flags "%s" on %j: %s', (source, flags, text, isFound) => {
    const result = compileRegex(source, flags);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.regex.test(text), result.regex.pattern.source).toBe(isFound);
  });

  it.each(REFUSED)('%s is refused: JavaScript has no word for it, or it can run for ever', (source) => {
    expect(compileRegex(source, '')).toMatchObject({ ok: false });
  });

  it.each(HARMLESS)('%s is taken', (source) => {
    expect(compileRegex(source, '')).toMatchObject({ ok: true });
  });

  it.each(READ)('%s with flags "%s" on %j is the same for the matcher that counts', (source, flags, text, isFound) => {
    const search = countedSearch(readRegex(source, flags));
    expect(search(text, { steps: 10_000 }).next().done).toBe(!isFound);
  });

  it('finds the same places and groups, whichever matcher runs', () => {
    const source = '(?P<KEY>\\w+?)\\s*=\\s*(["\'])(.*?)\\2(?=;)|(?<!x)(\\d{2,3})+?y';
    const text = 'a = "b"; key=\'v;"\'; 1234y x12y 999y '.repeat(3);
    const compiled = compileRegex(source, '');
    if (!compiled.ok) throw new Error(compiled.expected);
    const plain = (all: Iterable<RegexMatch>): unknown[] =>
      [...all].map((one) => ({ ...one, named: { ...one.named } }));
    const counted = countedSearch(readRegex(source, ''));
    expect(plain(counted(text, { steps: 100_000 }))).toEqual(plain(compiled.regex.all(text)));
  });

  it('a polynomial expression on a text that is made for it ends, and says that it ended early', () => {
    const compiled = compileRegex('a.*b.*c.*d.*e', 's');
    if (!compiled.ok) throw new Error(compiled.expected);
    const budget = { steps: 1 };
    expect([...compiled.regex.all('abcd'.repeat(5_000), budget)]).toEqual([]);
    expect(budget.steps).toBeLessThan(0);
  });

  it('hundreds of characters that may be left out end as well', () => {
    const compiled = compileRegex(`${'\\w?'.repeat(300)}!`, '');
    if (!compiled.ok) throw new Error(compiled.expected);
    const budget = { steps: 1 };
    expect([...compiled.regex.all('x'.repeat(300), budget)]).toEqual([]);
    expect(budget.steps).toBeLessThan(0);
  });
});
