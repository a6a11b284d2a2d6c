import type { ReviewAnswer, ReviewComment } from '#core/grading/kinds/review/answer.ts';
import type { OtherAttempt } from '../lab-attempts/attempt.ts';

/** A comment as somebody made it; what is not said is usual. */
export type Said = Pick<ReviewComment, 'path' | 'line' | 'cwe' | 'text'> & Partial<ReviewComment>;

const START = '"comments": [],\n  "decision": "",\n  "summary": ""';

/** A whole review as an edit of the empty one. */
export function reviewEdits(
  said: readonly Said[],
  decision: ReviewAnswer['decision'],
  summary: string,
): OtherAttempt['edits'] {
  const comments = said.map((one, index): ReviewComment => ({
    id: `c${index + 1}`,
    side: 'new',
    severity: 'high',
    reason: '',
    sure: 3,
    ...one,
  }));
  // Own words shorter than a reason are not one.
  const filled = comments.map((one) => ({ ...one, text: one.text.padEnd(12, '.') }));
  return [[START, JSON.stringify({ comments: filled, decision, summary }).slice(1, -1)]];
}
