import { ourFiles, type OtherAttempt } from './attempt.ts';

const files = ourFiles('twenty-minutes');
const CHECKS = 'workflows/checks.yml';
const RULES = 'settings/branch-rules.yaml';
const GATES = 'settings/gates.yaml';
const LABEL = 'workflows/label.yml';

export const right: readonly OtherAttempt[] = [
  {
    name: 'gives SCA a job of its own, and has the branch wait for it',
    files: files({
      [CHECKS]: [
        ['      - run: npx gate sca\n', '  sca:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - run: npx gate sca\n'],
      ],
      [RULES]: [['[tests, scans]', '[tests, scans, sca]']],
    }), // prettier-ignore
  },
  {
    name: 'leaves the name of the branch away',
    files: files({
      [LABEL]: [
        ['      BRANCH: ${{ github.head_ref }}\n', ''],
        ['"$BRANCH"', 'new'],
      ],
    }),
  },
  { name: 'reads all of the code for secrets', files: files({ [GATES]: [['secrets: { mode: fail, scope: changed }', 'secrets: { mode: fail }']] }) }, // prettier-ignore
  {
    name: 'gives each workflow as much of the cache as it needs',
    files: files({
      'workflows/deploy.yml': [['jobs:\n', 'cache-mode: read\njobs:\n']],
      [LABEL]: [['jobs:\n', 'cache-mode: none\njobs:\n']],
    }),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'waits for a check that no job is called by',
    fails: ['feature-ships'],
    files: files({ [RULES]: [['[tests, scans]', '[tests, scan]']] }),
  },
  {
    name: 'forgives the scanner in the script',
    fails: ['high-finding'],
    files: files({ [CHECKS]: [['npx gate sast', 'npx gate sast || true']] }),
  },
  {
    name: 'forgives the job',
    fails: ['vulnerable-dependency'],
    files: files({ [CHECKS]: [['  scans:\n', '  scans:\n    continue-on-error: true\n']] }),
  },
  {
    name: 'looks at changes of the source alone',
    fails: ['words-ship', 'library-ships'],
    files: files({ [CHECKS]: [['on: pull_request\n', 'on:\n  pull_request:\n    paths: [src/**]\n']] }),
  },
  {
    name: 'hands the name of the branch round by a variable, and pastes that',
    fails: ['branch-is-a-command', 'branch-substitution'],
    files: files({ [LABEL]: [['"$BRANCH"', '"${{ env.BRANCH }}"']] }),
  },
  {
    name: 'prints the token of the label from then on with xxd',
    fails: ['log-of-the-label'],
    files: files({ [LABEL]: [['    steps:\n', '    steps:\n      - run: echo "$GH_TOKEN" | xxd\n']] }),
  },
  {
    name: 'puts the tests in front of the scans',
    fails: ['feature-ships'],
    files: files({ [CHECKS]: [['  scans:\n', '  scans:\n    needs: tests\n']] }),
  },
  {
    name: 'stops from medium on',
    fails: ['library-ships'],
    named: 'every-remark-stops',
    files: files({
      [GATES]: [
        ['sast: { mode: fail, from: high', 'sast: { mode: fail, from: medium'],
        ['sca: { mode: fail, from: high', 'sca: { mode: fail, from: medium'],
      ],
    }),
  },
  {
    name: 'asks no owners any more, to be faster',
    fails: ['fork-edits-the-gates'],
    files: files({ [RULES]: [['require-code-owner-review: true', 'require-code-owner-review: false']] }),
  },
];
