import { defineConfig } from 'vitest/config';

/** Slowest where a test starts interpreters or a server on a busy machine of two cores. */
const TEST_TIME_MS_MAX = 60_000;

/** A page that has not shown it by then never will. */
const POLL_TIME_MS_MAX = 15_000;

export default defineConfig({
  test: {
    testTimeout: TEST_TIME_MS_MAX,
    hookTimeout: TEST_TIME_MS_MAX,
    // A test that is left focused would hide all others.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'db/**/*.test.ts',
            'bin/**/*.test.ts',
            'tests/*.test.ts',
            'tests/sast/**/*.test.ts',
            'tests/support/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          // One browser and one server on two cores.
          fileParallelism: false,
          expect: { poll: { timeout: POLL_TIME_MS_MAX } },
        },
      },
    ],
  },
});
