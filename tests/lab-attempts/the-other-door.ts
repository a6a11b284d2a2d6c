import { answerEdits, type OtherAttempt } from './attempt.ts';

const answer = answerEdits('the-other-door');
const ACCOUNTS = '"sessions":["ada","bram"]';

export const right: readonly OtherAttempt[] = [
  { name: 'scans at half the speed that is allowed', edits: answer(['"ratePerMinute":100', '"ratePerMinute":60']) },
  { name: 'scans as Bram first', edits: answer([ACCOUNTS, '"sessions":["bram","ada"]']) },
  { name: 'leaves the scan without the checks that find nothing here', edits: answer(['"sql-error",', '']) },
  { name: 'leaves all of the login alone', edits: answer(['"exclude":["/logout"', '"exclude":["/login","/logout"']) },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'scans at one request a minute',
    edits: answer(['"ratePerMinute":100', '"ratePerMinute":1']),
    fails: ['gentle'],
  },
  {
    name: 'scans as nobody',
    edits: answer([ACCOUNTS, '"sessions":[]']),
    fails: ['scan-reaches'],
  },
  {
    name: 'keeps the scan to the search',
    edits: answer(['"include":["/"]', '"include":["/search"]']),
    fails: ['scan-reaches'],
  },
  {
    name: 'excludes the deletion and forgets the way out',
    edits: answer(['"exclude":["/logout",', '"exclude":[']),
    fails: ['scope-kept'],
  },
  {
    name: 'scans Tidepay too',
    edits: answer([
      '"hosts":["portal.tidewater.example"]',
      '"hosts":["portal.tidewater.example","pay.tidepay.example"]',
    ]),
    fails: ['scope-kept'],
  },
  {
    name: 'searches for a word that is no markup',
    edits: answer(['q=%3Cimg%20src%3Dx%3E', 'q=tern']),
    fails: ['all-confirmed'],
  },
  {
    name: 'asks for a harbour twice and sees the same boats',
    edits: answer(["'1'='2", "'1'='1"]),
    fails: ['all-confirmed'],
  },
];
