import type { PipelineData } from '#core/grading/kinds/pipeline/data.ts';
import type { KindDesk } from '../desk.ts';
import CommitLanes from './CommitLanes.svelte';
import PipelineEditor from './PipelineEditor.svelte';

export const desk: KindDesk = {
  Editor: PipelineEditor,
  Results: CommitLanes,
  words: {
    first: [
      'Run the pipeline as it is first.',
      'You will see a few days in the repository: who did what, which rule decided, what ran, and what reached production.',
    ],
    next: [
      'Run it again to replay the same days:',
      'with your rules and workflows, good work has to arrive in time, and no attack at all.',
    ],
    proofs: ['Good work arrives in time', 'Attacks are stopped', 'Rules find nothing in the workflows'],
    broken: 'Not understood',
  },
  firstPath: (bundle) => bundle.editable.find((path) => path.startsWith('settings/')) ?? bundle.editable[0] ?? '',
  tabName: (path) => (path.startsWith('workflows/') ? path.slice('workflows/'.length) : undefined),
  rules: (bundle) => (bundle.data as PipelineData).rules.map(({ id }) => id),
};
