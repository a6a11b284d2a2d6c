import type { OtherAttempt } from './attempt.ts';
import { reviewEdits, type Said } from '../support/review-attempt.ts';

const SUMMARY = 'Four things have to change before this can be merged.';
const token: Said = { path: 'src/reset/token.js', line: 11, cwe: 338, text: 'Not a generator for secrets.' };
const webhook: Said = { path: 'src/reset/webhook.js', line: 11, cwe: 347, text: 'Then what?' };
const model: Said = { path: 'src/reset/triage.js', line: 11, cwe: 1427, text: 'Says who?' };
const stranger: Said = { path: 'package.json', line: 8, cwe: 1357, text: 'Who is that?' };

const asks = (...said: readonly Said[]) => reviewEdits(said, 'request-changes', SUMMARY);

export const right: readonly OtherAttempt[] = [
  { name: 'names the four', edits: asks(token, webhook, model, stranger) },
  {
    name: 'says them in own words',
    edits: asks(
      { ...token, cwe: 20, text: 'Math.random is predictable.' },
      { ...webhook, cwe: 20, text: 'The error is swallowed and it goes on.' },
      { ...model, cwe: 20, text: 'Prompt injection by any sender.' },
      { ...stranger, cwe: 20, text: 'Unknown package with an install script.' },
    ),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'sees what was always looked for',
    edits: asks(token, webhook),
    fails: ['flaw-3', 'flaw-4'],
    named: 'only-classic-flaws',
  },
  {
    name: 'wants a slow hash for a token',
    edits: asks(
      token,
      webhook,
      model,
      stranger,
      { path: 'src/reset/token.js', line: 18, cwe: 327, text: 'Take Argon2.' },
      { path: 'src/reset/routes.js', line: 15, cwe: 203, text: 'Enumeration.' },
    ),
    fails: ['innocent-lines'],
    named: 'accused-the-good-parts',
  },
];
