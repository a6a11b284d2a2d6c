import type { CheckResult, Feedback, TranscriptStep, Verdict, VerdictTable } from './verdict.ts';

export const note = (text: string): TranscriptStep => ({ kind: 'note', text });

/** A check is passed where there is nothing to say. */
export function check(id: string, title: string, message: string, looks: readonly string[] = []): CheckResult {
  const status = message === '' ? 'passed' : 'failed';
  return { id, proof: 'answer', title, status, message, evidence: { transcript: looks.map(note) } };
}

/** What a form's grader says: the rest of a verdict is the same for all. */
export interface Graded {
  readonly checks: readonly CheckResult[];
  /** Credit for what is right in part, 0 to 1, each with its weight. */
  readonly credits: readonly (readonly [weight: number, credit: number])[];
  readonly feedback: readonly Feedback[];
  readonly tables: readonly VerdictTable[];
}

/** An answer that does not fit its form is told in a sentence. */
export type Outcome = Graded | { readonly problem: string };

export const isPassed = ({ status }: CheckResult): boolean => status === 'passed';

/** Without the key only its form is known: never passed, and what is right is not said. */
export function verdictOf(outcome: Outcome, hasKey: boolean, grader: string): Verdict {
  const base = { findings: [], output: '', grader };
  if ('problem' in outcome)
    return { ...base, status: 'error', message: outcome.problem, checks: [], feedback: [], score: 0 };
  const { checks, credits, feedback, tables } = outcome;
  const isWhole = checks.every(isPassed);
  if (!hasKey) {
    const message = isWhole
      ? 'Everything is filled in and fits. Submit it: what comes of it, only the server can say.'
      : 'Something is still open, or does not fit.';
    return { ...base, status: 'failed', message, checks, feedback: [], tables, score: 0 };
  }
  const whole = credits.reduce((sum, [weight]) => sum + weight, 0);
  const got = credits.reduce((sum, [weight, credit]) => sum + weight * credit, 0);
  return {
    ...base,
    status: isWhole ? 'passed' : 'failed',
    checks,
    feedback,
    tables,
    score: isWhole ? 1 : whole === 0 ? 0 : got / whole,
  };
}

/** "1 requirement", "3 requirements". */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`;
