import type { CheckResult, CheckStatus, Proof, Verdict, VerdictStatus } from '#core/grading/verdict.ts';

/** A meaning is always colour, shape and word together. */
export type Meaning = 'passed' | 'failed' | 'limit' | 'error' | 'open';

export const STATUS_WORD: Readonly<Record<Exclude<VerdictStatus, 'error'>, string>> = {
  passed: 'Passed',
  failed: 'Not yet',
  limit: 'Stopped at a limit',
};

export const STATUS_MEANING: Readonly<Record<VerdictStatus, Meaning>> = {
  passed: 'passed',
  failed: 'failed',
  limit: 'limit',
  error: 'error',
};

export const CHECK_WORD: Readonly<Record<CheckStatus, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  error: 'Could not be checked',
  skipped: 'Not run',
};

export const CHECK_MEANING: Readonly<Record<CheckStatus, Meaning>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'error',
  skipped: 'open',
};

const PROOF_TITLE: Readonly<Record<Proof, string>> = {
  works: 'It still works',
  safe: 'The attack fails',
  cause: 'The cause is gone',
  answer: 'The answer is right',
};

/** "The attack fails" beside a cross would say the opposite of what is meant. */
const PROOF_TITLE_FAILED: Readonly<Record<Proof, string>> = {
  works: 'Something no longer works',
  safe: 'The attack gets through',
  cause: 'The cause is there',
  answer: 'The answer is not right yet',
};

export interface ProofGroup {
  readonly proof: Proof;
  readonly title: string;
  readonly meaning: Meaning;
  readonly passed: number;
  readonly checks: readonly CheckResult[];
}

function groupMeaning(checks: readonly CheckResult[]): Meaning {
  if (checks.every((check) => check.status === 'passed')) return 'passed';
  if (checks.some((check) => check.status === 'failed')) return 'failed';
  return checks.some((check) => check.status === 'error') ? 'error' : 'open';
}

/** Checks under the proof they give, in the order in which the proofs are explained. Empty proofs are left out. */
export function proofGroups(verdict: Verdict): ProofGroup[] {
  return (Object.keys(PROOF_TITLE) as Proof[]).flatMap((proof) => {
    const checks = verdict.checks.filter((check) => check.proof === proof);
    if (checks.length === 0) return [];
    const passed = checks.filter((check) => check.status === 'passed').length;
    const meaning = groupMeaning(checks);
    const title = (meaning === 'failed' ? PROOF_TITLE_FAILED : PROOF_TITLE)[proof];
    return [{ proof, title, meaning, passed, checks }];
  });
}

/** The one check to open unasked: the first attack that still gets through, or the first thing that broke. */
export function firstToOpen(verdict: Verdict): string | null {
  const failed = verdict.checks.filter((check) => check.status === 'failed');
  const first = failed.find((check) => check.proof === 'safe') ?? failed[0];
  return first ? `${first.proof}/${first.id}` : null;
}

/** The verdict in one sentence, for those who hear it. `broken` is what a kind calls one that proves nothing. */
export function verdictSentence(verdict: Verdict, broken: string): string {
  const { checks, status } = verdict;
  const passed = checks.filter((check) => check.status === 'passed').length;
  if (status === 'passed') return `Passed: all ${checks.length} checks.`;
  if (status === 'limit') return `Stopped at a limit. ${verdict.message ?? ''}`.trim();
  if (status === 'error') return `${broken}. ${verdict.message ?? ''}`.trim();
  return `Not yet: ${passed} of ${checks.length} checks pass.`;
}

/** The grader may be down: what is safe comes first, then what happens, then what to do (nothing). */
export const LATE_WORDS =
  'No verdict yet. Your submission is stored on the server and will be graded as soon as it gets to it; you need not send it again.';
