import type { CheckResult, Feedback } from './verdict.ts';

/** A sentence for those whose checks failed: said once where any of `checks` did. */
export interface FeedbackRule extends Feedback {
  readonly checks: readonly string[];
}

/** What belongs to the checks that failed, in the order of `rules`; `done` where none did. */
export function feedbackOn(
  checks: readonly CheckResult[],
  done: Omit<Feedback, 'tier'>,
  rules: readonly FeedbackRule[],
): readonly Feedback[] {
  const failed = new Set(checks.filter(({ status }) => status !== 'passed').map(({ id }) => id));
  if (failed.size === 0) return [{ tier: 'celebratory', ...done }];
  return rules
    .filter((rule) => rule.checks.some((id) => failed.has(id)))
    .map(({ tier, title, body }) => ({ tier, title, body }));
}
