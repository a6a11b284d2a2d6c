import type { Reader } from '#db/client.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { Lab, SecretLab } from './lab.ts';
import { maySeeSolution, type Actor } from './policy.ts';

export interface EarnedSolution extends Pick<SecretLab, 'takeAway'> {
  /** Only the files that differ from the start. */
  readonly files: Files;
  /** Markdown. */
  readonly why: string;
  readonly alternatives: readonly { readonly name: string; readonly files: Files; readonly note: string }[];
}

export type ReadSolutionResult =
  | { readonly ok: true; readonly solution: EarnedSolution }
  | { readonly ok: false; readonly reason: 'no-such-lab' | 'not-earned' };

/** Our fix, why it holds, and other right ones: for members whom the server has passed. */
export async function readSolution(db: Reader, actor: Actor, lab: Lab | undefined): Promise<ReadSolutionResult> {
  if (!lab) return { ok: false, reason: 'no-such-lab' };
  if (!(await maySeeSolution(db, actor, lab.public.id))) return { ok: false, reason: 'not-earned' };
  const { solution, alternatives, takeAway } = lab.secret;
  return {
    ok: true,
    solution: {
      files: solution.files,
      why: solution.why,
      takeAway,
      alternatives: alternatives.map(({ name, files, note }) => ({ name, files, note })),
    },
  };
}
