import { expect, test } from 'vitest';
import { NAME_LENGTH_MAX, normaliseName } from './display-name.ts';

test.each(['Ines', 'Þórður Ægisson', '李小龍', 'O’Neil-Smith, Jr.', 'محمد', '👩‍💻'])('%s is a name', (name) => {
  expect(normaliseName(` ${name} `)).toBe(name);
});

test.each(['', '   ', '\u200d', 'a\u202eb', 'a\nb', 'a\u0000b', 'a\u2066b', 'a\ufeffb', '\ud800'])(
  '%j is none',
  (text) => {
    expect(normaliseName(text)).toBeNull();
  },
);

test('a name of 80 characters fits, one of 81 does not', () => {
  expect(normaliseName('ä'.repeat(NAME_LENGTH_MAX))).not.toBeNull();
  expect(normaliseName('ä'.repeat(NAME_LENGTH_MAX + 1))).toBeNull();
});
