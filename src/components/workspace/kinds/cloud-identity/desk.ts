import type { IdentityData } from '#core/grading/kinds/cloud-identity/data.ts';
import EditorPane from '../../editor/EditorPane.svelte';
import type { KindDesk } from '../desk.ts';

export const desk: KindDesk = {
  Editor: EditorPane,
  words: {
    first: [
      'Run the policies as they are first.',
      'You will see who comes to the door, what they show, and how each of them is decided.',
    ],
    next: [
      'Run your policies to see who gets in:',
      'each visitor with the claims they show and the decision, step by step.',
    ],
    proofs: ['The right ones get in', 'The others stay out'],
    broken: 'Would not be saved',
  },
  firstPath: (bundle) => (bundle.data as IdentityData).trust,
};
