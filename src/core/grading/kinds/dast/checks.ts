import { compileRegex } from '#core/sast/rule/regex.ts';
import { check, count } from '../../outcome.ts';
import type { CheckResult } from '../../verdict.ts';
import type { Confirmed, DastAnswer } from './answer.ts';
import type { Forbidden, ProofForm, TestData, TestKey, Weakness } from './data.ts';
import { readRequest, type WebRequest } from './http-text.ts';
import type { Proved } from './replay.ts';
import type { ScanCheck, ScanResult } from './scan/scan.ts';
import { pathOf, plainPath } from './scan/scope.ts';
import type { WebResponse } from './send.ts';

/** Ids of the checks of a test, in their order. The last five need the key. */
export const TEST_CHECKS = [
  'runs',
  'scan-set',
  'gentle',
  'evidence-answers',
  'scope-kept',
  'scan-reaches',
  'all-confirmed',
  'nothing-false',
  'noise-dismissed',
] as const;

/** A developer reads one finding too many; two cost their trust. */
export const FALSE_MAX = 1;

/** `*` at the end of a written path stands for one part that changes: `/bookings/*`. */
export function isAt(written: string, path: string): boolean {
  if (!written.endsWith('/*')) return written === path;
  const base = written.slice(0, -1);
  return path.startsWith(base) && path.length > base.length && !path.slice(base.length).includes('/');
}

const isOneOf = ({ path, also = [] }: Weakness, given: string): boolean =>
  [path, ...also].some((written) => isAt(written, given));

/** Whether something that was reported or dismissed is this weakness. */
export const isAbout = (weakness: Weakness, one: { readonly check: ScanCheck; readonly path: string }): boolean =>
  weakness.check === one.check && isOneOf(weakness, one.path);

/** What can be proved without the key: the application runs, the settings are whole, the evidence is answered. */
export function openChecks(data: TestData, answer: DastAnswer, proved: Proved): CheckResult[] {
  const { scan, confirmed } = answer;
  const minutes = Math.ceil(proved.scan.sent.length / scan.ratePerMinute);
  const gaps = [
    ...(scan.hosts.length === 0 ? ['No host is in scope.'] : []),
    ...(scan.checks.length === 0 ? ['No check is switched on.'] : []),
    ...(proved.scan.isCut ? ['The scan was cut short: it wanted to send too much.'] : []),
  ];
  const silent = confirmed.flatMap((one, index) => {
    const { requests, response, compared } = proved.answers[index] ?? NO_ANSWER;
    const reading = readRequest(one.request);
    if (!reading.ok) return [`${one.check} at ${one.path}: line ${reading.line} of the request: ${reading.problem}`];
    const away = requests.find(({ host }) => host !== data.host);
    if (away) return [`${one.check} at ${one.path}: the request goes to ${away.host}, which is another host.`];
    if (response === null) return [`${one.check} at ${one.path}: the request was not answered.`];
    return one.compare !== '' && compared === null ? [`${one.check} at ${one.path}: the second request was not.`] : [];
  });
  const tooFast = scan.ratePerMinute > data.ratePerMinuteMax;
  return [
    check('runs', 'The application runs', proved.problem ?? ''),
    check('scan-set', 'The scan is set up', gaps.length === 0 ? '' : 'It would find nothing as it is.', gaps),
    check(
      'gentle',
      `The test stays below ${data.ratePerMinuteMax} requests a minute and ends within ${data.windowMinutes} minutes`,
      tooFast
        ? `At ${scan.ratePerMinute} requests a minute, guests wait for the page.`
        : minutes > data.windowMinutes
          ? `${proved.scan.sent.length} requests at ${scan.ratePerMinute} a minute take ${minutes} minutes.`
          : '',
    ),
    check(
      'evidence-answers',
      'Each finding that is reported has a request that can be sent again',
      confirmed.length === 0
        ? 'Nothing is reported yet.'
        : silent.length === 0
          ? ''
          : `${count(silent.length, 'request')} cannot be judged.`,
      silent,
    ),
  ];
}

const NO_ANSWER: Proved['answers'][number] = { requests: [], response: null, compared: null };

/** An answer as the text that patterns are held against. */
export const textOf = ({ status, headers, cookies, body }: WebResponse): string =>
  [
    String(status),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...cookies.map((line) => `set-cookie: ${line}`),
    '',
    body,
  ].join('\n');

/** Whether a pattern stands in a text; one that is missing always does. */
export const matches = (pattern: string | undefined, text: string): boolean => {
  if (pattern === undefined) return true;
  const made = compileRegex(pattern, 'i');
  return made.ok && made.regex.test(text);
};

/** What is named has to be what is asked: the answer of another page shows nothing of this one. */
const isAskedThere = (weakness: Weakness, { differs }: ProofForm, { requests }: Proved['answers'][number]): boolean =>
  requests.slice(0, differs ? 2 : 1).every((sent) => isOneOf(weakness, pathOf(sent)));

/** Whether a piece of evidence shows what it says. */
function shows(proof: ProofForm, one: Confirmed, { response, compared }: Proved['answers'][number]): boolean {
  if (proof.session !== undefined && proof.session !== one.session) return false;
  if (response === null || !matches(proof.shows, textOf(response)) || !matches(proof.asks, one.request)) return false;
  if (!proof.differs) return true;
  // Two answers differ for many reasons; it is the one that is meant where both ask in this way.
  return compared !== null && matches(proof.asks, one.compare) && textOf(compared) !== textOf(response);
}

export interface Judged {
  readonly missed: readonly Weakness[];
  /** Named at the right place, by a request that does not show it. */
  readonly unproved: readonly Weakness[];
  readonly wrong: readonly Confirmed[];
}

export function judge({ weaknesses }: TestKey, { confirmed }: DastAnswer, proved: Proved): Judged {
  const isProved = (weakness: Weakness): boolean =>
    confirmed.some((one, index) => {
      const given = proved.answers[index];
      if (!given || !isAbout(weakness, one)) return false;
      return [weakness, ...(weakness.or ?? [])].some(
        (proof) => isAskedThere(weakness, proof, given) && shows(proof, one, given),
      );
    });
  const open = weaknesses.filter((weakness) => !isProved(weakness));
  return {
    missed: open.filter((weakness) => !confirmed.some((one) => isAbout(weakness, one))),
    unproved: open.filter((weakness) => confirmed.some((one) => isAbout(weakness, one))),
    wrong: confirmed.filter((one) => !weaknesses.some((weakness) => isAbout(weakness, one))),
  };
}

/** What was asked and must not be, each told once. */
export function trespasses(
  key: { readonly forbidden: readonly Forbidden[] },
  requests: readonly WebRequest[],
): readonly string[] {
  return key.forbidden.flatMap(({ host, path, method, story }) => {
    const hits = requests.filter(
      (request) =>
        (host === undefined || request.host === host) &&
        (path === undefined || plainPath(request).startsWith(path)) &&
        (method === undefined || request.method === method),
    );
    const [first] = hits;
    return first
      ? [
          `${first.method} ${first.host}${first.target}${hits.length > 1 ? ` and ${hits.length - 1} more` : ''}: ${story}`,
        ]
      : [];
  });
}

const reached = ({ sent }: ScanResult, path: string): boolean => sent.some((request) => isAt(path, pathOf(request)));

export function keyChecks(
  key: TestKey,
  answer: DastAnswer,
  { proved, judged }: { readonly proved: Proved; readonly judged: Judged },
): CheckResult[] {
  const evidence = proved.answers.flatMap(({ requests }) => requests);
  const beyond = trespasses(key, [...proved.scan.sent, ...evidence]);
  const unreached = key.reaches.filter(({ path }) => !reached(proved.scan, path));
  return [
    check(
      'scope-kept',
      'Nothing is asked that must not be asked',
      beyond.length === 0 ? '' : `${count(beyond.length, 'rule of the test is', 'rules of the test are')} broken.`,
      beyond,
    ),
    check(
      'scan-reaches',
      'The scan reaches what lies behind the login',
      unreached.length === 0
        ? ''
        : `${count(unreached.length, 'part of the application is', 'parts of the application are')} never seen.`,
      unreached.map(({ look }) => look),
    ),
    ...reportChecks(key, answer, judged),
  ];
}

function reportChecks(key: TestKey, answer: DastAnswer, { missed, unproved, wrong }: Judged): CheckResult[] {
  const noise = key.falseAlarms.filter(
    ({ check: kind, path }) => !answer.dismissed.some((one) => one.check === kind && isAt(path, one.path)),
  );
  const forgotten = key.weaknesses.filter((weakness) => answer.dismissed.some((one) => isAbout(weakness, one)));
  const lookOf = (one: Confirmed): string =>
    key.falseAlarms.find(({ check: kind, path }) => kind === one.check && isAt(path, one.path))?.look ??
    'Which answer shows it, and what could somebody do with that?';
  return [
    check(
      'all-confirmed',
      'Every weakness is reported with a request that shows it',
      missed.length + unproved.length === 0
        ? ''
        : `${missed.length} missed, and ${unproved.length} reported with a request that does not show it.`,
      [
        ...unproved.map(({ path }) => `${path}: sent again, the request shows nothing of the kind.`),
        ...missed.map(({ look }) => look),
      ],
    ),
    check(
      'nothing-false',
      'What is reported is so',
      wrong.length <= FALSE_MAX ? '' : `${wrong.length} findings would cost somebody a morning.`,
      wrong.map((one) => `${one.check} at ${one.path}: ${lookOf(one)}`),
    ),
    check(
      'noise-dismissed',
      'False alarms of the scanner are dismissed, and nothing else',
      [
        noise.length === 0
          ? ''
          : `${count(noise.length, 'false alarm stands undecided and comes', 'false alarms stand undecided and come')} back tomorrow.`,
        forgotten.length === 0
          ? ''
          : `${count(forgotten.length, 'weakness is', 'weaknesses are')} dismissed, and nobody looks there again.`,
      ]
        .join(' ')
        .trim(),
      [...noise, ...forgotten].map(({ look }) => look),
    ),
  ];
}
