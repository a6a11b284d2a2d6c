import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('ninety-days');

export const right: readonly OtherAttempt[] = [
  { name: 'goes without the newcomer', edits: edited([',{"id":"newcomer","week":11}', '']) },
  {
    name: 'begins the open half hour a week later',
    edits: edited(
      ['{"id":"hour","week":1}', '{"id":"hour","week":2}'],
      ['{"id":"together","week":2}', '{"id":"together","week":3}'],
      ['{"id":"quiet","week":3}', '{"id":"quiet","week":2}'],
    ),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'books a week twice',
    fails: ['within-hours', 'reaches-trust', 'reaches-reach', 'reaches-early'],
    edits: edited(['{"id":"model","week":5}', '{"id":"model","week":2}']),
  },
  {
    name: 'writes the questions before the model',
    fails: ['needs-first', 'reaches-trust', 'reaches-reach', 'reaches-early'],
    edits: edited(['{"id":"questions","week":6}', '{"id":"questions","week":4}']),
  },
  {
    name: 'does nothing that others do',
    fails: ['reaches-reach', 'reaches-early'],
    edits: edited(['{"id":"model","week":5},{"id":"questions","week":6},{"id":"workshop","week":7},', '']),
  },
];
