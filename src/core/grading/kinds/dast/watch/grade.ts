import { readAnswer } from '../../../answer.ts';
import { feedbackOn, type FeedbackRule } from '../../../feedback.ts';
import type { Files, Hands } from '../../../jobs.ts';
import type { KindLab } from '../../kind.ts';
import { isPassed, type Outcome } from '../../../outcome.ts';
import type { VerdictTable } from '../../../verdict.ts';
import { watchAnswer, type WatchAnswer } from './answer.ts';
import { momentText } from './calendar.ts';
import { keyWatchChecks, openWatchChecks, scanName } from './checks.ts';
import type { WatchData, WatchKey } from './data.ts';
import { playWeeks, type Played, type ScanVersion } from './play.ts';
import { scanRelease, type ReleaseScan } from './scan-release.ts';

export type WatchLab = KindLab<WatchData, WatchKey>;

const FOUND_WEIGHT = 4;
const TIME_WEIGHT = 3;
const SCOPE_WEIGHT = 2;

/** Titles of the tables that the timeline is drawn from. */
export const RUNS_TABLE = 'What ran';
export const EXPOSURE_TABLE = 'How long weaknesses were live';
const NEVER = 'never';

const DONE = {
  title: 'It is noticed while it is small',
  body: 'What is released is looked at within the hour, what nobody announces on the next morning, and both by somebody who is still logged in and is still listened to.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['scope-kept'],
    tier: 'essential',
    title: 'Production is not a copy',
    body: 'Each form that a scan sends is sent for real. Read in production, and send in the acceptance system.',
  },
  {
    checks: ['stays-signed-in'],
    tier: 'essential',
    title: 'A scan that sees nothing reports nothing',
    body: 'A report without findings looks the same whether all is well or the scanner has stood before the login for two weeks. Let it prove that it is inside.',
  },
  {
    checks: ['all-found', 'in-time'],
    tier: 'actionable',
    title: 'Two clocks',
    body: 'Changes that somebody announces can be looked at when they come. The others come at their own time, and only a rhythm finds them.',
  },
  {
    checks: ['alarms-heard'],
    tier: 'actionable',
    title: 'Attention is what you spend',
    body: 'Settle what is no finding once, and send the rest to where it is read while people work.',
  },
];

/** What does not fit in an answer beside its form. */
function placeProblem({ scans, channel }: WatchAnswer, { accounts, channels }: WatchData): string | null {
  for (const [at, { scan }] of scans.entries())
    for (const [index, id] of scan.sessions.entries())
      if (!accounts.some((one) => one.id === id))
        return `answer.json does not fit at scans.${at}.scan.sessions.${index}: there is no account ${JSON.stringify(id)}.`;
  return channel === '' || channels.some(({ id }) => id === channel)
    ? null
    : `answer.json does not fit at channel: there is no channel ${JSON.stringify(channel)}.`;
}

/** Scans each version once, however often the weeks ask and however fast. */
function scannerOf({ data, files }: WatchLab, answer: WatchAnswer, hands: Pick<Hands, 'run'>): ScanVersion {
  const known = new Map<string, ReleaseScan>();
  return async (scan, { release, files: own, logins }) => {
    const planned = answer.scans[scan];
    const name = JSON.stringify([planned?.forms, { ...planned?.scan, ratePerMinute: 0 }, release, logins]);
    const before = known.get(name);
    if (before) return before;
    const accounts = data.accounts.map((one) => ({ ...one, login: logins?.[one.id] ?? one.login }));
    const nothing = { findings: [], sent: [], isCut: false, seemsSignedOut: false, problem: null };
    const result = planned
      ? await scanRelease({ ...data, accounts }, release < 0 ? files : own, hands, {
          planned,
          signedIn: answer.signedIn,
        })
      : nothing;
    known.set(name, result);
    return result;
  };
}

function tablesOf(key: WatchKey | null, { runs, exposures }: Played): readonly VerdictTable[] {
  const ran: VerdictTable = {
    title: RUNS_TABLE,
    columns: ['Start', 'Scan', 'Minutes', 'Requests', 'Suspicions'],
    rows: runs.map(({ start, end, scan, result }) => [
      momentText(start),
      scanName(scan),
      end - start,
      result.sent.length,
      result.findings.length,
    ]),
  };
  if (!key) return [ran];
  return [
    {
      title: EXPOSURE_TABLE,
      columns: ['Weakness', 'Live since', 'Found', 'Repaired', 'Hours'],
      rows: exposures.map(({ weakness, since, found, repaired, hours }, index) => [
        found === null ? `Not found (${index + 1})` : weakness.title,
        momentText(since),
        found === null ? NEVER : momentText(found),
        repaired === null ? NEVER : momentText(repaired),
        hours,
      ]),
    },
    ran,
  ];
}

/** The verdict on a plan: its scans run for real against each release, and the weeks are lived through by the clock. */
export async function gradeWatch(lab: WatchLab, mine: Files, hands: Pick<Hands, 'run'>): Promise<Outcome> {
  const reading = readAnswer(mine, watchAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const { answer } = reading;
  const problem = placeProblem(answer, lab.data);
  if (problem !== null) return { problem };
  const { data, key } = lab;
  const world = key ?? { releases: [], weaknesses: [], loginRepairHours: 0 };
  const played = await playWeeks({ data, key: world, answer }, lab.files, scannerOf(lab, answer, hands));
  const open = openWatchChecks(answer, played);
  const tables = tablesOf(key, played);
  if (!key) return { checks: open, credits: [], feedback: [], tables };
  const checks = [...open, ...keyWatchChecks({ data, key, answer }, played)];
  const passed = (id: string): number => Number(checks.some((one) => one.id === id && isPassed(one)));
  const { exposures } = played;
  return {
    checks,
    credits: [
      [FOUND_WEIGHT, exposures.filter(({ found }) => found !== null).length / Math.max(1, exposures.length)],
      [TIME_WEIGHT, passed('in-time')],
      [SCOPE_WEIGHT, passed('scope-kept') * passed('gentle')],
    ],
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables,
  };
}
