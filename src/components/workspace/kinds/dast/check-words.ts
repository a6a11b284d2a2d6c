import type { ScanWish } from '#core/grading/kinds/dast/answer.ts';
import { WEEKDAYS, type PlannedScan } from '#core/grading/kinds/dast/watch/answer.ts';
import type { ScanCheck } from '#core/grading/kinds/dast/scan/scan.ts';

/** What each kind of weakness is called. */
export const CHECK_WORDS: Readonly<Record<ScanCheck, string>> = {
  reflected: 'Reflected script',
  'sql-error': 'SQL error in the answer',
  'sql-blind': 'SQL, blind: yes and no differ',
  redirect: 'Open redirect',
  headers: 'Missing security headers',
  cookies: 'Cookie without its attributes',
  'other-user': "Another user's data",
};

const said = (list: readonly string[]): string => list.join(', ') || 'none';

/** The settings of a scan as rows of a table. */
export const SCAN_WORDS: readonly (readonly [string, (scan: ScanWish) => string])[] = [
  ['Hosts', ({ hosts }) => said(hosts)],
  ['Paths', ({ include }) => said(include)],
  ['Left alone', ({ exclude }) => said(exclude)],
  ['As', ({ sessions }) => said(sessions)],
  ['Looked for', ({ checks }) => said(checks.map((one) => CHECK_WORDS[one]))],
  ['Requests a minute', ({ ratePerMinute }) => String(ratePerMinute)],
];

/** When a planned scan starts: `after each release; Monday, Friday at 02:00`. */
export function startWords({ days, hour, onRelease }: PlannedScan): string {
  const names = days.length === WEEKDAYS.length ? 'every day' : days.map((day) => WEEKDAYS[day]).join(', ');
  const parts = [
    ...(onRelease ? ['after each release'] : []),
    ...(days.length > 0 ? [`${names} at ${String(hour).padStart(2, '0')}:00`] : []),
  ];
  return parts.join('; ') || 'never';
}
