import type { KindDesk } from '../desk.ts';
import SecretsDesk from './SecretsDesk.svelte';
import SecretsSolution from './SecretsSolution.svelte';

export const desk: KindDesk = {
  Editor: SecretsDesk,
  Solution: SecretsSolution,
  isAnswer: true,
  words: {
    first: [
      'Go through the history first.',
      'Run tells what your steps do to the services, and which pushes are stopped.',
    ],
    next: ['Run to see what is still open.', 'Submit, and everything that leaked is tried.'],
    proofs: ['Everything that leaked is found', 'It is dead before it is tried', 'The next one is stopped'],
    broken: 'Not a response',
  },
  keys: [
    ['Next or previous line of a change', ['↓', '↑']],
    ['Next or previous change of a file', ['N', 'P']],
    ['Mark the line', ['C']],
    ['Undo, redo a decision', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
