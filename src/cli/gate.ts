import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from './build.ts';

/** What one step adds to the last line. A tool that only says yes or no counts as one. */
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why, told again under the last step: a log is often read from its end. */
  readonly failures?: readonly string[];
}

interface Step {
  readonly title: string;
  /** Part of the quick gate, which needs neither a build nor a browser. */
  readonly quick: boolean;
  run(): Promise<Count>;
}

const BIN = join(ROOT, 'node_modules');

/** What a new lab begins with: vulnerable on purpose. */
const LAB_TEMPLATES = '**/grading/kinds/*/template/';

/** Runs a program of this project's Node with its output shown. @returns its exit code */
async function runNode(script: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** A program from a package: `script` is a path below node_modules. */
const tool = (title: string, script: string, args: readonly string[]): Step => ({
  title,
  quick: true,
  run: async () => ((await runNode(join(BIN, script), args)) === 0 ? PASSED : FAILED),
});

const PASSED: Count = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Count = { passed: 0, failed: 1, skipped: 0 };

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** More of a message is a page of HTML or a diff; the run above has it whole. */
const FAILURE_CHARS_MAX = 1_500;

/** @returns one text per failed test, or per file that could not be loaded: where, which, why */
function failuresOf(report: VitestReport): string[] {
  return report.testResults.flatMap((file) => {
    const path = relative(ROOT, file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${path}\n${file.message}`] : [];
    return failed.map((test) => `${path}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
  });
}

/** Counts come from the report file; a run that leaves none, or exits badly with no failed test, is a failure. */
async function runVitest(project: string): Promise<Count> {
  const report = join(ROOT, '.generated', `vitest-${project}-${process.pid}.json`);
  await mkdir(join(ROOT, '.generated'), { recursive: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode(join(BIN, 'vitest/vitest.mjs'), args);
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return FAILED;
  const parsed = JSON.parse(text) as VitestReport;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed;
  const failed = numFailedTests === 0 && (code !== 0 || numPassedTests === 0) ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, failures: failuresOf(parsed) };
}

const STEPS: readonly Step[] = [
  tool('Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  tool('Lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
  tool('Types', 'astro/bin/astro.mjs', ['check', '--minimumFailingSeverity', 'warning']),
  tool('Types of Svelte components', 'svelte-check/bin/svelte-check', [
    '--tsconfig',
    'tsconfig.svelte.json',
    '--fail-on-warnings',
  ]),
  { title: 'Unit tests, walks and integration tests', quick: true, run: () => runVitest('unit') },
  {
    title: 'Scan of our own code',
    quick: true,
    run: async () =>
      (await (await import('./scan.ts')).scanCommand(['src', 'db', 'bin', '--exclude', LAB_TEMPLATES])) === 0
        ? PASSED
        : FAILED,
  },
  {
    title: 'Build',
    quick: false,
    run: async () => ((await (await import('./build.ts')).buildSite(join(ROOT, 'dist'))) ? PASSED : FAILED),
  },
  { title: 'Browser tests', quick: false, run: () => runVitest('e2e') },
];

/** Runs every step even after a failure, so that one run shows all that is wrong. */
async function main(): Promise<number> {
  const quick = process.argv.includes('--quick');
  const total = { passed: 0, failed: 0, skipped: 0 };
  const red: string[] = [];
  const failures: string[] = [];
  for (const step of STEPS.filter((each) => !quick || each.quick)) {
    const started = performance.now();
    console.log(`\n▶ ${step.title}`);
    const count = await step.run().catch((error: unknown) => {
      console.error(error);
      return FAILED;
    });
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    failures.push(...(count.failures ?? []));
    if (count.failed > 0) red.push(step.title);
    console.log(
      `${count.failed > 0 ? '✗' : '✓'} ${step.title} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  for (const failure of failures) console.log(`\n✗ ${failure.slice(0, FAILURE_CHARS_MAX)}`);
  if (red.length > 0) console.log(`\nTo mend: ${red.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

process.exitCode = await main();
