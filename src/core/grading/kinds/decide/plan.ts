import { readAnswer } from '../../answer.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, VerdictTable } from '../../verdict.ts';
import { planAnswer, strayId } from './answer.ts';
import { check, count, isPassed, type Outcome } from '../../outcome.ts';
import type { Measure, PlanData, PlanKey } from './data.ts';
import { hoursByWeek, playOut, type Placed, type PlayedWeek } from './play-out.ts';

export const PLAN_CHECKS = ['planned', 'within-hours', 'needs-first'] as const;
export const measureCheckId = (id: string): string => `reaches-${id}`;
/** Title of the table that the drawing is made of. */
export const WEEKS_TABLE = 'Week by week';

function formChecks(data: PlanData, placed: readonly Placed[]): CheckResult[] {
  const weekOf = new Map(placed.map(({ id, week }) => [id, week]));
  const over = hoursByWeek(placed, data).flatMap((hours, index) => {
    const capacity = data.capacity[index] ?? 0;
    return hours > capacity ? [`Week ${index + 1}: ${hours} hours, and there are ${capacity}.`] : [];
  });
  const early = data.actions.flatMap(({ id, title, needs }) => {
    const week = weekOf.get(id);
    if (week === undefined) return [];
    return needs
      .filter((need) => (weekOf.get(need) ?? Infinity) >= week)
      .map(
        (need) =>
          `“${title}” needs “${data.actions.find((one) => one.id === need)?.title ?? need}” in an earlier week.`,
      );
  });
  return [
    check('planned', 'Something is planned', placed.length > 0 ? '' : 'No action has a week yet.'),
    check(
      'within-hours',
      'No week takes more hours than it has',
      over.length === 0
        ? ''
        : `${count(over.length, 'week takes', 'weeks take')} more hours than there are. What is begun goes on taking some.`,
      over,
    ),
    check(
      'needs-first',
      'What others build on comes before them',
      early.length === 0 ? '' : `${count(early.length, 'action comes', 'actions come')} before what it builds on.`,
      early,
    ),
  ];
}

const measureTitle = ({ title, atLeast, unit }: Measure): string => `${title}: at least ${atLeast} ${unit}`.trim();
const valueAt = (weeks: readonly PlayedWeek[], { id }: Measure): number => Math.round(weeks.at(-1)?.values[id] ?? 0);

function measureChecks(data: PlanData, key: PlanKey, weeks: readonly PlayedWeek[]): CheckResult[] {
  return data.measures.map((measure) => {
    const reached = valueAt(weeks, measure);
    const look = key.looks[measure.id];
    return check(
      measureCheckId(measure.id),
      measureTitle(measure),
      reached >= measure.atLeast ? '' : `At the end it is ${reached} of ${measure.atLeast} ${measure.unit}.`,
      reached >= measure.atLeast || look === undefined ? [] : [look],
    );
  });
}

function tablesOf(data: PlanData, weeks: readonly PlayedWeek[], hours: readonly number[]): readonly VerdictTable[] {
  return [
    {
      title: 'What happens',
      columns: ['When', 'What happens'],
      rows: weeks.flatMap(({ week, stories }) => stories.map((story) => [`Week ${week}`, story])),
    },
    {
      title: WEEKS_TABLE,
      columns: ['Week', 'Hours', ...data.measures.map(({ title }) => title)],
      rows: weeks.map(({ week, values }, index) => [
        String(week),
        hours[index] ?? 0,
        ...data.measures.map(({ id }) => Math.round(values[id] ?? 0)),
      ]),
    },
  ];
}

const DONE = {
  title: 'Ninety days that last',
  body: 'It fits into the hours, each step stands on the one before, and what was begun goes on when the quarter is over.',
};

/** Said where a measure stays below what was wanted. */
const feedbackRules = ({ measures }: PlanData): readonly FeedbackRule[] => [
  {
    checks: measures.map(({ id }) => measureCheckId(id)),
    tier: 'essential',
    title: 'The quarter ends before it works',
    body: 'Read what happens, week by week. Some things need time to show, some need that people believe you first, and some wear off when nobody is there.',
  },
];

const MEASURE_WEIGHT = 1;

/** The verdict on a plan. One that does not fit into its hours is not played out: it would not happen. */
export function gradePlan(data: PlanData, key: PlanKey | null, files: Files): Outcome {
  const reading = readAnswer(files, planAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const placed = reading.answer.actions;
  const stray = strayId(
    'actions',
    placed.map(({ id }) => id),
    new Set(data.actions.map(({ id }) => id)),
  );
  if (stray !== null) return { problem: stray };
  const late = placed.findIndex(({ week }) => week > data.capacity.length);
  if (late !== -1)
    return { problem: `answer.json does not fit at actions.${late}.week: the plan has ${data.capacity.length} weeks.` };
  const form = formChecks(data, placed);
  if (key === null) return { checks: form, credits: [], feedback: [], tables: [] };
  if (!form.every(isPassed)) return unplayed(data, form);
  const weeks = playOut(placed, data, key);
  const checks = [...form, ...measureChecks(data, key, weeks)];
  return {
    checks,
    credits: data.measures.map((measure) => {
      const way = measure.atLeast - measure.start;
      const gone = valueAt(weeks, measure) - measure.start;
      return [MEASURE_WEIGHT, way <= 0 ? 1 : Math.min(Math.max(gone / way, 0), 1)];
    }),
    feedback: feedbackOn(checks, DONE, feedbackRules(data)),
    tables: tablesOf(data, weeks, hoursByWeek(placed, data)),
  };
}

function unplayed(data: PlanData, form: readonly CheckResult[]): Outcome {
  const open = data.measures.map((measure) =>
    check(measureCheckId(measure.id), measureTitle(measure), 'The plan does not fit yet, so nothing comes of it.'),
  );
  return { checks: [...form, ...open], credits: [], feedback: [], tables: [] };
}
