import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { AuthorMistakes } from '#core/grading/author-problem.ts';
import type { CheckResult, Verdict } from '#core/grading/verdict.ts';
import { gradeAttempt } from '#features/labs/grade-attempt.ts';
import { readAttemptFolder } from './attempt-folder.ts';
import { findLabs } from './find-labs.ts';
import { SEED_END, withSandbox } from './with-sandbox.ts';

const MARKS: Record<CheckResult['status'], string> = { passed: '✓', failed: '✗', error: '!', skipped: '–' };

function describe(verdict: Verdict): string {
  const checks = verdict.checks.map(
    (one) =>
      `${MARKS[one.status]} ${one.proof.padEnd(6)} ${one.title}${one.message ? `\n         ${one.message}` : ''}`,
  );
  const tables = (verdict.tables ?? []).map(({ title, columns, rows }) =>
    [title, ...[columns, ...rows].map((row) => `  ${row.join('  |  ')}`)].join('\n'),
  );
  const feedback = verdict.feedback.map((one) => `${one.title}\n${one.body.trim()}`);
  const head = `${verdict.status}${verdict.message ? `: ${verdict.message}` : ''}`;
  return [head, ...checks, ...tables, '', ...feedback].join('\n');
}

export interface GradeOptions {
  readonly labsDir: string | undefined;
  readonly asJson: boolean;
}

/** `gatehouse lab grade NAME --files DIR`: what the server would say. The answer is the exit code. */
export async function gradeFiles(name: string, folder: string, { labsDir, asJson }: GradeOptions): Promise<number> {
  const [found] = await findLabs(name, labsDir);
  if (!found) throw new Error('A name that is nowhere has been refused before.');
  if (!found.reading.ok) throw new AuthorMistakes(found.reading.problems);
  const { lab } = found.reading;
  const attempt = await readAttemptFolder(resolve(folder), lab.public);
  if (!attempt.ok) {
    console.error(attempt.problem);
    return 2;
  }
  // Beside the verdict, which scripts read.
  for (const note of attempt.notes) console.error(note);
  const verdict = await withSandbox((sandbox) =>
    gradeAttempt({ lab, files: attempt.files, sandbox, seed: randomInt(SEED_END) }),
  );
  console.log(asJson ? JSON.stringify(verdict, null, 2) : describe(verdict));
  if (verdict.status === 'passed') return 0;
  return verdict.status === 'error' ? 2 : 1;
}
