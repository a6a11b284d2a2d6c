import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('paid-before-boarding');

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
  {
    name: 'ticks half of the catalogue everywhere, so that the right measure is among it',
    fails: ['measures-hold'],
    edits: edited([
      '"measures":["',
      '"measures":["secret-address","provider-addresses","encrypt-database","firewall-rules","hosted-page","random-numbers","',
    ]),
  },
];
