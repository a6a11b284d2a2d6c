import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('what-goes-first');
const OURS = '["TW-35","TW-34","TW-27","TW-30","TW-18","TW-29","TW-22","TW-33","TW-24"]';
const order = (...ids: readonly number[]): OtherAttempt['edits'] =>
  edited([OURS, JSON.stringify(ids.map((id) => `TW-${id}`))]);

export const right: readonly OtherAttempt[] = [
  { name: 'closes the file server before the remote access', edits: order(34, 35, 27, 30, 29, 22) },
  { name: 'begins with what a guest has written about', edits: order(27, 35, 34, 22, 30, 29, 18) },
  { name: 'ends the links that never expire in the first sprint', edits: order(35, 34, 27, 22, 30, 29, 33) },
  { name: 'fills the first sprint with the build tool', edits: order(35, 27, 34, 30, 36, 29, 22, 33) },
  {
    name: 'rounds the share to a whole percent and the days to half a one',
    edits: edited(['"value":58.8', '"value":59'], ['"value":23}', '"value":23.5}']),
  },
];

export const wrong: readonly OtherAttempt[] = [
  { name: 'plans nothing', edits: order(), fails: ['planned', 'in-time'] },
  {
    name: 'goes by the number of the finding',
    edits: order(18, 22, 24, 27, 30, 29, 34, 35),
    fails: ['order-holds', 'in-time'],
  },
  { name: 'mends the import before its driver', edits: order(35, 34, 27, 29, 30, 22), fails: ['needs-first'] },
  {
    name: 'plans everything that is open',
    edits: order(35, 34, 27, 30, 29, 22, 33, 24, 18, 36, 31, 32),
    fails: ['fits'],
  },
  {
    name: 'mends tablets that are thrown away',
    edits: order(35, 34, 27, 30, 22, 32),
    fails: ['in-time', 'hours-worth'],
  },
  {
    name: 'gives the same figure four times',
    edits: edited(['"value":58.8', '"value":23'], ['"value":26', '"value":23']),
    fails: ['figure-fix-rate', 'figure-oldest'],
  },
  { name: 'forgets the old links', edits: order(35, 34, 27, 30, 29, 33), fails: ['in-time'] },
];
