import { expect, it } from 'vitest';
import { fillTemplate, readTemplate } from './expressions.ts';
import { readWorkflow } from './workflow.ts';

const WORKFLOW = `name: CI
run-name: by \${{ github.actor }}
on:
  push:
    branches: [main]
    tags-ignore: ['v0.*']
  schedule:
    - cron: '0 3 * * *'
concurrency: ci
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    strategy: { matrix: { node: [22, 24] } }
    steps:
      - run: npm test
        working-directory: app
`;

it('says of every key that changes nothing in a replay that it is read over', () => {
  const reading = readWorkflow('workflows/ci.yml', WORKFLOW);
  if (!reading.ok) throw new Error(reading.problem);
  const { notes } = reading.value;
  for (const key of [
    'run-name',
    'on.push.tags-ignore',
    'concurrency',
    'jobs.test.timeout-minutes',
    'jobs.test.strategy',
    'jobs.test.steps.0.working-directory',
  ])
    expect(
      notes.some((note) => note.startsWith(`workflows/ci.yml: ${key} is read over: `)),
      key,
    ).toBe(true);
  expect(notes).toContain('workflows/ci.yml: The event schedule does not happen in this replay.');
});

it.each([
  ['a key that does not exist', WORKFLOW.replace('timeout-minutes', 'timeout-minute'), 'timeout-minute'],
  ['a job without a runner', WORKFLOW.replace('runs-on: ubuntu-latest', 'name: Test'), 'expected a runner'],
  ['a circle of needs', WORKFLOW.replace('runs-on', 'needs: test\n    runs-on'), 'circle'],
  ['an event that does not exist', WORKFLOW.replace('push:', 'pushed:'), '"pushed"'],
  [
    'a step with both',
    WORKFLOW.replace('- run: npm test', '- run: npm test\n        uses: a/b@v1'),
    'either uses or run',
  ],
])('names %s', (_, text, words) => {
  const reading = readWorkflow('workflows/ci.yml', text);
  expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining(words) as string });
});

it('quotes that are quoted again and again are cut', () => {
  const read = readTemplate(`\${{ ${'toJSON('.repeat(18)}env${')'.repeat(18)} }}`);
  if (!read.ok) throw new Error(read.problem);
  const scope = { contexts: { env: { A: '"'.repeat(10_000) } }, hasFailed: false };
  expect(fillTemplate(read.template, scope)).toHaveLength(20_000);
});

it('a text that is filled into itself again and again is cut', () => {
  const deep = Array.from({ length: 18 }).reduce<string>((inner) => `format('{0}{0}{0}{0}',${inner})`, "'long text'");
  const read = readTemplate(`\${{ ${deep} }}`.repeat(50));
  if (!read.ok) throw new Error(read.problem);
  expect(fillTemplate(read.template, { contexts: {}, hasFailed: false })).toHaveLength(20_000);
});
