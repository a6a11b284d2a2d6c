import type { KindDesk } from '../desk.ts';
import DecideDesk from './DecideDesk.svelte';
import DecideSolution from './DecideSolution.svelte';
import WeekLines from './WeekLines.svelte';

export const desk: KindDesk = {
  Editor: DecideDesk,
  Results: WeekLines,
  Solution: DecideSolution,
  isAnswer: true,
  words: {
    first: ['Read what is known first.', 'Run looks whether everything is decided, and whether the work fits.'],
    next: ['Run to see what is still open.', 'Submit, and the server plays what comes of your decisions.'],
    proofs: ['Nothing that is needed is missing', 'No work goes where it buys nothing', 'What cannot wait comes first'],
    broken: 'Not a list of decisions',
  },
  keys: [
    ['Next or previous requirement of a checklist', ['J', 'K']],
    ['Before the launch, after it, not for this service', ['1', '2', '3']],
    ['Show only what is undecided, or all', ['U']],
    ['Undo, redo a decision', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
