import type { KindDesk } from '../desk.ts';
import ChecklistDesk from './ChecklistDesk.svelte';
import ChecklistSolution from './ChecklistSolution.svelte';

export const desk: KindDesk = {
  Editor: ChecklistDesk,
  Solution: ChecklistSolution,
  isAnswer: true,
  words: {
    first: ['Read the facts first.', 'Run looks whether every requirement has a place, and whether the work fits.'],
    next: [
      'Run to see what is still open.',
      'Submit, and the server plays the half year after the launch with your list.',
    ],
    proofs: [
      'Nothing is left out that the service needs',
      'Little is asked for that is not there',
      'The first day is safe',
    ],
    broken: 'Not a list of decisions',
  },
  keys: [
    ['Next or previous requirement', ['J', 'K']],
    ['Before the launch', ['1']],
    ['After the launch', ['2']],
    ['Not for this service', ['3']],
    ['Show only what is undecided, or all', ['U']],
    ['Undo, redo a decision', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
