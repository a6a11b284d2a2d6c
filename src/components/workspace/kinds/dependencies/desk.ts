import { ANSWER_FILE } from '#core/grading/answer.ts';
import type { KindDesk } from '../desk.ts';
import DependenciesEditor from './DependenciesEditor.svelte';

export const desk: KindDesk = {
  Editor: DependenciesEditor,
  words: {
    first: [
      'Run it as it is first.',
      'You will see what is installed, which advisories are open, and who brings the affected packages along.',
    ],
    next: [
      'Run what you have so far:',
      'your manifest is installed, the service is started with it, and each decision is held against the code.',
    ],
    proofs: ['It still works', 'Every advisory has a true decision', 'No range without an end'],
    broken: 'Does not install',
  },
  firstPath: () => ANSWER_FILE,
  tabName: (path) => (path === ANSWER_FILE ? 'Advisories' : undefined),
  runtime: () => ({ name: 'javascript', withDatabase: false }),
};
