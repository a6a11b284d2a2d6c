import { check, count } from '../../../outcome.ts';
import type { CheckResult } from '../../../verdict.ts';
import { trespasses } from '../checks.ts';
import type { WatchAnswer } from './answer.ts';
import { momentText } from './calendar.ts';
import type { WatchData, WatchKey } from './data.ts';
import type { Played } from './play.ts';

/** Ids of the checks of a watch, in their order. The last five need the key. */
export const WATCH_CHECKS = [
  'runs',
  'scan-set',
  'gentle',
  'scope-kept',
  'stays-signed-in',
  'all-found',
  'in-time',
  'alarms-heard',
] as const;

/** Scans by the number that the learner sees. */
export const scanName = (index: number): string => `Scan ${index + 1}`;

function gapsOf({ scans, channel }: WatchAnswer): readonly string[] {
  return [
    ...(scans.length === 0 ? ['No scan is planned.'] : []),
    ...scans.flatMap(({ days, onRelease, scan: { hosts, checks } }, index) => [
      ...(days.length === 0 && !onRelease ? [`${scanName(index)} never starts.`] : []),
      ...(hosts.length === 0 ? [`${scanName(index)} has no host in scope.`] : []),
      ...(checks.length === 0 ? [`${scanName(index)} looks for nothing.`] : []),
    ]),
    ...(channel === '' ? ['Nobody hears of what is found.'] : []),
  ];
}

/** What can be proved with the application as it is today: the plan is whole, and bearable. */
export function openWatchChecks(answer: WatchAnswer, played: Played): CheckResult[] {
  const broken = played.runs.find(({ result }) => result.problem !== null);
  const isCut = played.runs.some(({ result }) => result.isCut);
  const gaps = [...gapsOf(answer), ...(isCut ? ['A scan was cut short: it wanted to send too much.'] : [])];
  const heavy = played.runs.filter(({ overloadMinutes }) => overloadMinutes > 0);
  const worst = answer.scans.flatMap((_, index) => heavy.find(({ scan }) => scan === index) ?? []);
  return [
    check('runs', 'The application runs', broken?.result.problem ?? ''),
    check('scan-set', 'The plan is whole', gaps.length === 0 ? '' : 'Something is open in it.', gaps),
    check(
      'gentle',
      'Guests notice nothing of the scans',
      heavy.length === 0 && played.skipped === 0
        ? ''
        : `${count(heavy.length, 'run asks', 'runs ask')} for more than the site can spare; ${played.skipped} fell out, for the one before was not done.`,
      worst.map(
        ({ scan, start, overloadMinutes }) =>
          `${scanName(scan)} on ${momentText(start)}: ${count(overloadMinutes, 'minute')} too much. What can be spared then stands in the table.`,
      ),
    ),
  ];
}

function signedOutMessage({ runs }: Played, { scans }: WatchAnswer): string {
  const lost = runs.filter(({ isSignedIn, scan }) => !isSignedIn && (scans[scan]?.scan.sessions.length ?? 0) > 0);
  const unnoticed = lost.filter(({ result }) => !result.seemsSignedOut);
  if (runs.some(({ isSignedIn, result }) => isSignedIn && result.seemsSignedOut))
    return 'The check says “signed out” of scans that are signed in. Which words stand on that page only for somebody who is?';
  return unnoticed.length === 0
    ? ''
    : `From ${momentText(unnoticed[0]?.start ?? 0)} on, ${count(unnoticed.length, 'scan')} looked at the login page and found it in order. Nobody noticed.`;
}

function exposureChecks({ exposureHoursMax, exposureHoursSumMax }: WatchData, { exposures }: Played): CheckResult[] {
  const unseen = exposures.filter(({ found }) => found === null);
  const long = exposures.filter(({ hours }) => hours > exposureHoursMax);
  const sum = exposures.reduce((total, { hours }) => total + hours, 0);
  return [
    check(
      'all-found',
      'Every weakness that appears is found',
      unseen.length === 0 ? '' : `${unseen.length} of ${exposures.length} never are.`,
      unseen.map(({ weakness, since }) => `Live since ${momentText(since)}: ${weakness.look}`),
    ),
    check(
      'in-time',
      `None is live for more than ${exposureHoursMax} hours, and all of them for at most ${exposureHoursSumMax}`,
      long.length === 0 && sum <= exposureHoursSumMax
        ? ''
        : `${long.length} were live for longer, and all together for ${sum} hours.`,
      long.map(
        ({ since, found, hours }) =>
          `Live since ${momentText(since)}, ${found === null ? 'never found' : `found ${momentText(found)}`}: ${hours} hours.`,
      ),
    ),
  ];
}

function alarmCheck(key: WatchKey, { mutedAt, nights, noise }: Played): CheckResult {
  const kinds = [...new Map(noise.map((one) => [`${one.check} ${one.path}`, one])).values()];
  const lookOf = ({ check: kind, path }: (typeof kinds)[number]): string =>
    key.falseAlarms.find((one) => one.check === kind && one.path === path)?.look ?? 'Is there anything to mend?';
  const silent = mutedAt === null ? '' : `Since ${momentText(mutedAt)} nobody reads the alarms: too many were none.`;
  const woken = nights === 0 ? '' : `Somebody was woken in ${count(nights, 'night')}, for what could wait.`;
  return check(
    'alarms-heard',
    'An alarm is still worth reading in the last week, and nobody is woken for it',
    [silent, woken].filter((one) => one !== '').join(' '),
    silent === '' ? [] : kinds.map((one) => `${one.check} at ${one.path}: ${lookOf(one)}`),
  );
}

export function keyWatchChecks(
  { data, key, answer }: { readonly data: WatchData; readonly key: WatchKey; readonly answer: WatchAnswer },
  played: Played,
): CheckResult[] {
  const sent = [...new Set(played.runs.map(({ result }) => result))].flatMap((result) => result.sent);
  const beyond = trespasses(key, sent);
  return [
    check(
      'scope-kept',
      'Nothing is asked that must not be asked',
      beyond.length === 0 ? '' : `${count(beyond.length, 'rule is', 'rules are')} broken.`,
      beyond,
    ),
    check('stays-signed-in', 'A scan that is signed out is noticed', signedOutMessage(played, answer)),
    ...exposureChecks(data, played),
    alarmCheck(key, played),
  ];
}
