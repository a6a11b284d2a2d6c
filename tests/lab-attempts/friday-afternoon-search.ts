import type { OtherAttempt } from './attempt.ts';
import { reviewEdits } from '../support/review-attempt.ts';

export const right: readonly OtherAttempt[] = [
  { name: 'approves and praises', edits: reviewEdits([], 'approve', 'Well done.') },
  {
    name: 'wonders about the referer that is no address',
    edits: reviewEdits([{ path: 'src/routes/bookings.js', line: 28, cwe: 755, text: 'URL may throw.' }], 'approve', ''),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'takes the list of columns for user input',
    edits: reviewEdits(
      [{ path: 'src/routes/bookings.js', line: 18, cwe: 89, text: 'ORDER BY from the request.' }],
      'request-changes',
      'Please use a list for the order.',
    ),
    fails: ['innocent-lines', 'decision'],
    named: 'template-in-sql',
  },
  {
    name: 'asks for somebody else',
    edits: reviewEdits([], 'request-changes', 'Better let security look at it.'),
    fails: ['decision'],
    named: 'held-up-to-be-safe',
  },
];
