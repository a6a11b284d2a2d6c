import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('vouchers-before-christmas');
const place = (id: string, from: string, to: string): readonly [string, string] => [
  `{"id":"${id}","place":"${from}"}`,
  `{"id":"${id}","place":"${to}"}`,
];

export const right: readonly OtherAttempt[] = [
  { name: 'cleans what goes into mails, on which people differ', edits: edited(place('V1.3.11', 'out', 'later')) },
  { name: 'lets idle sessions end after the launch', edits: edited(place('V7.3.1', 'launch', 'later')) },
  { name: 'puts one thing of the first day off', edits: edited(place('V13.4.2', 'launch', 'later')) },
  {
    name: 'forgets an inventory and a second system for logs',
    edits: edited(place('V15.1.2', 'later', 'out'), place('V16.4.3', 'later', 'out')),
  },
  {
    name: 'asks for two things that are not there',
    edits: edited(place('V3.5.5', 'out', 'later'), place('V5.2.3', 'out', 'later')),
  },
];

export const wrong: readonly OtherAttempt[] = [
  { name: 'does everything later', edits: edited(['"launch"', '"later"']), fails: ['launch-holds'] },
  {
    name: 'does everything before the launch',
    edits: edited(['"later"', '"launch"'], ['"out"', '"launch"']),
    fails: ['fits', 'nothing-irrelevant'],
  },
  {
    name: 'needs nothing of it',
    edits: edited(['"launch"', '"out"'], ['"later"', '"out"']),
    fails: ['nothing-missing'],
  },
  { name: 'keeps all of the catalogue for later', edits: edited(['"out"', '"later"']), fails: ['nothing-irrelevant'] },
  {
    name: 'leaves out whether an order belongs to whoever opens it',
    edits: edited(place('V8.2.2', 'launch', 'out')),
    fails: ['nothing-missing'],
  },
  {
    name: 'puts two things of the first day off',
    edits: edited(place('V13.4.2', 'launch', 'later'), place('V11.5.1', 'launch', 'later')),
    fails: ['launch-holds'],
  },
  {
    name: 'leaves one line without a place',
    edits: edited([',{"id":"V17.1.1","place":"out"}', '']),
    fails: ['all-placed'],
  },
];
