import type { KindDesk } from '../desk.ts';
import ReviewDesk from './ReviewDesk.svelte';
import ReviewSolution from './ReviewSolution.svelte';

export const desk: KindDesk = {
  Editor: ReviewDesk,
  Solution: ReviewSolution,
  isAnswer: true,
  words: {
    first: ['Read the change first.', 'Pick a line to comment on it; Run tells whether the review is complete.'],
    next: [
      'Run tells whether the review is complete.',
      'Submit has the server compare it with what is in the change: found, missed, falsely accused.',
    ],
    proofs: ['Every serious flaw is named', 'No innocent line is accused', 'The decision fits'],
    broken: 'Could not be read',
  },
  keys: [
    ['Line down, line up', ['↓', '↑']],
    ['Next change, the one before', ['n', 'p']],
    ['Comment on the line', ['c']],
    ['Leave the comment unsaved', ['Esc']],
  ],
};
