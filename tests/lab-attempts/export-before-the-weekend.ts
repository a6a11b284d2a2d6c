import type { OtherAttempt } from './attempt.ts';
import { reviewEdits, type Said } from '../support/review-attempt.ts';

const SUMMARY = 'Not yet, sorry: see the comments, I will look again tonight.';
const nobody: Said = { path: 'src/app.js', line: 15, cwe: 862, text: 'Where is requireCrew?' };
const folder: Said = { path: 'src/routes/exports.js', line: 28, cwe: 22, text: 'Can leave the folder.' };
const brake: Said = { path: 'src/routes/session.js', side: 'old', line: 10, cwe: 307, text: 'Where did this go?' };

const asks = (...said: readonly Said[]) => reviewEdits(said, 'request-changes', SUMMARY);

export const right: readonly OtherAttempt[] = [
  { name: 'names the three in the plainest words', edits: asks(nobody, folder, brake) },
  {
    name: 'says it in own words with a number that is near',
    edits: asks(
      { ...nobody, cwe: 693, text: 'Anybody can call this without a session.' },
      { ...folder, cwe: 20, text: 'A path traversal with %2f.' },
      { ...brake, cwe: 20, text: 'The rate limit is lost.' },
    ),
  },
  {
    name: 'accuses one line too many, and says that it is a hunch',
    edits: asks(nobody, folder, brake, { path: 'src/export/charts-of.js', line: 7, cwe: 89, text: 'SQL?', sure: 1 }),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'approves with nothing',
    edits: reviewEdits([], 'approve', ''),
    fails: ['flaw-1', 'decision'],
    named: 'green-is-good',
  },
  { name: 'misses what is gone', edits: asks(nobody, folder), fails: ['flaw-3'], named: 'only-the-new-files' },
  {
    name: 'blocks without a word',
    edits: reviewEdits([nobody, folder, brake], 'request-changes', 'No.'),
    fails: ['summary'],
  },
  {
    name: 'tries every number on one line',
    edits: asks(...[89, 79, 78, 90, 94].map((cwe) => ({ ...nobody, cwe, text: 'Wrong here.' }))),
    fails: ['flaw-1', 'innocent-lines', 'calibration'],
  },
];
