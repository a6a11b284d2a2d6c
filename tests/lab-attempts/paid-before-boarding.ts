import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OtherAttempt } from './attempt.ts';

const read = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../../labs/paid-before-boarding', path, 'answer.json'), 'utf8');
const START = read('start');
/** On one line, so that an edit can name more than a word. */
const SOLUTION = JSON.stringify(JSON.parse(read('solution')));

/** The model is one file: an attempt is our model with words of it changed. */
const edited = (...edits: readonly (readonly [string, string])[]): OtherAttempt['edits'] => [
  [
    START,
    edits.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`This is not in the model: ${from}`);
      return text.replaceAll(from, to);
    }, SOLUTION),
  ],
];

export const right: readonly OtherAttempt[] = [
  {
    name: 'writes American English and drops a letter',
    edits: edited(['Harbour desk', 'Harbor desk'], ['Webhook receiver', 'Webhok receiver']),
  },
  {
    name: 'calls the receiver something that only its neighbours explain',
    edits: edited(['Webhook receiver', 'Incoming notices']),
  },
  {
    name: 'leaves out the log lines of the bookings service',
    edits: edited([',{"id":"f9","name":"Lines","from":"e2","to":"e6"}', '']),
  },
  {
    name: 'does both about forged events',
    edits: edited(['"verify-signature"', '"verify-signature", "ask-provider", "provider-addresses"']),
  },
  {
    name: 'compares amounts and leaves the price in the form',
    edits: edited(['"price-on-server","compare-amount"', '"compare-amount"']),
  },
  { name: 'lets Tidewater eliminate what it never sees', edits: edited(['"transfer"', '"eliminate"']) },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'puts the provider into the own network',
    named: 'one-big-network',
    fails: ['boundaries-drawn'],
    edits: edited(['"name":"Ferrypay","boundary":null', '"name":"Ferrypay","boundary":"b1"']),
  },
  {
    name: 'draws the receiver as somebody outside',
    fails: ['system-drawn'],
    edits: edited(['"type":"process","name":"Webhook receiver"', '"type":"external","name":"Webhook receiver"']),
  },
  {
    name: 'trusts a firewall with everything',
    fails: ['measures-hold', 'incident-free-weekends', 'incident-dispute'],
    edits: edited(['"verify-signature"', '"firewall-rules"'], ['"lasting-log"', '"firewall-rules"']),
  },
  {
    name: 'accepts every risk with a good reason',
    fails: ['measures-hold', 'incident-free-weekends'],
    edits: edited(
      ['"mitigate"', '"accept"'],
      ['"reason":""', '"reason":"The whole team has agreed to live with this for one season."'],
    ),
  },
  {
    name: 'encrypts the disk against curious guests',
    fails: ['measures-hold', 'incident-who-sails-when'],
    edits: edited(['"owner-check","random-numbers"', '"encrypt-database"']),
  },
];
