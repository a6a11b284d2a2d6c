import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesFilters, matchesGlob } from './glob.ts';

it.each([
  ['main', 'main', true],
  ['main', 'mainland', false],
  ['release/*', 'release/1.2', true],
  ['release/*', 'release/1/2', false],
  ['release/**', 'release/1/2', true],
  ['*', 'a/b', false],
  ['**', 'a/b', true],
  ['**/ci.yml', 'ci.yml', true],
  ['**/ci.yml', '.github/workflows/ci.yml', true],
  ['**/ci.yml', 'xci.yml', false],
  ['src/**/a.js', 'src/a.js', true],
  ['src/**/a.js', 'src/b/c/a.js', true],
  ['a.c', 'abc', false],
  ['*.js', '.js', true],
  ['(a|b)+', 'ab', false],
])('%s for %s: %s', (pattern, text, isMatched) => {
  expect(matchesGlob(pattern, text)).toBe(isMatched);
});

/** The same by trying every way: right, and slow. */
function tried(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [, star = '', rest = ''] = /^(\*\*\/|\*+)?(.*)$/s.exec(pattern) ?? [];
  if (star === '') return text !== '' && pattern[0] === text[0] && tried(pattern.slice(1), text.slice(1));
  const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
  const fits = (part: string): boolean =>
    star === '**/' ? part === '' || part.endsWith('/') : star === '*' ? !part.includes('/') : true;
  return ends.some((end) => fits(text.slice(0, end)) && tried(rest, text.slice(end)));
}

it('says the same as somebody who tries every way', () => {
  const word = (letters: string[], maxLength: number) =>
    fc.array(fc.constantFrom(...letters), { maxLength }).map((all) => all.join(''));
  fc.assert(
    fc.property(word(['a', 'b', '/', '*', '**', '**/'], 6), word(['a', 'b', '/'], 7), (pattern, text) => {
      expect(matchesGlob(pattern, text)).toBe(tried(pattern, text));
    }),
    { numRuns: 2_000 },
  );
});

it('a pattern of a hundred stars is matched as well as one', () => {
  const text = 'a'.repeat(200);
  expect(matchesGlob('*a'.repeat(100), text)).toBe(true);
  expect(matchesGlob('*a'.repeat(99) + '*b', text)).toBe(false);
  expect(matchesGlob('*'.repeat(201), text)).toBe(false);
});

it('a filter that begins with ! takes out again, in order', () => {
  expect(matchesFilters(['**', '!docs/**'], 'docs/a.md')).toBe(false);
  expect(matchesFilters(['**', '!docs/**', 'docs/a.md'], 'docs/a.md')).toBe(true);
});
