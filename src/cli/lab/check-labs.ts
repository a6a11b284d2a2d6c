import { randomInt } from 'node:crypto';
import { describeProblem } from '#core/grading/author-problem.ts';
import { proveLab, type LabProof } from '#features/labs/prove-lab.ts';
import { unwrittenParts } from '#features/labs/unwritten.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { findLabs, type FoundLab } from './find-labs.ts';
import { SEED_END, withSandbox } from './with-sandbox.ts';

const indent = (text: string, by: string): string => text.replace(/^/gm, by);

const seconds = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

function tell({ about, problems, ms }: LabProof): void {
  console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${about}${ms === undefined ? '' : ` (${seconds(ms)})`}`);
  for (const problem of problems) console.log(indent(problem, '      '));
}

/** Proves one lab; each proof is told as it is made, because all of them together take a while. @returns what does not hold */
async function checkLab({ id, sources, reading }: FoundLab, sandbox: Sandbox): Promise<number> {
  if (!reading.ok) {
    for (const problem of reading.problems)
      console.log(indent(describeProblem(problem), '  ✗ ').replace(/\n  ✗ /g, '\n      '));
    return reading.problems.length;
  }
  const words = await unwrittenParts(sources.labsDir, id);
  tell(words);
  const proofs = await proveLab(reading.lab, { sandbox, seed: randomInt(SEED_END), onProof: tell });
  return [words, ...proofs].filter(({ problems }) => problems.length > 0).length;
}

/** `gatehouse lab check [NAME]`; the answer is the exit code. */
export async function checkLabs(name: string | undefined, labsDir: string | undefined): Promise<number> {
  const labs = await findLabs(name, labsDir);
  const startedAt = performance.now();
  const broken: string[] = [];
  await withSandbox(async (sandbox) => {
    for (const [index, lab] of labs.entries()) {
      console.log(labs.length === 1 ? lab.id : `${lab.id} (${index + 1} of ${labs.length})`);
      const labStartedAt = performance.now();
      const count = await checkLab(lab, sandbox);
      if (count > 0) broken.push(`${lab.id}: ${count}`);
      console.log(`  ${seconds(Math.round(performance.now() - labStartedAt))} in all`);
    }
  });
  const whole = seconds(Math.round(performance.now() - startedAt));
  if (broken.length === 0)
    console.log(
      `Everything that ${labs.length === 1 ? 'this lab promises' : `these ${labs.length} labs promise`} holds (${whole}).`,
    );
  else console.log(`Not everything holds (${whole}). Parts to mend, by lab:\n${indent(broken.join('\n'), '  ')}`);
  return broken.length === 0 ? 0 : 1;
}
