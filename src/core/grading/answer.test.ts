import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ANSWER_FILE, readAnswer } from './answer.ts';

const schema = z.strictObject({ choices: z.array(z.enum(['yes', 'no'])).check(z.maxLength(2)) });
const read = (text: string) => readAnswer({ [ANSWER_FILE]: text }, schema);

test('an answer that fits comes back as what it says', () => {
  expect(read('{"choices":["yes"]}')).toEqual({ ok: true, answer: { choices: ['yes'] } });
});

test.each([
  ['', 'is not JSON'],
  ['{"choices":', 'is not JSON'],
  ['{"choices":["yes","maybe"]}', 'does not fit at choices.1: Invalid option'],
  ['{"choices":["yes","no","no"]}', 'does not fit at choices: Too big'],
  ['{"choices":[],"more":1}', 'does not fit: Unrecognized key: "more"'],
  ['null', 'does not fit: Invalid input: expected object'],
])('%j is refused with its place', (text, problem) => {
  const reading = read(text);
  expect(reading.ok ? '' : reading.problem).toContain(problem);
});

test('an attempt without an answer is refused', () => {
  expect(readAnswer({}, schema).ok).toBe(false);
});
