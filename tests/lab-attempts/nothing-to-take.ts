import { ourFiles, type OtherAttempt } from './attempt.ts';

const files = ourFiles('nothing-to-take');
const PLACES = 'settings/environments.yaml';
const CHECKS = 'workflows/checks.yml';

export const right: readonly OtherAttempt[] = [
  {
    name: 'names the branch of each environment by a pattern',
    files: files({ [PLACES]: [['branches: [main]', "branches: ['mai*']"]] }),
  },
  {
    name: 'scans first, so that a finding costs no tests',
    files: files({
      [CHECKS]: [
        ['      - run: npx gate sast\n', ''],
        ['      - run: npm ci\n', '      - run: npx gate sast\n      - run: npm ci\n'],
      ],
    }),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'leaves the key with the repository as well',
    fails: ['branch-writes-workflow'],
    files: files({ [PLACES]: [['repository-secrets: []', 'repository-secrets: [MAP_KEY]']] }),
  },
  {
    name: 'lets admins pass over the environment of the radar',
    fails: ['radar-passed-over'],
    files: files({ [PLACES]: [['allow-admin-bypass: false', 'allow-admin-bypass: true']] }),
  },
  {
    name: 'goes on with pull_request_target, and takes the key away from the job',
    fails: ['high-finding'],
    files: files({ [CHECKS]: [['on: pull_request\n', 'on: pull_request_target\n']] }),
  },
  {
    name: 'only warns of what is found',
    fails: ['high-finding'],
    files: files({ 'settings/gates.yaml': [['sast: { mode: fail', 'sast: { mode: warn']] }),
  },
];
