import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckResult, Verdict } from '#core/grading/verdict.ts';
import { AuthorMistakes, describeProblem } from '#core/grading/author-problem.ts';
import { gradeAttempt } from '#features/labs/grade-attempt.ts';
import type { Lab } from '#features/labs/lab.ts';
import { labSources, loadLab, loadLabs } from '#features/labs/load-lab.ts';
import { proveLab } from '#features/labs/prove-lab.ts';
import { readFolder } from '#features/labs/read-folder.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool } from '#sandbox/server/pool.ts';

const USAGE = `gatehouse lab check [NAME] [--labs DIR]
gatehouse lab grade NAME --files DIR [--labs DIR] [--json]

  check   prove one lab or all: start, solution, alternatives and misfixes do what they promise
  grade   grade the files below DIR as an attempt at the lab NAME; --json prints the verdict

Both exit with 0 when all is well, 1 when something fails, 2 when it could not be tried.`;

/** Seeds are 32-bit; a new one for each grading. */
const SEED_END = 2 ** 31;

const MARKS: Record<CheckResult['status'], string> = { passed: '✓', failed: '✗', error: '!', skipped: '–' };

async function withSandbox<T>(use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  await buildSandboxAssets();
  const sandbox = createGraderPool({ workers: 2 });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function findLabs(name: string | undefined, labsDir: string | undefined): Promise<readonly Lab[]> {
  if (name === undefined) return [...(await loadLabs(labsDir)).values()];
  const reading = await loadLab(name, await labSources(labsDir));
  if (!reading.ok) throw new AuthorMistakes(reading.problems);
  return [reading.lab];
}

async function check(labs: readonly Lab[]): Promise<number> {
  let broken = 0;
  await withSandbox(async (sandbox) => {
    for (const lab of labs) {
      console.log(lab.public.id);
      for (const { about, problems } of await proveLab(lab, { sandbox, seed: randomInt(SEED_END) })) {
        console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${about}`);
        for (const problem of problems) console.log(`      ${problem}`);
        broken += problems.length === 0 ? 0 : 1;
      }
    }
  });
  console.log(
    broken === 0 ? 'Everything these labs promise holds.' : `${broken} part(s) do not hold what they promise.`,
  );
  return broken === 0 ? 0 : 1;
}

function describe(verdict: Verdict): string {
  const checks = verdict.checks.map(
    (one) => `${MARKS[one.status]} ${one.proof.padEnd(5)} ${one.title}${one.message ? `\n        ${one.message}` : ''}`,
  );
  const feedback = verdict.feedback.map((one) => `${one.title}\n${one.body.trim()}`);
  const head = `${verdict.status}${verdict.message ? `: ${verdict.message}` : ''}`;
  return [head, ...checks, '', ...feedback].join('\n');
}

async function grade(lab: Lab, folder: string, asJson: boolean): Promise<number> {
  const files = await readFolder(folder);
  const verdict = await withSandbox((sandbox) => gradeAttempt({ lab, files, sandbox, seed: randomInt(SEED_END) }));
  console.log(asJson ? JSON.stringify(verdict, null, 2) : describe(verdict));
  if (verdict.status === 'passed') return 0;
  return verdict.status === 'error' ? 2 : 1;
}

function refuse(message: string): number {
  console.error(`${message}\n\n${USAGE}`);
  return 2;
}

const OPTIONS = { files: { type: 'string' }, labs: { type: 'string' }, json: { type: 'boolean' } } as const;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [verb, name] = positionals;
  const labsDir = values.labs === undefined ? undefined : resolve(values.labs);
  if (verb === 'check') return check(await findLabs(name, labsDir));
  if (verb !== 'grade') return refuse(verb === undefined ? 'What should be done?' : `There is no "lab ${verb}".`);
  const [lab] = name === undefined ? [] : await findLabs(name, labsDir);
  if (!lab || values.files === undefined) return refuse('"lab grade" needs the name of a lab and --files DIR.');
  return grade(lab, resolve(values.files), values.json === true);
}

/** `gatehouse lab …`; the answer is the exit code. */
export async function labCommand(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof AuthorMistakes) console.error(error.problems.map(describeProblem).join('\n\n'));
    else if (error instanceof Error && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
    else throw error;
    return 2;
  }
}
