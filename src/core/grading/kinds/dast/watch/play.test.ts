import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_SCAN } from '../answer.ts';
import type { ScanFinding } from '../scan/scan.ts';
import type { PlannedScan, WatchAnswer } from './answer.ts';
import { momentText } from './calendar.ts';
import type { LiveWeakness, Release, WatchData } from './data.ts';
import { playWeeks, type Played, type ScanVersion } from './play.ts';

const RATE = 10;
const DAYS = 14;
const PAGES = 60;

const data: WatchData = {
  form: 'watch',
  facts: [],
  host: 'www.tidewater.example',
  language: 'javascript',
  entry: 'app.js',
  limits: { timeMs: 1, memoryBytes: 1, outputBytes: 1 },
  accounts: [],
  days: DAYS,
  spare: [
    { days: 'weekday', from: 0, to: 24, perMinute: 10 },
    { days: 'weekend', from: 0, to: 24, perMinute: 5 },
  ],
  channels: [
    { id: 'team', title: 't', text: 't', days: [0, 1, 2, 3, 4], from: 9, to: 18, wakes: false },
    { id: 'pager', title: 't', text: 't', days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 24, wakes: true },
  ],
  noisePerWeekMax: 3,
  exposureHoursMax: 48,
  exposureHoursSumMax: 96,
};

const release = (id: string, day: number, hour: number, rest: Partial<Release> = {}): Release => ({
  id,
  title: id,
  day,
  hour,
  isAnnounced: true,
  files: {},
  ...rest,
});
const weakness = (id: string, since: string): LiveWeakness => ({
  id,
  title: id,
  check: 'reflected',
  path: `/${id}`,
  since,
  repairHours: 5,
  look: 'Look.',
});
const finding = (path: string): ScanFinding => ({
  check: 'reflected',
  host: data.host,
  path,
  at: 'q',
  session: '',
  request: { method: 'GET', host: data.host, target: path, headers: {}, body: '' },
});
const planned = (next: Partial<PlannedScan>): PlannedScan => ({
  days: [],
  hour: 2,
  onRelease: false,
  forms: false,
  scan: { ...EMPTY_SCAN, ratePerMinute: RATE },
  ...next,
});
const answerOf = (scans: readonly PlannedScan[], rest: Partial<WatchAnswer> = {}): WatchAnswer => ({
  scans: [...scans],
  signedIn: { path: '', shows: '' },
  channel: 'team',
  dismissed: [],
  ...rest,
});

const RELEASES = [release('first', 3, 11), release('second', 9, 15, { logins: { ada: 'new' } })];
const WEAKNESSES = [weakness('one', 'first'), weakness('two', 'second')];
const KEY = { releases: RELEASES, weaknesses: WEAKNESSES, loginRepairHours: 2 };

/** Shows each weakness from its release on, and what is always cried about; two only to whom is logged in. */
const scanVersion =
  (noise: readonly string[] = [], looks = false): ScanVersion =>
  async (_scan, { release: at, logins }) => ({
    findings: [
      ...noise.map(finding),
      ...(at >= 0 ? [finding('/one')] : []),
      ...(at >= 1 && logins ? [finding('/two')] : []),
    ],
    sent: Array.from({ length: PAGES }, () => finding('/').request),
    isCut: false,
    seemsSignedOut: looks && at >= 1 && !logins,
    problem: null,
  });

const play = (answer: WatchAnswer, scan = scanVersion()): Promise<Played> =>
  playWeeks({ data, key: KEY, answer }, {}, scan);
const said = ({ exposures }: Played): unknown[] =>
  exposures.map(({ found, repaired, hours }) => [found && momentText(found), repaired && momentText(repaired), hours]);

const EVERY_NIGHT = planned({ days: [0, 1, 2, 3, 4, 5, 6] });

it('measures from the release to the repair: a scan, somebody who reads, the work', async () => {
  expect(said(await play(answerOf([EVERY_NIGHT])))[0]).toEqual(['day 4, 02:06', 'day 4, 14:00', 27]);
  const after = await play(answerOf([planned({ onRelease: true })]));
  expect(said(after)[0]).toEqual(['day 3, 11:16', 'day 3, 16:16', 5]);
  expect(after.runs).toHaveLength(2);
});

it('sees nothing behind a login that has changed, until somebody hears of it', async () => {
  expect(said(await play(answerOf([EVERY_NIGHT])))[1]).toEqual([null, null, 129]);
  const noticed = await play(answerOf([EVERY_NIGHT]), scanVersion([], true));
  // Signed out on day 10 at 2:06, read at 9:00, mended at 11:00: the next scan sees it.
  expect(said(noticed)[1]).toEqual(['day 11, 02:06', 'day 11, 14:00', 47]);
  expect(noticed.runs.filter(({ isSignedIn }) => !isSignedIn)).toHaveLength(1);
});

it('has no reader left after too many false alarms', async () => {
  const noisy = await play(answerOf([EVERY_NIGHT]), scanVersion(['/noise']));
  expect(noisy.mutedAt && momentText(noisy.mutedAt)).toBe('day 4, 02:06');
  expect(said(noisy)[0]).toEqual(['day 4, 02:06', null, 277]);
  const dismissed = [{ check: 'reflected' as const, path: '/noise' }];
  const settled = await play(answerOf([EVERY_NIGHT], { dismissed }), scanVersion(['/noise']));
  expect(settled.mutedAt).toBeNull();
  const blind = await play(answerOf([EVERY_NIGHT], { dismissed: [{ check: 'reflected', path: '/one' }] }));
  expect(said(blind)[0]).toEqual([null, null, 277]);
});

it('wakes whoever has the pager, once a night', async () => {
  const { nights } = await play(answerOf([EVERY_NIGHT, planned({ days: [3], hour: 4 })], { channel: 'pager' }));
  expect(nights).toBe(1);
});

it('counts the minutes in which all scans together ask for too much, and leaves out a start while the last one runs', async () => {
  const both = await play(answerOf([planned({ days: [0] }), planned({ days: [0] })]));
  expect(both.runs.map(({ overloadMinutes }) => overloadMinutes)).toEqual([0, 6, 0, 6]);
  const saturday = await play(answerOf([planned({ days: [5], hour: 10 })]));
  expect(saturday.runs.map(({ overloadMinutes }) => overloadMinutes)).toEqual([6, 6]);
  const slow = planned({ days: [2], hour: 11, onRelease: true, scan: { ...EMPTY_SCAN, ratePerMinute: 1 } });
  expect((await play(answerOf([slow]))).skipped).toBe(1);
});

/** The same weeks, minute by minute, for one weakness, scans that all see it, and a team that reads while it works. */
function livedThrough(scans: readonly PlannedScan[], since: number): number {
  let repaired = Infinity;
  const ends = new Set<number>();
  const duration = PAGES / RATE;
  for (let minute = 0; minute < DAYS * 1440; minute += 1) {
    const [day, hour] = [Math.floor(minute / 1440), Math.floor(minute / 60) % 24];
    const starts = scans.some(
      (one) =>
        (one.days.includes(day % 7) && minute % 60 === 0 && one.hour === hour) ||
        (one.onRelease && RELEASES.some((item) => (item.day - 1) * 1440 + item.hour * 60 + 10 === minute)),
    );
    if (starts && minute >= since) ends.add(minute + duration);
  }
  const first = Math.min(...ends);
  for (let minute = first; minute < DAYS * 1440 + 10_080 && repaired === Infinity; minute += 1) {
    const hour = Math.floor(minute / 60) % 24;
    if (Math.floor(minute / 1440) % 7 < 5 && hour >= 9 && hour < 18) repaired = minute + 5 * 60;
  }
  return Math.round((Math.min(repaired, DAYS * 1440) - since) / 60);
}

it('agrees with the weeks lived through minute by minute, whatever is planned', async () => {
  const anyScan = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      hour: fc.integer({ min: 0, max: 23 }),
      onRelease: fc.boolean(),
    })
    .map(planned);
  await fc.assert(
    fc.asyncProperty(fc.array(anyScan, { maxLength: 3 }), async (scans) => {
      const played = await play(answerOf(scans));
      expect(played.exposures[0]?.hours).toBe(livedThrough(scans, 2 * 1440 + 11 * 60));
    }),
    { numRuns: 200 },
  );
});
