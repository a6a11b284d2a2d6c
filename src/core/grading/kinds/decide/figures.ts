import type { BacklogData, BacklogFinding, Figure, FigureKind } from './data.ts';

const DAY_MS = 86_400_000;

/** Whole days between two dates as `2026-10-31`. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The day by which a finding has to be fixed; on that day it is still in time. */
export const dueDate = (finding: BacklogFinding, data: Pick<BacklogData, 'slaDays'>): string =>
  addDays(finding.opened, data.slaDays[finding.severity]);

export type Counted = Pick<BacklogData, 'findings' | 'slaDays' | 'today'>;
type Work = (findings: readonly BacklogFinding[], figure: Figure, data: Counted) => number;

const isWithin = (date: string | null, { from, to }: Figure): date is string =>
  date !== null && date >= from && date <= to;
const fixedIn = (findings: readonly BacklogFinding[], figure: Figure): readonly BacklogFinding[] =>
  findings.filter(({ fixed }) => isWithin(fixed, figure));
/** Open at the end of the period. */
const openAt = (findings: readonly BacklogFinding[], { to }: Figure): readonly BacklogFinding[] =>
  findings.filter(({ opened, fixed }) => opened <= to && (fixed === null || fixed > to));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

const daysOpen = ({ opened, fixed }: BacklogFinding, until: string): number =>
  daysBetween(opened, fixed !== null && fixed <= until ? fixed : until);
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
const openedIn = (findings: readonly BacklogFinding[], figure: Figure): readonly BacklogFinding[] =>
  findings.filter(({ opened }) => isWithin(opened, figure));
const isLate = (finding: BacklogFinding, until: string, data: Counted): boolean =>
  daysOpen(finding, until) > data.slaDays[finding.severity];
const late = (findings: readonly BacklogFinding[], { to }: Figure, data: Counted): number =>
  findings.filter((one) => isLate(one, to, data)).length;
const ages = (findings: readonly BacklogFinding[], until: string): readonly number[] =>
  findings.map((one) => daysOpen(one, until));

const RIGHT: Readonly<Record<FigureKind, Work>> = {
  mttr: (findings, figure) => mean(ages(fixedIn(findings, figure), figure.to)),
  'fix-rate': (findings, figure) => percent(fixedIn(findings, figure).length, openedIn(findings, figure).length),
  breaches: (findings, figure, data) => late([...fixedIn(findings, figure), ...openAt(findings, figure)], figure, data),
  'oldest-open': (findings, figure) => Math.max(0, ...ages(openAt(findings, figure), figure.to)),
};

/** How each is worked out, said to whoever was wrong. */
const WAYS: Readonly<Record<FigureKind, string>> = {
  mttr: 'Take the findings that were fixed within the period, count the days from opened to fixed for each, add them up and divide by how many there are.',
  'fix-rate':
    'Divide how many were fixed within the period by how many were opened within it, whenever the fixed ones were opened.',
  breaches:
    'Count what was fixed within the period after its time, and what is open at the end of it and older than its time. On the last day it is still in time.',
  'oldest-open': 'Of what is open at the end of the period, the one with the most days since it was opened.',
};

/** What people work out instead, and how to tell them. */
const OTHERWISE: Readonly<Record<FigureKind, readonly (readonly [what: string, work: Work])[]>> = {
  mttr: [
    [
      'That is the median. It is worth knowing, and it is not the mean: it does not see the one that took months.',
      (findings, figure) => median(ages(fixedIn(findings, figure), figure.to)),
    ],
    [
      'That counts what is still open as if it were fixed on the last day. Time to remediate exists only for what was remediated; the age of what is open is another figure.',
      (findings, figure) => mean(ages([...fixedIn(findings, figure), ...openAt(findings, figure)], figure.to)),
    ],
    [
      'That leaves out what was opened before the period began. It was fixed within it, and belongs to it.',
      (findings, figure) => mean(ages(fixedIn(openedIn(findings, figure), figure), figure.to)),
    ],
    [
      'That counts all that was ever fixed, also before the period began.',
      (findings, figure) =>
        mean(
          ages(
            findings.filter(({ fixed }) => fixed !== null && fixed <= figure.to),
            figure.to,
          ),
        ),
    ],
  ],
  'fix-rate': [
    [
      'That follows only what was opened within the period. Those that are older were fixed as well.',
      (findings, figure) =>
        percent(fixedIn(openedIn(findings, figure), figure).length, openedIn(findings, figure).length),
    ],
    [
      'That divides by everything on the list. It then grows and shrinks with the length of the list and says nothing of this quarter.',
      (findings) => percent(findings.filter(({ fixed }) => fixed !== null).length, findings.length),
    ],
    [
      'That is turned round: opened by fixed.',
      (findings, figure) => percent(openedIn(findings, figure).length, fixedIn(findings, figure).length),
    ],
  ],
  breaches: [
    [
      'That counts only what is still open. What was fixed too late was late all the same.',
      (findings, figure, data) => late(openAt(findings, figure), figure, data),
    ],
    [
      'That counts only what was fixed. What is open and over its time is late already.',
      (findings, figure, data) => late(fixedIn(findings, figure), figure, data),
    ],
    ['That counts what was fixed too late before the period began as well.', late],
  ],
  'oldest-open': [
    [
      'That one was fixed. The oldest of all is not the oldest of those that are open.',
      (findings, figure) => Math.max(0, ...ages(findings, figure.to)),
    ],
  ],
};

const counted = (figure: Figure, data: Counted): readonly BacklogFinding[] =>
  data.findings.filter(({ severity }) => figure.severities.length === 0 || figure.severities.includes(severity));

export const figureValue = (figure: Figure, data: Counted): number =>
  RIGHT[figure.kind](counted(figure, data), figure, data);

/** Rounding in tables must not cost what the tolerance was meant to give. */
const EPSILON = 1e-9;
const isNear = (value: number, other: number, { tolerance }: Figure): boolean =>
  Math.abs(value - other) <= tolerance + EPSILON;

/** What is wrong with a figure, without saying the right one; `null` where it is right. */
export function figureProblem(figure: Figure, value: number, data: Counted): string | null {
  if (isNear(value, figureValue(figure, data), figure)) return null;
  const findings = counted(figure, data);
  const known = OTHERWISE[figure.kind].find(([, work]) => isNear(value, work(findings, figure, data), figure));
  if (known) return known[0];
  if (figure.severities.length > 0 && isNear(value, RIGHT[figure.kind](data.findings, figure, data), figure))
    return `That counts every severity; asked for is ${figure.severities.join(' and ')}.`;
  return WAYS[figure.kind];
}
