import type { VerdictTable } from '../../verdict.ts';
import { GATES, type Scenario, type Town } from './data.ts';
import type { Replay } from './replay.ts';
import type { Settings } from './settings.ts';

/** Title of the table that the drawing reads. */
export const COMMITS_TITLE = 'What became of each commit';
const NEVER = '–';
const COLUMNS = ['Work', 'By', 'Became', 'Pushed', 'Checked', 'Merged', 'Deployed', 'Budget', 'Decided by'] as const;

export interface Played {
  readonly scenario: Scenario;
  readonly replay: Replay;
}

/** One commit on the line of time, in minutes from the first event of its replay. */
export interface Lane {
  readonly work: string;
  readonly by: string;
  readonly became: string;
  readonly isRight: boolean;
  readonly pushed: number;
  readonly checked: number | null;
  readonly merged: number | null;
  readonly deployed: number | null;
  readonly budget: number | null;
  /** Gates that it did not pass, or nothing. */
  readonly stoppedBy: string;
}

const LATE = ', late';
const HARMED = ', with harm';
const WRONG = ', wrongly';

function suffixOf({ scenario, replay }: Played): string {
  if (replay.isMet) return '';
  if (replay.hasHarm) return HARMED;
  const at = replay.commits.at(-1)?.[scenario.place === 'main' ? 'merged' : 'deployed'] ?? null;
  return at === null ? WRONG : LATE;
}

function rowsOf(played: Played): VerdictTable['rows'] {
  const { scenario, replay } = played;
  const suffix = suffixOf(played);
  const budget = scenario.expect === 'through' ? scenario.minutes : NEVER;
  return replay.commits.map((commit, index) => [
    replay.commits.length > 1 ? `${scenario.title} (commit ${index + 1})` : scenario.title,
    commit.by,
    `${commit.deployed !== null ? 'in production' : commit.merged !== null ? 'merged' : 'not merged'}${suffix}`,
    commit.pushed,
    commit.checked ?? NEVER,
    commit.merged ?? NEVER,
    commit.deployed ?? NEVER,
    budget,
    commit.decidedBy,
  ]);
}

function costsOf(all: readonly Played[], town: Town, settings: Settings): VerdictTable['rows'] {
  const passes = all.flatMap(({ replay }) => replay.gatePasses);
  return GATES.flatMap((gate) => {
    const tool = town.gates[gate];
    if (!tool) return [];
    const setting = settings.gates[gate] ?? { mode: 'fail', from: 'low', scope: 'full' };
    const own = passes.filter((one) => one.gate === gate);
    const count = (outcome: (typeof own)[number]['outcome']): number =>
      own.filter((one) => one.outcome === outcome).length;
    const minutes = own.reduce((sum, one) => sum + one.minutes, 0);
    const mode = setting.mode === 'off' ? 'off' : `${setting.mode} from ${setting.from}, ${setting.scope}`;
    return [
      [
        gate,
        mode,
        setting.mode === 'off' ? NEVER : tool[setting.scope],
        own.length,
        minutes,
        count('stopped'),
        count('warned'),
      ],
    ];
  });
}

/** What came of all of it, and what it cost. */
export function reportTables(all: readonly Played[], town: Town, settings: Settings): readonly VerdictTable[] {
  const costs = costsOf(all, town, settings);
  const commits: VerdictTable = {
    title: COMMITS_TITLE,
    columns: COLUMNS,
    rows: all.flatMap(rowsOf),
    note: 'Minutes from the first event of each replay. A budget stands where work has to arrive.',
  };
  if (costs.length === 0) return [commits];
  const gates: VerdictTable = {
    title: 'What the gates cost',
    columns: ['Gate', 'Set to', 'Minutes each', 'Runs', 'Minutes in all', 'Stopped', 'Warned'],
    rows: costs,
    note: 'Minutes of machines, over all replays. People wait for the longest way through the jobs.',
  };
  return [gates, commits];
}

const STOPPED_BY = /^Stopped by ([^.]+)\./;

const minutesIn = (cell: string | number | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** The lines of time that a table of commits says. */
export function lanesOf(tables: readonly VerdictTable[]): readonly Lane[] {
  const table = tables.find(({ title }) => title === COMMITS_TITLE);
  return (table?.rows ?? []).map(([work, by, became, pushed, checked, merged, deployed, budget, decidedBy]) => ({
    work: String(work),
    by: String(by),
    became: String(became),
    isRight: ![LATE, HARMED, WRONG].some((one) => String(became).endsWith(one)),
    pushed: minutesIn(pushed) ?? 0,
    checked: minutesIn(checked),
    merged: minutesIn(merged),
    deployed: minutesIn(deployed),
    budget: minutesIn(budget),
    stoppedBy: STOPPED_BY.exec(String(decidedBy))?.[1] ?? '',
  }));
}
