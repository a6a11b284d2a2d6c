import { ourFiles, type OtherAttempt } from './attempt.ts';

const files = ourFiles('two-pairs-of-eyes');
const RULES = 'settings/branch-rules.yaml';
const CI = 'workflows/ci.yml';

export const right: readonly OtherAttempt[] = [
  {
    name: 'lets the rule hold for every branch',
    files: files({ [RULES]: [['pattern: main', "pattern: 'main*'"]] }),
  },
  {
    name: 'gives each job its own rights',
    files: files({
      [CI]: [
        ['permissions:\n  contents: read\n', ''],
        ['  test:\n', '  test:\n    permissions: { contents: read }\n'],
        ['  deploy:\n', '  deploy:\n    permissions: { contents: read }\n'],
      ],
    }),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'asks two people for everything',
    fails: ['feature-ships'],
    files: files({ [RULES]: [['required-approvals: 1', 'required-approvals: 2']] }),
  },
  {
    name: 'lets one person pass over the rules',
    fails: ['stolen-admin'],
    files: files({ [RULES]: [['bypass: []', 'bypass: [nadia]']] }),
  },
  {
    name: 'forgets the folder of the workflows among the owners',
    fails: ['workflow-without-owner'],
    files: { ...files({}), CODEOWNERS: '/src/payments/ @nadia\n' },
  },
  {
    name: 'skips the test on pull requests',
    fails: ['red-tests'],
    files: files({ [CI]: [['  test:\n', "  test:\n    if: github.ref == 'refs/heads/main'\n"]] }),
  },
];
