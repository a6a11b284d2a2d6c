import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grammarProblem, payloads } from './payload-grammar.ts';

const quotes = { start: ['<quote><end>', 'x<quote>'], quote: ["'", '"', "')"], end: ['--', '#'] };

test('texts come shortest first, each once, in the order of the grammar among equals', () => {
  expect([...payloads(quotes, 100)]).toEqual(["'#", '"#', "x'", 'x"', "'--", '"--', "')#", "x')", "')--"]);
});

test('no more come than are asked for, though the grammar has no end', () => {
  const nested = { start: ['a', '(<start>)'] };
  expect([...payloads(nested, 4)]).toEqual(['a', '(a)', '((a))', '(((a)))']);
});

test('a grammar that doubles without end comes to a stop', () => {
  const doubling = { start: ['<start><start>', 'a'] };
  expect([...payloads(doubling, 1_000_000)].length).toBeLessThan(1_000_000);
});

test.each([
  [{ end: ['x'] }, 'there is no "start"'],
  [{ start: ['<quote>'] }, '<quote> in "start" is not defined'],
  [{ start: ['a<start>'] }, '"start" never comes to an end'],
])('%j is refused', (grammar, problem) => {
  expect(grammarProblem(grammar)).toBe(problem);
});

test('text that only looks like a reference is text', () => {
  expect([...payloads({ start: ['<IMG>', '< b>'] }, 9)]).toEqual(['< b>', '<IMG>']);
});

test('whatever the grammar: sorted by length, without doubles, and no more than asked for', () => {
  const name = fc.constantFrom('start', 'one', 'two');
  const piece = fc.oneof(
    fc.string({ maxLength: 3 }).map((text) => text.replaceAll('<', '')),
    name.map((one) => `<${one}>`),
  );
  const alternatives = fc.array(
    fc.array(piece, { maxLength: 3 }).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.record({ start: alternatives, one: alternatives, two: alternatives }), (grammar) => {
      fc.pre(grammarProblem(grammar) === null);
      const found = [...payloads(grammar, 50)];
      expect(found.length).toBeLessThanOrEqual(50);
      expect(new Set(found).size).toBe(found.length);
      expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});
