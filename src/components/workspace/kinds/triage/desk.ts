import type { KindDesk } from '../desk.ts';
import TriageDesk from './TriageDesk.svelte';
import TriageSolution from './TriageSolution.svelte';

export const desk: KindDesk = {
  Editor: TriageDesk,
  Solution: TriageSolution,
  isAnswer: true,
  words: {
    first: [
      'Go through the findings first.',
      'Run looks whether each of them has a verdict, a reason and a next step.',
    ],
    next: [
      'Run to see what is still open.',
      'Submit, and the server compares your verdicts and reasons with what is so.',
    ],
    proofs: ['Nothing dangerous is dismissed', 'The team gets little that is harmless', 'The reasons hold'],
    broken: 'Not a list of decisions',
  },
  keys: [
    ['Next or previous finding', ['J', 'K']],
    ['It is real (true)', ['T']],
    ['It is a false alarm', ['F']],
    ['Show only what is undecided, or all', ['U']],
    ['Undo, redo a decision', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
