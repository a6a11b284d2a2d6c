import { expect, test } from 'vitest';
import { misfixSchema } from '#core/grading/lab-schema.ts';
import { readSettings } from './read-settings.ts';

const GOOD = `title: Apostrophes doubled
caughtBy: [sorts-by-secret]
recognise:
  pattern: $X.replaceAll("'", "''")
explanation: ${'why it fails, '.repeat(8)}
`;

function problems(text: string) {
  const reading = readSettings(text, 'a-lab/misfixes/x/misfix.yaml', misfixSchema);
  return reading.ok ? [] : reading.problems;
}

test('good settings come back typed', () => {
  const reading = readSettings(GOOD, 'misfix.yaml', misfixSchema);
  expect(reading.ok && reading.value.caughtBy).toEqual(['sorts-by-secret']);
});

test('an unknown key is a mistake on its own line', () => {
  expect(problems(GOOD.replace('recognise:', 'recognize: x\nrecognise:'))).toMatchObject([
    { line: 3, found: 'the key "recognize"', file: 'a-lab/misfixes/x/misfix.yaml' },
  ]);
});

test('a value of the wrong form is named with its line and what was found', () => {
  const [problem] = problems(GOOD.replace('[sorts-by-secret]', '\n  - fine\n  - Not An Id'));
  expect(problem).toMatchObject({ line: 4, found: '"Not An Id"' });
  expect(problem?.expected).toContain('"caughtBy.1"');
});

test('a missing key is named', () => {
  const [problem] = problems(GOOD.replace(/^title.*\n/, ''));
  expect(problem).toMatchObject({ found: 'nothing' });
  expect(problem?.expected).toContain('"title"');
});

test('broken YAML is told by its line', () => {
  expect(problems('title: "open\ncaughtBy: []\n')[0]).toMatchObject({ expected: 'valid YAML' });
});
