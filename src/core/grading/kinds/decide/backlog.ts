import { readAnswer } from '../../answer.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, VerdictTable } from '../../verdict.ts';
import { backlogAnswer, strayId, type BacklogAnswer } from './answer.ts';
import { check, count, isPassed, type Outcome } from '../../outcome.ts';
import type { BacklogData, BacklogKey } from './data.ts';
import { dueDate, figureProblem } from './figures.ts';
import { fillSprints, openFindings, type Filled } from './sprints.ts';

const FIGURES_WEIGHT = 4;
const ORDER_WEIGHT = 3;
const DUE_WEIGHT = 3;

export const figureCheckId = (id: string): string => `figure-${id}`;
/** Checks of every backlog, beside one for each figure. The last three need the key. */
export const BACKLOG_CHECKS = ['planned', 'needs-first', 'fits', 'order-holds', 'in-time', 'hours-worth'] as const;

function figureChecks(data: BacklogData, { figures }: BacklogAnswer): CheckResult[] {
  return data.figures.map((figure) => {
    const given = figures.find(({ id }) => id === figure.id);
    const title = `${figure.title} is worked out`;
    if (!given) return check(figureCheckId(figure.id), title, 'There is no figure yet.');
    const problem = figureProblem(figure, given.value, data);
    const message = problem === null ? '' : `${given.value} ${figure.unit} is not it.`;
    return check(figureCheckId(figure.id), title, message, problem === null ? [] : [problem]);
  });
}

/** What the list itself shows to be wrong. */
function formChecks(data: BacklogData, { order }: BacklogAnswer, { beyond }: Filled): CheckResult[] {
  const at = new Map(order.map((id, index) => [id, index]));
  const early = data.findings.flatMap(({ id, needs }) => {
    const place = at.get(id);
    if (place === undefined) return [];
    return needs.flatMap((need) => ((at.get(need) ?? Infinity) > place ? [`${id} needs ${need} before it.`] : []));
  });
  return [
    check('planned', 'Something is planned', order.length > 0 ? '' : 'Nothing stands in the order yet.'),
    check(
      'needs-first',
      'What others wait for comes first',
      early.length === 0
        ? ''
        : `${count(early.length, 'finding stands', 'findings stand')} before what has to be done for it.`,
      early,
    ),
    check(
      'fits',
      'What is planned fits into the sprints',
      beyond.length === 0
        ? ''
        : `No sprint has room for ${count(beyond.length, 'finding')} at the end of the order. Take out what may wait: a promise that does not fit is none.`,
      beyond.length === 0 ? [] : [beyond.join(', ')],
    ),
  ];
}

interface Judged {
  readonly checks: readonly CheckResult[];
  readonly orderCredit: number;
  readonly dueCredit: number;
  readonly stories: readonly (readonly [sprint: number, story: string])[];
}

const share = (wrong: number, all: number): number => (all === 0 ? 1 : 1 - wrong / all);

function judge(key: BacklogKey, { order }: BacklogAnswer, { sprintOf }: Filled): Judged {
  const place = (id: string): number => {
    const index = order.indexOf(id);
    return index === -1 ? Infinity : index;
  };
  // Where neither is planned, their order is not what is wrong.
  const wrong = key.order.filter(({ first, then }) => place(then) < place(first));
  const missed = key.due.filter(({ finding, sprint }) => (sprintOf.get(finding) ?? Infinity) > sprint);
  const wasted = key.wasted.filter(({ finding }) => sprintOf.has(finding));
  return {
    checks: [
      check(
        'order-holds',
        'What is pressing comes before what is not',
        wrong.length === 0 ? '' : `${count(wrong.length, 'pair stands', 'pairs stand')} the wrong way round.`,
        [...new Set(wrong.map(({ look }) => look))],
      ),
      check(
        'in-time',
        'Nothing is patched after it was needed',
        missed.length === 0
          ? ''
          : `${count(missed.length, 'finding is', 'findings are')} patched too late, or not at all.`,
        missed.map(({ look }) => look),
      ),
      check(
        'hours-worth',
        'The hours go where they buy something',
        wasted.length === 0
          ? ''
          : `${count(wasted.length, 'planned finding buys', 'planned findings buy')} nothing now.`,
        wasted.map(({ look }) => look),
      ),
    ],
    orderCredit: share(wrong.length, key.order.length),
    dueCredit: share(missed.length, key.due.length),
    stories: missed.map(({ sprint, story }) => [sprint, story]),
  };
}

/** The plan as it would be shown to a team: what is done when, and whether that is within its time. */
function planTable(data: BacklogData, filled: Filled): VerdictTable {
  const rows = data.sprints.map(({ title, hours, ends }, index) => {
    const own = openFindings(data).filter(({ id }) => filled.sprintOf.get(id) === index + 1);
    const late = own.filter((one) => dueDate(one, data) < ends).length;
    return [title, own.map(({ id }) => id).join(', ') || 'nothing', `${filled.hours[index] ?? 0} of ${hours}`, late];
  });
  return {
    title: 'Your sprints',
    columns: ['Sprint', 'Patched', 'Hours', 'After their time'],
    rows,
    note: 'A finding counts as patched on the last day of its sprint. Some were over their time before the first one began.',
  };
}

function storyTable(data: BacklogData, { stories }: Judged): VerdictTable {
  const told = [...stories].sort(([a], [b]) => a - b);
  const calm = ['to the end', 'Nothing on this list is used against Tidewater before it is patched.'];
  return {
    title: 'What happens',
    columns: ['After', 'What happens'],
    rows: told.length === 0 ? [calm] : told.map(([sprint, story]) => [data.sprints[sprint - 1]?.title ?? '', story]),
  };
}

const DONE = {
  title: 'An order that can be defended',
  body: 'The figures are those that the list holds, and whoever asks why something waits gets a reason and not a score.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['in-time', 'order-holds'],
    tier: 'essential',
    title: 'Something that is being used waits behind something that could be',
    body: 'A base score says how bad it could get anywhere. Ask of each finding what is known here: is it used by anybody yet, who can reach it, and what stands behind it?',
  },
  {
    checks: ['hours-worth'],
    tier: 'actionable',
    title: 'Hours that buy nothing',
    body: 'Read the notes again. A flaw whose machine is switched off soon, or that nothing calls, can be written down with a date instead.',
  },
];

export function gradeBacklog(data: BacklogData, key: BacklogKey | null, files: Files): Outcome {
  const reading = readAnswer(files, backlogAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const { answer } = reading;
  const figures = new Set(data.figures.map(({ id }) => id));
  const open = new Set(openFindings(data).map(({ id }) => id));
  const stray =
    strayId(
      'figures',
      answer.figures.map(({ id }) => id),
      figures,
    ) ?? strayId('order', answer.order, open);
  if (stray !== null) return { problem: stray };
  const filled = fillSprints(answer.order, data);
  const worked = figureChecks(data, answer);
  const form = formChecks(data, answer, filled);
  const plan = planTable(data, filled);
  if (key === null) return { checks: [...worked, ...form], credits: [], feedback: [], tables: [plan] };
  const judged = judge(key, answer, filled);
  const checks = [...worked, ...form, ...judged.checks];
  const isAnything = answer.order.length > 0 ? 1 : 0;
  return {
    checks,
    credits: [
      [FIGURES_WEIGHT, share(worked.filter((one) => !isPassed(one)).length, worked.length)],
      [ORDER_WEIGHT, isAnything * judged.orderCredit],
      [DUE_WEIGHT, isAnything * judged.dueCredit],
    ],
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: [storyTable(data, judged), plan],
  };
}
