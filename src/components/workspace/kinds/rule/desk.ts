import { RULE_FILE, type RuleData } from '#core/grading/kinds/rule/data.ts';
import { publicScan } from '#core/grading/kinds/rule/grade.ts';
import type { KindDesk } from '../desk.ts';
import RuleDesk from './RuleDesk.svelte';

export const desk: KindDesk = {
  Editor: RuleDesk,
  listsFiles: true,
  words: {
    first: [
      'Run the rule as it is first.',
      'You will see how much of what is vulnerable it finds, and how much of what it finds is true.',
    ],
    next: [
      'Run your rule to see what it is worth:',
      'each sample as it stands and in other words, with the lines of every miss. Submitting adds samples that nobody sees.',
    ],
    proofs: ['Everything vulnerable is found', 'Everything safe is left alone', 'Others can work with it'],
    broken: 'Not a rule yet',
  },
  firstPath: () => RULE_FILE,
  typingScan: (bundle, mine) => publicScan({ ...bundle, data: bundle.data as RuleData }, mine),
};
