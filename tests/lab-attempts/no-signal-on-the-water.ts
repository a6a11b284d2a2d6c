import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('no-signal-on-the-water');

export const right: readonly OtherAttempt[] = [
  { name: 'calls the store by what it is made of', edits: edited(['Store on the tablet', 'IndexedDB']) },
  { name: 'calls the tile server only by its neighbour', edits: edited(['Seachart tile server', 'Chart company']) },
  {
    name: 'draws the bookings service as somebody outside of this system',
    edits: edited(['"type":"process","name":"Bookings service"', '"type":"external","name":"Bookings service"']),
  },
  { name: 'eliminates the formula by leaving remarks out', edits: edited(['"neutral-cells"', '"fewer-columns"']) },
  {
    name: 'takes more measures than are needed',
    edits: edited(
      ['"sealed-store"', '"sealed-store", "tablet-code"'],
      ['"own-tokens"', '"own-tokens", "sealed-store"'],
    ),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'signs in by badge and keeps no journal',
    fails: ['measures-hold', 'incident-whose-scratch'],
    edits: edited(['"who-did-it","journal"', '"who-did-it"']),
  },
  {
    name: 'hides buttons',
    named: 'hidden-buttons',
    fails: ['measures-hold', 'incident-undamaged'],
    edits: edited(['"checks-in-sync"', '"hide-buttons"']),
  },
  {
    name: 'puts tablet and database on the same side',
    fails: ['boundaries-drawn'],
    edits: edited(['"boundary":"b1"', '"boundary":"b2"']),
  },
  {
    name: 'accepts that tablets get lost',
    fails: ['measures-hold', 'incident-man-overboard'],
    edits: edited([
      '"mitigate","measures":["sealed-store"],"reason":""',
      '"accept","measures":[],"reason":"Tablets get lost, and guests know that."',
    ]),
  },
  {
    name: 'has tiles come over TLS, and the share scanned',
    fails: ['measures-hold', 'incident-a-formula'],
    edits: edited(['"signed-tiles"', '"tls-for-tiles"'], ['"neutral-cells"', '"virus-scanner"']),
  },
  {
    name: 'ticks half of the catalogue everywhere, so that the right measure is among it',
    fails: ['measures-hold'],
    edits: edited([
      '"measures":["',
      '"measures":["tablet-code","hide-buttons","tablet-clock","photos","tls-for-tiles","virus-scanner","',
    ]),
  },
];
