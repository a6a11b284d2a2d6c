import type { KindDesk } from '../desk.ts';
import IncidentTimeline from './IncidentTimeline.svelte';
import ThreatDesk from './ThreatDesk.svelte';
import ThreatSolution from './ThreatSolution.svelte';

export const desk: KindDesk = {
  Editor: ThreatDesk,
  Results: IncidentTimeline,
  Solution: ThreatSolution,
  isAnswer: true,
  words: {
    first: ['Draw the system first.', 'Run looks whether each of the four questions is answered.'],
    next: ['Run to see what is still open.', 'Submit, and the server plays what happens afterwards.'],
    proofs: ['The system is drawn as it is', 'What can go wrong is found', 'What was chosen stops it'],
    broken: 'Not a threat model',
  },
  keys: [
    ['Go to one of the four questions', ['1', '2', '3', '4']],
    ['Next or previous threat, at the third question', ['J', 'K']],
    ['In the drawing: move a part', ['Arrows']],
    ['In the drawing: begin a flow, end it there', ['C', 'Enter']],
    ['In the drawing: write the name, take out', ['Enter', 'Delete']],
    ['Undo, redo a change', ['Ctrl Z', 'Ctrl Shift Z']],
  ],
};
