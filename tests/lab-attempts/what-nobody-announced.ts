import { answerEdits, type OtherAttempt } from './attempt.ts';

const answer = answerEdits('what-nobody-announced');
const NIGHTS = '"days":[0,1,2,3,4,5,6],"hour":2';
const BOTH = '"sessions":["buoy","beacon"]';
const DISMISSED = '{"check":"reflected","path":"/packing-list"}';

export const right: readonly OtherAttempt[] = [
  { name: 'scans at three in the night', edits: answer(['"hour":2', '"hour":3']) },
  { name: 'asks the account page for the way out', edits: answer(['Your account', 'Close my account']) },
  {
    name: 'leaves out the closing of the account as well',
    edits: answer(['["/logout"]', '["/logout","/account/close"]']),
  },
  {
    name: 'scans in working nights alone',
    edits: answer([NIGHTS, '"days":[0,1,2,3,4],"hour":2']),
    // The policy that vanishes on Saturday evening is seen on Monday at two, and read at nine as before.
  },
  {
    name: 'scans on Sundays only, besides releases',
    edits: answer([NIGHTS, '"days":[6],"hour":2']),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'scans on Wednesdays only, besides releases',
    edits: answer([NIGHTS, '"days":[2],"hour":2']),
    fails: ['in-time'],
  },
  {
    name: 'scans as one account',
    edits: answer([BOTH, '"sessions":["buoy"]']),
    fails: ['all-found', 'in-time'],
  },
  {
    name: 'scans as nobody',
    edits: answer([BOTH, '"sessions":[]']),
    fails: ['all-found', 'in-time'],
  },
  {
    name: 'looks for words that stand on every page',
    edits: answer(['Your account', 'nosniff']),
    fails: ['stays-signed-in', 'all-found', 'in-time'],
  },
  {
    name: 'looks for words that stand nowhere',
    edits: answer(['Your account', 'Welcome back']),
    fails: ['stays-signed-in', 'all-found', 'in-time', 'alarms-heard'],
  },
  {
    name: 'sends alarms to a mailbox that is read on Mondays',
    edits: answer(['"channel":"team"', '"channel":"mailbox"']),
    fails: ['in-time'],
  },
  {
    name: 'dismisses what is a weakness',
    edits: answer([DISMISSED, `${DISMISSED},{"check":"headers","path":"/"}`]),
    fails: ['all-found', 'in-time'],
  },
  {
    name: 'scans Tidepay too',
    edits: answer(['["www.tidewater.example"]', '["www.tidewater.example","pay.tidepay.example"]']),
    fails: ['scope-kept'],
  },
  {
    name: 'lets the scan log itself out',
    edits: answer(['["/logout"]', '[]']),
    fails: ['scope-kept'],
  },
  {
    name: 'scans on Saturdays at noon with the speed of the night',
    edits: answer([NIGHTS, '"days":[0,1,2,3,4,5,6],"hour":12']),
    fails: ['gentle'],
  },
];
