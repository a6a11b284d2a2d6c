import type { Edits, OtherAttempt } from './attempt.ts';

const HEAD: readonly (readonly [string, string])[] = [
  ['id: shell-rule', 'id: request-in-shell'],
  [
    'message: shell=True is dangerous.',
    'message: Text of the request is read by a shell here. Give the arguments as a list, or put it through shlex.quote.',
  ],
];
const PATTERN = '    pattern: subprocess.run(..., shell=True, ...)\n';

const NAMES = ['os.system', 'os.popen', 'subprocess.getoutput', 'subprocess.getstatusoutput'];
const RUNNERS = ['run', 'call', 'check_call', 'check_output', 'Popen'];
const sinks = [
  ...NAMES.map((name) => `${name}($LINE, ...)`),
  ...RUNNERS.map((name) => `subprocess.${name}($LINE, ..., shell=True, ...)`),
];
const list = (key: string, items: readonly string[]): string =>
  `    ${key}:\n${items.map((item) => `      - pattern: ${item}\n`).join('')}`;
const taint = (rest: string): Edits => [...HEAD, [PATTERN, `    mode: taint\n${rest}`]];

const SOURCE = list('pattern-sources', ['flask.request']);
const SINKS = list('pattern-sinks', sinks);
const QUOTED = list('pattern-sanitizers', ['shlex.quote(...)', 'int(...)', 'float(...)']);

export const right: readonly OtherAttempt[] = [
  { name: 'lists whole calls as sinks', edits: taint(SOURCE + SINKS + QUOTED) },
  {
    name: 'takes what is read from the request, in whatever way',
    edits: taint(list('pattern-sources', ['flask.request.$PART', 'flask.request.$PART(...)']) + SINKS + QUOTED),
  },
  {
    name: 'leaves int to the engine and believes the quoting only',
    edits: taint(SOURCE + SINKS + list('pattern-sanitizers', ['shlex.quote($TEXT)'])),
  },
  {
    name: 'writes the newer severity',
    edits: [...taint(SOURCE + SINKS + QUOTED), ['severity: WARNING', 'severity: HIGH']],
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'names only the calls of the samples',
    fails: ['hidden-header'],
    edits: taint(
      SOURCE +
        list(
          'pattern-sinks',
          sinks.filter((sink) => !sink.includes('get')),
        ) +
        QUOTED,
    ),
  },
  {
    name: 'believes html.escape as well',
    fails: ['hidden-wrong-escape'],
    edits: taint(SOURCE + SINKS + `${QUOTED}      - pattern: html.escape(...)\n`),
  },
  {
    name: 'believes every call of str.replace',
    fails: ['crew-search'],
    named: 'replace-believed',
    edits: taint(SOURCE + SINKS + `${QUOTED}      - pattern: $X.replace(...)\n`),
  },
  {
    name: 'forgets what makes it harmless',
    fails: ['note-mail'],
    named: 'no-way-back',
    edits: taint(SOURCE + SINKS),
  },
  {
    name: 'looks inside functions only, and believes nothing',
    fails: ['note-mail'],
    edits: taint(
      `    pattern-sources:\n      - patterns:\n          - pattern-inside: "def $F(...): ..."\n          - pattern: flask.request\n${SINKS}`,
    ),
  },
  {
    name: 'names the files of the samples',
    fails: ['looks-at-code'],
    edits: taint(`${SOURCE + SINKS + QUOTED}    paths:\n      include: ['samples/zip_trip.py']\n`),
  },
  {
    name: 'asks for a shell that is written first',
    fails: ['crew-search', 'tide-table'],
    edits: taint(
      SOURCE +
        list('pattern-sinks', [
          ...NAMES.map((name) => `${name}(...)`),
          ...RUNNERS.map((name) => `subprocess.${name}($LINE, shell=True)`),
        ]) +
        QUOTED,
    ),
  },
];
