import { describe, expect, it } from 'vitest';
import { compileRegex } from '../rule/regex.ts';

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

  it('the more loops stand in a row, the less text is tried at once', () => {
    const charsMax = (source: string): number => {
      const result = compileRegex(source, '');
      return result.ok ? result.regex.charsMax : 0;
    };
    const limits = ['abc', 'a*b', '.*a.*b', '.*a.*b.*c'].map(charsMax);
    expect(limits).toEqual([...limits].sort((a, b) => b - a));
    expect(new Set(limits).size).toBe(limits.length);
  });
});
