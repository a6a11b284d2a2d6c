import { answerEdits, type OtherAttempt } from './attempt.ts';

const answer = answerEdits('the-other-door');
/** The evidence at a path, given anew. */
const BOOKING = '"session":"ada","request":"GET /bookings/4102 HTTP/1.1\\nHost: portal.tidewater.example\\n"';
const NOTE = '"session":"ada","request":"GET /api/notes/4102 HTTP/1.1\\nHost: portal.tidewater.example\\n"';
const HARBOUR = 'GET /boats?harbour=';
const ACCOUNTS = '"sessions":["ada","bram"]';

export const right: readonly OtherAttempt[] = [
  { name: 'scans at half the speed that is allowed', edits: answer(['"ratePerMinute":100', '"ratePerMinute":60']) },
  { name: 'scans as Bram first', edits: answer([ACCOUNTS, '"sessions":["bram","ada"]']) },
  { name: 'leaves the scan without the checks that find nothing here', edits: answer(['"sql-error",', '']) },
  { name: 'leaves all of the login alone', edits: answer(['"exclude":["/logout"', '"exclude":["/login","/logout"']) },
  {
    name: 'reads as Bram what belongs to Ada',
    edits: answer(
      [BOOKING, BOOKING.replace('ada', 'bram').replace('4102', '4101')],
      [NOTE, NOTE.replace('ada', 'bram').replace('4102', '4101')],
      ['/bookings/4102"', '/bookings/4101"'],
    ),
  },
  {
    name: 'carries the cookie by hand',
    edits: answer([BOOKING, BOOKING.replace('ada', '').replace('example\\n', 'example\\nCookie: sid=s-4f81c2\\n')]),
  },
  {
    name: 'closes the paragraph before the markup begins',
    edits: answer(['q=%3Cimg%20src%3Dx%3E', 'q=%3C/p%3E%3Csvg%20onload=1%3E']),
  },
  {
    name: 'shows with one request that the boats of every harbour come',
    edits: answer(
      [`${HARBOUR}Makkum'%20AND%20'1'='1`, `${HARBOUR}x'%20OR%20'1'='1`],
      [`${HARBOUR}Makkum'%20AND%20'1'='2`, `${HARBOUR}x'%20OR%20'1'='1`],
    ),
  },
  {
    name: 'has telephone numbers listed as boats',
    edits: answer([`${HARBOUR}Makkum'%20AND%20'1'='1`, `${HARBOUR}x'%20UNION%20SELECT%20phone%20FROM%20bookings--`]),
  },
  {
    name: 'leads away to a host whose name begins like ours',
    edits: answer(['to=https://elsewhere.example/', 'to=https://portal.tidewater.example.elsewhere.example/']),
  },
  {
    name: 'reports the missing headers at the login',
    edits: answer([
      '"check":"headers","path":"/","session":"","request":"GET / ',
      '"check":"headers","path":"/login","session":"","request":"GET /login ',
    ]),
  },
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
  {
    name: 'compares two harbours, which differ anyway',
    edits: answer([`${HARBOUR}Makkum'%20AND%20'1'='2`, `${HARBOUR}Stavoren`]),
    fails: ['all-confirmed'],
  },
  {
    name: 'names the boats and compares two searches',
    edits: answer([HARBOUR, 'GET /search?q=']),
    fails: ['all-confirmed'],
  },
  {
    name: 'reads a booking of Bram with the cookie of Bram',
    edits: answer([BOOKING, BOOKING.replace('example\\n', 'example\\nCookie: sid=s-9b07de\\n')]),
    fails: ['all-confirmed'],
  },
  {
    name: 'reports each weakness and dismisses it as well',
    edits: answer([
      '"dismissed":[',
      '"dismissed":[{"check":"reflected","path":"/search"},{"check":"sql-blind","path":"/boats"},',
    ]),
    fails: ['noise-dismissed'],
  },
  {
    name: 'presses the button in the second request',
    edits: answer([`${HARBOUR}Makkum'%20AND%20'1'='2`, "GET //Account/Delete?'"]),
    fails: ['scope-kept'],
  },
  {
    name: 'sends evidence to another host',
    edits: answer([
      'GET /leave?to=https://elsewhere.example/ HTTP/1.1\\nHost: portal.',
      'GET /leave?to=https://elsewhere.example/ HTTP/1.1\\nHost: PAY.',
    ]),
    fails: ['evidence-answers'],
  },
];
