import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ANSWER_FILE } from '../../answer.ts';
import type { RunJob, RunReport } from '../../jobs.ts';
import type { Confirmed, DastAnswer } from './answer.ts';
import { FALSE_MAX, TEST_CHECKS } from './checks.ts';
import type { TestData, TestKey } from './data.ts';
import { dastGrader } from './grade.ts';
import { SCAN_CHECKS } from './scan/scan.ts';
import type { Sending } from './send.ts';

const HOST = 'book.tidewater.example';
const login = (name: string): string => `POST /login HTTP/1.1\nHost: ${HOST}\n\n${name}`;

const DATA: TestData = {
  form: 'test',
  facts: [],
  host: HOST,
  language: 'javascript',
  entry: 'app.js',
  limits: { timeMs: 1, memoryBytes: 1, outputBytes: 1 },
  accounts: [
    { id: 'ada', title: 'Ada', login: login('ada') },
    { id: 'bram', title: 'Bram', login: login('bram') },
  ],
  firstRequest: `GET / HTTP/1.1\nHost: ${HOST}\n`,
  ratePerMinuteMax: 100,
  windowMinutes: 10,
};
const KEY: TestKey = {
  form: 'test',
  weaknesses: [
    { id: 'search', check: 'reflected', path: '/search', shows: 'found <b>', look: 'Search.' },
    { id: 'boats', check: 'sql-blind', path: '/boats', differs: true, asks: '%27', look: 'Boats.' },
    { id: 'mine', check: 'other-user', path: '/bookings/*', session: 'ada', shows: 'of bram', look: 'Whose?' },
  ],
  falseAlarms: [{ check: 'cookies', path: '/', look: 'Which cookie?' }],
  forbidden: [{ path: '/logout', story: 'Out.' }],
  reaches: [{ path: '/bookings/*', look: 'Behind the login.' }],
};

/** The application, in place of the sandbox. */
function answer({ login: as, request }: Sending): { status: number; body: string } {
  const url = new URL(request.target, `https://${HOST}`);
  const value = url.searchParams.get('q') ?? '';
  if (url.pathname === '/')
    return { status: 200, body: `<a href="/logout">o</a>${as ? '<a href="/bookings/1">b</a>' : ''}` };
  if (/^\/search\/?$/.test(url.pathname)) return { status: 200, body: `found ${value}` };
  if (url.pathname === '/boats') return { status: 200, body: value.endsWith("'1'='2") ? '' : 'Tern' };
  if (url.pathname.startsWith('/bookings/') && as) return { status: 200, body: 'booking of bram' };
  return { status: 404, body: 'nothing' };
}

async function run({ checks }: RunJob): Promise<RunReport> {
  const sendings = JSON.parse(/^const sendings = (.*);$/m.exec(checks.works)?.[1] ?? '[]') as readonly Sending[];
  return {
    status: 'done',
    message: '',
    output: '',
    durationMs: 1,
    checks: sendings.map((sending, index) => {
      const text = JSON.stringify({ ...answer(sending), headers: {}, cookies: [], isCut: false });
      const evidence = { transcript: [{ kind: 'note' as const, text: `dast:${text}` }] };
      return { id: `r${index}`, proof: 'works', title: '', status: 'passed', message: '', evidence };
    }),
  };
}

const get = (target: string): string => `GET ${target} HTTP/1.1\nHost: ${HOST}\n`;
const GOOD: readonly Confirmed[] = [
  { check: 'reflected', path: '/search', session: '', request: get('/search?q=%3Cb%3E'), compare: '' },
  {
    check: 'sql-blind',
    path: '/boats',
    session: '',
    request: get('/boats?q=%27AND%271%27=%271'),
    compare: get('/boats?q=%27AND%271%27=%272'),
  },
  { check: 'other-user', path: '/bookings/2', session: 'ada', request: get('/bookings/2'), compare: '' },
];
/** The same finding, with a request that does not show it. */
const UNSHOWN: readonly Confirmed[] = GOOD.map((one, index) => ({
  ...one,
  ...[{ request: get('/search?q=tern') }, { compare: get('/boats?q=%27AND%271%27=%271') }, { session: 'bram' }][index],
}));

/** Asked of another page, whose answers say or differ in the same way. */
const misplaced = (request: string): string =>
  request
    .replace('/boats', '/search')
    .replace('/bookings/2', '/bookings/2/print')
    .replace('/search?q=%3C', '/search/?q=%3C');

const anyAttempt = fc.record({
  reports: fc.tuple(
    ...GOOD.map(() => fc.constantFrom('good', 'good', 'good', 'unshown', 'elsewhere', 'misplaced', 'missing')),
  ),
  invented: fc.constantFrom(0, 0, 1, 2),
  dismisses: fc.boolean(),
  forgets: fc.constantFrom(false, false, true),
  excludes: fc.boolean(),
  isLoggedIn: fc.boolean(),
  asksLogout: fc.constantFrom(false, false, true),
  rate: fc.constantFrom(60, 100, 101),
});
type Attempt = typeof anyAttempt extends fc.Arbitrary<infer A> ? A : never;

function answerOf({
  reports,
  invented,
  dismisses,
  forgets,
  excludes,
  isLoggedIn,
  asksLogout,
  rate,
}: Attempt): DastAnswer {
  const confirmed = reports.flatMap((how, index) => {
    const one = (how === 'unshown' ? UNSHOWN : GOOD)[index];
    if (!one || how === 'missing') return [];
    if (how === 'misplaced') return [{ ...one, request: misplaced(one.request), compare: misplaced(one.compare) }];
    return [how === 'elsewhere' ? { ...one, path: '/elsewhere' } : one];
  });
  const invention: Confirmed = {
    check: 'redirect',
    path: '/search',
    session: '',
    request: get('/search'),
    compare: '',
  };
  return {
    scan: {
      hosts: [HOST],
      include: ['/'],
      exclude: excludes ? ['/logout'] : [],
      checks: [...SCAN_CHECKS],
      sessions: isLoggedIn ? ['ada'] : [],
      ratePerMinute: rate,
    },
    confirmed: [
      ...confirmed.map((one) => (asksLogout ? { ...one, compare: one.compare || get('/logout') } : one)),
      ...Array.from({ length: invented }, () => invention),
    ],
    dismissed: [
      ...(dismisses ? [{ check: 'cookies' as const, path: '/' }] : []),
      ...(forgets ? [{ check: 'sql-blind' as const, path: '/boats' }] : []),
    ],
  };
}

/** Nothing is left open. */
const WHOLE: Attempt = {
  reports: ['good', 'good', 'good'],
  invented: 0,
  dismisses: true,
  forgets: false,
  excludes: true,
  isLoggedIn: true,
  asksLogout: false,
  rate: 60,
};

/** What must be open, from how the attempt was made. */
function expected({
  reports,
  invented,
  dismisses,
  forgets,
  excludes,
  isLoggedIn,
  asksLogout,
  rate,
}: Attempt): ReadonlySet<string> {
  const reported = reports.filter((how) => how !== 'missing').length;
  // The finding on boats has a second request of its own.
  const canAsk = reports.some((how, index) => how !== 'missing' && index !== 1);
  const open = {
    gentle: rate > DATA.ratePerMinuteMax,
    'evidence-answers': reported + invented === 0,
    'scope-kept': !excludes || (asksLogout && canAsk),
    'scan-reaches': !isLoggedIn,
    'all-confirmed': reports.some((how) => how !== 'good'),
    'nothing-false': invented + reports.filter((how) => how === 'elsewhere').length > FALSE_MAX,
    'noise-dismissed': !dismisses || forgets,
  };
  return new Set(Object.entries(open).flatMap(([id, isOpen]) => (isOpen ? [id] : [])));
}

const grade = (value: DastAnswer, key: TestKey | null = KEY) =>
  dastGrader.grade(
    { files: { 'app.js': '' }, editable: [ANSWER_FILE], data: DATA, key, grader: 'g' },
    {
      files: { [ANSWER_FILE]: JSON.stringify(value) },
      hands: { run, scan: async () => ({ findings: [], problems: [] }) },
      seed: 1,
    },
  );

it('says open what was left open, and nothing else, however a report is put together', async () => {
  await fc.assert(
    fc.asyncProperty(anyAttempt, async (attempt) => {
      const verdict = await grade(answerOf(attempt));
      const open = new Set(verdict.checks.filter(({ status }) => status !== 'passed').map(({ id }) => id));
      expect(open).toEqual(expected(attempt));
      expect(verdict.status).toBe(open.size === 0 ? 'passed' : 'failed');
    }),
    { numRuns: 150 },
  );
});

it('never passes without the key, and tells no check that needs it', async () => {
  const { status, checks } = await grade(answerOf(WHOLE), null);
  expect(status).toBe('failed');
  expect(checks.map(({ id }) => id)).toEqual(TEST_CHECKS.slice(0, 4));
});

it('names the place of an account that does not exist', async () => {
  const value = answerOf(WHOLE);
  const { status, message } = await grade({ ...value, scan: { ...value.scan, sessions: ['ada', 'mallory'] } });
  expect(status).toBe('error');
  expect(message).toContain('scan.sessions.1');
  expect(message).toContain('mallory');
});

it('refuses an account twice: each one crawls, and forty crawls are no test', async () => {
  const value = answerOf(WHOLE);
  const { status, message } = await grade({ ...value, scan: { ...value.scan, sessions: ['ada', 'ada'] } });
  expect(status).toBe('error');
  expect(message).toContain('scan.sessions: an account stands there twice');
});
