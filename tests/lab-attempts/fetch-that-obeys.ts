import type { Edits, OtherAttempt } from './attempt.ts';

const HEAD: readonly (readonly [string, string])[] = [
  ['id: ssrf', 'id: outbound-address-unchecked'],
  [
    'message: Possible SSRF.',
    'message: The request decides which server is called here. Put the address through allowedUrl of outbound.js first.',
  ],
];
const PATTERN = '    pattern: fetch(req.body.$FIELD, ...)\n';

const list = (key: string, items: readonly string[]): string =>
  `    ${key}:\n${items.map((item) => `      - pattern: ${item}\n`).join('')}`;
const taint = (rest: string): Edits => [...HEAD, [PATTERN, `    mode: taint\n${rest}`]];

const CALLS = ['fetch', 'axios.get', 'axios.post', 'http.get', 'https.get', 'https.request'];
const FUNCTIONS = ['"($REQ, $RES, ...) => { ... }"', '"function $F($REQ, $RES, ...) { ... }"'];
const source = (parameters = FUNCTIONS): string =>
  `    pattern-sources:\n      - patterns:\n          - pattern-either:\n${parameters
    .map((text) => `              - pattern: ${text}\n`)
    .join('')}          - focus-metavariable: $REQ\n`;
const sinks = (calls = CALLS): string =>
  `    pattern-sinks:\n      - patterns:\n          - pattern-either:\n${calls
    .map((call) => `              - pattern: ${call}($URL, ...)\n`)
    .join('')}          - focus-metavariable: $URL\n`;
const CLEAN = list('pattern-sanitizers', ['allowedUrl(...)', 'encodeURIComponent(...)', 'Number(...)']);

export const right: readonly OtherAttempt[] = [
  { name: 'takes the first parameter of each handler', edits: taint(source() + sinks() + CLEAN) },
  {
    name: 'adds calls that nobody uses yet',
    edits: taint(source() + sinks([...CALLS, 'axios.put', 'axios.request', 'http.request', 'got']) + CLEAN),
  },
  {
    name: 'believes parseInt and Number and the check',
    edits: taint(`${source()}${sinks()}${CLEAN}      - pattern: parseInt(...)\n`),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'forgets http',
    fails: ['hidden-joined'],
    edits: taint(source() + sinks(CALLS.filter((call) => call !== 'http.get')) + CLEAN),
  },
  {
    name: 'believes that parsing an address checks it',
    fails: ['webhook-test', 'pdf-preview'],
    edits: taint(`${source()}${sinks()}${CLEAN}      - pattern: new URL(...)\n`),
  },
  {
    name: 'believes decoding as well as encoding',
    fails: ['hidden-decoded'],
    edits: taint(`${source()}${sinks()}${CLEAN}      - pattern: decodeURIComponent(...)\n`),
  },
  {
    name: 'takes the whole call for its address',
    fails: ['feedback'],
    named: 'whole-call',
    edits: taint(
      source() +
        list(
          'pattern-sinks',
          CALLS.map((call) => `${call}(...)`),
        ) +
        CLEAN,
    ),
  },
  {
    name: 'forgets what is encoded',
    fails: ['weather'],
    edits: taint(source() + sinks() + list('pattern-sanitizers', ['allowedUrl(...)', 'Number(...)'])),
  },
];
