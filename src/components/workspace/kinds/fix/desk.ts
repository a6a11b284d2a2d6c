import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { findCounterexample, hasAttacks } from '#core/grading/kinds/fix/counterexample.ts';
import { scanJob } from '#core/grading/kinds/fix/jobs.ts';
import type { LabBundle } from '../../lab-bundle.ts';
import { randomSeed } from '../../run/lab-run.svelte.ts';
import type { KindDesk } from '../desk.ts';
import EditorPane from '../../editor/EditorPane.svelte';

const dataOf = (bundle: LabBundle): FixData => bundle.data as FixData;

export const desk: KindDesk = {
  Editor: EditorPane,
  words: {
    first: [
      'Run the code as it is first.',
      'You will see what works, the attack that gets through, and the place in the code that lets it.',
    ],
    next: [
      'Run your code to see where it stands:',
      'what works, whether the attack gets through, and whether its cause is gone.',
    ],
    proofs: ['It still works', 'The attack fails', 'The cause is gone'],
    broken: 'Did not load',
  },
  firstPath: (bundle) => dataOf(bundle).entry,
  runtime(bundle) {
    const { language, database } = dataOf(bundle);
    return { name: language, withDatabase: database !== undefined };
  },
  rules: (bundle) => dataOf(bundle).rules.map(({ id }) => id),
  counterexample: {
    isOffered: (bundle, check) => hasAttacks(dataOf(bundle), check),
    find: ({ bundle, mine, ...search }) =>
      findCounterexample({ ...search, lab: { ...bundle, data: dataOf(bundle) }, files: mine, seed: randomSeed() }),
  },
  typingScan: (bundle, mine) => scanJob({ ...bundle, data: dataOf(bundle) }, mine),
};
