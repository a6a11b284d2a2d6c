import type { DastData } from '#core/grading/kinds/dast/data.ts';
import type { KindDesk } from '../desk.ts';
import DastDesk from './DastDesk.svelte';
import DastSolution from './DastSolution.svelte';
import WatchTimeline from './WatchTimeline.svelte';

export const desk: KindDesk = {
  Editor: DastDesk,
  Results: WatchTimeline,
  Solution: DastSolution,
  isAnswer: true,
  runtime(bundle) {
    const { language, database } = bundle.data as DastData;
    return { name: language, withDatabase: database !== undefined };
  },
  words: {
    first: ['Send a request or plan a scan first.', 'Run sets up your scans and sends what you report once more.'],
    next: ['Run to see what is still open.', 'Submit, and your answer is held against what is so.'],
    proofs: ['The test stays where it may', 'Every weakness is shown', 'False alarms are settled'],
    broken: 'Not a test',
  },
  keys: [
    ['Send the request', ['Alt Enter']],
    ['Undo, redo a decision', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
