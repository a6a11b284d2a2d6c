import { describe, expect, test } from 'vitest';
import type { Change, Scenario, Town } from './data.ts';
import { readPlatform } from './grade.ts';
import { replay } from './replay.ts';

const TOWN: Town = {
  repository: 'tidewater/bookings',
  people: { nadia: 'admin', joost: 'write', mallory: 'read' },
  teams: {},
  defaultToken: 'read',
  actions: [{ name: 'actions/checkout', tags: { v5: 'a'.repeat(40) }, minutes: 0 }],
  commands: [{ line: 'npm test', minutes: 2, runsCode: true, gate: null, deploys: false }],
  gates: {},
  deploySecret: 'KEY',
  door: null,
};
const HOSTILE: Change = { files: ['a.js'], writes: {}, bad: 'Somebody else’s code', isHostile: true, findings: [] };

const scenario = (by: string, isFork: boolean): Scenario => ({
  id: 'pull',
  title: 'A pull request',
  expect: 'blocked',
  place: 'main',
  minutes: 0,
  because: 'It must find nothing.',
  events: [{ do: 'open', by, after: 0, branch: 'b', title: 't', isFork, change: HOSTILE }],
});

function outcome(on: string, by: string, isFork: boolean, { more = '', ref = '' } = {}): boolean {
  const text = `on: ${on}
jobs:
  test:
    runs-on: ubuntu-24.04
${more}    env: { KEY: '\${{ secrets.KEY }}' }
    steps:
      - uses: actions/checkout@v5
${ref}      - run: npm test
`;
  const platform = readPlatform(
    {
      'workflows/ci.yml': text,
      'settings/environments.yaml': `repository-secrets: [${more === '' ? 'KEY' : ''}]\nenvironments: { live: { branches: [main], secrets: [KEY] } }`,
    },
    TOWN,
  );
  if (!platform.ok) throw new Error(platform.problem);
  return replay(TOWN, platform.value, scenario(by, isFork)).isMet;
}

const HEAD = '        with: { ref: "${{ github.event.pull_request.head.sha }}" }\n';

describe('code of a pull request that nobody has read', () => {
  test('finds no secret when it comes from a fork', () => {
    expect(outcome('pull_request', 'mallory', true)).toBe(true);
  });
  test('finds one when it comes from a branch of the repository', () => {
    expect(outcome('pull_request', 'joost', false)).toBe(false);
  });
  test('does not run on pull_request_target, unless its head is checked out', () => {
    expect(outcome('pull_request_target', 'mallory', true)).toBe(true);
    expect(outcome('pull_request_target', 'mallory', true, { ref: HEAD })).toBe(false);
  });
  test('does not get into an environment that is for main', () => {
    expect(outcome('pull_request', 'joost', false, { more: '    environment: live\n' })).toBe(true);
  });
});
