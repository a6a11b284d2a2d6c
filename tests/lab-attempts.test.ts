// What other people would write. A lab is fair when right fixes in other words pass, and strict when plausible wrong
// ones and ways around the question do not. Add an attempt here when somebody is graded wrongly.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeProblem } from '#core/grading/author-problem.ts';
import { gradeAttempt } from '#features/labs/grade-attempt.ts';
import { labSources, loadLab } from '#features/labs/load-lab.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { unhurried } from './support/unhurried.ts';
import { attemptOf, type OtherAttempt } from './lab-attempts/attempt.ts';

const FOLDER = join(import.meta.dirname, 'lab-attempts');
const SEED = 7;

const labs = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => name !== 'attempt.ts')
    .map(async (name) => ({
      name: name.replace('.ts', ''),
      ...((await import(join(FOLDER, name))) as { right: readonly OtherAttempt[]; wrong: readonly OtherAttempt[] }),
    })),
);

let sandbox: GraderPool;

beforeAll(async () => {
  await buildSandboxAssets();
  sandbox = createGraderPool({ workers: 2 });
});

afterAll(() => sandbox.close());

describe.each(labs)('at $name, somebody who', ({ name, right, wrong }) => {
  test.concurrent.each([...right, ...wrong])('$name', async (attempt) => {
    const reading = await loadLab(name, await labSources());
    if (!reading.ok) throw new Error(reading.problems.map(describeProblem).join('\n\n'));
    const lab = unhurried(reading.lab);
    const [path = ''] = lab.public.editable;
    const verdict = await gradeAttempt({ lab, files: attemptOf(path, lab.public.files, attempt), sandbox, seed: SEED });
    const open = verdict.checks.filter((check) => check.status !== 'passed');
    const reasons = open.map((check) => `${check.id}: ${check.message}`).join('\n');
    // An attempt that does not even load would fail for a reason that proves nothing.
    expect(['passed', 'failed'], verdict.message ?? '').toContain(verdict.status);
    if (attempt.fails) expect(open.map((check) => check.id)).toEqual(expect.arrayContaining([...attempt.fails]));
    else expect(open.length, reasons).toBe(0);
    const misfix = lab.secret.misfixes.find((one) => one.name === attempt.named);
    if (attempt.named) expect(verdict.feedback.map((one) => one.title)).toContain(misfix?.settings.title);
  });
});
