import { readAnswer } from '../../answer.ts';
import { feedbackOn, type FeedbackRule } from '../../feedback.ts';
import type { Files } from '../../jobs.ts';
import type { CheckResult, VerdictTable } from '../../verdict.ts';
import { checklistAnswer, strayId, type Place } from './answer.ts';
import { chapterOf } from './asvs-chapters.ts';
import { check, count, type Outcome } from '../../outcome.ts';
import type { ChecklistData, ChecklistKey, Requirement, RequirementTruth } from './data.ts';

/** A forgotten requirement that can follow after the launch is noticed there; two of them are, more are a habit. */
export const MISSING_MAX = 2;
/** What does not belong costs hours and, worse, belief in the rest of the list. */
export const IRRELEVANT_MAX = 2;
/** Opinions differ on what has to hold on the first day, once. */
export const LATE_MAX = 1;

/** The last three need the key. */
export const CHECKLIST_CHECKS = [
  'all-placed',
  'fits',
  'nothing-missing',
  'nothing-irrelevant',
  'launch-holds',
] as const;

const MISSING_WEIGHT = 5;
const IRRELEVANT_WEIGHT = 3;
const LAUNCH_WEIGHT = 2;

interface Row {
  readonly item: Requirement;
  readonly place: Place | null;
}

const hoursOf = (rows: readonly Row[]): number => rows.reduce((sum, { item }) => sum + item.hours, 0);
const launched = (rows: readonly Row[]): readonly Row[] => rows.filter(({ place }) => place === 'launch');

function formChecks(data: ChecklistData, rows: readonly Row[]): CheckResult[] {
  const open = rows.filter(({ place }) => place === null);
  const hours = hoursOf(launched(rows));
  return [
    check(
      'all-placed',
      'Every requirement has a place',
      open.length === 0 ? '' : `${open.length} of ${rows.length} requirements have no place yet.`,
      open.length === 0 ? [] : [open.map(({ item }) => item.id).join(', ')],
    ),
    check(
      'fits',
      'The work before the launch fits into its hours',
      hours <= data.capacityHours
        ? ''
        : `${hours} hours are on the list for the launch, and there are ${data.capacityHours}. What may follow after the launch?`,
    ),
  ];
}

interface Judged extends Row {
  readonly truth: RequirementTruth;
}

const isMissing = ({ place, truth }: Judged): boolean => truth.applies === 'yes' && place === 'out';
const isIrrelevant = ({ place, truth }: Judged): boolean =>
  truth.applies === 'no' && (place === 'launch' || place === 'later');
const isLate = ({ place, truth }: Judged): boolean =>
  truth.launch === 'yes' && truth.applies === 'yes' && place === 'later';
/** Has to hold on the first day: what is missing of these is missed before anybody notices. */
const isEssential = ({ truth }: Judged): boolean => truth.applies === 'yes' && truth.launch === 'yes';

/** Questions, each once, under the chapter that they are about: the number itself would be the answer. */
const looks = (some: readonly Judged[]): readonly string[] => [
  ...new Set(some.map(({ item, truth }) => `${chapterOf(item.id)}: ${truth.look}`)),
];

function keyChecks(judged: readonly Judged[]): CheckResult[] {
  const missing = judged.filter(isMissing);
  const essential = missing.filter(isEssential);
  const irrelevant = judged.filter(isIrrelevant);
  const late = judged.filter(isLate);
  return [
    check(
      'nothing-missing',
      'Nothing is left out that this service needs',
      essential.length === 0 && missing.length <= MISSING_MAX
        ? ''
        : `${count(missing.length, 'requirement is', 'requirements are')} left out that this service needs, ${essential.length} of them from the first day on.`,
      looks(missing),
    ),
    check(
      'nothing-irrelevant',
      'The list asks for little that this service does not have',
      irrelevant.length <= IRRELEVANT_MAX
        ? ''
        : `${irrelevant.length} requirements are about what this service does not have: ${count(hoursOf(irrelevant), 'hour')} of somebody's work.`,
      looks(irrelevant),
    ),
    check(
      'launch-holds',
      'What has to hold on the first day is on the list for the launch',
      late.length <= LATE_MAX
        ? ''
        : `${late.length} requirements come after the launch, and are needed on the first day.`,
      looks(late),
    ),
  ];
}

function tablesOf(judged: readonly Judged[]): readonly VerdictTable[] {
  const told = judged
    .filter((one) => isMissing(one) || isLate(one))
    .flatMap(({ truth }) => (truth.happens ? [truth.happens] : []))
    .sort((a, b) => a.week - b.week)
    .map(({ week, story }) => [`Week ${week}`, story]);
  const wasted = hoursOf(judged.filter(isIrrelevant));
  const before = wasted === 0 ? [] : [['Before', `${count(wasted, 'hour')} go into what the service does not have.`]];
  const rows = [...before, ...told];
  const kept = judged.filter(({ truth, place }) => truth.applies === 'yes' && place !== 'out' && place !== null);
  const needed = judged.filter(({ truth }) => truth.applies === 'yes').length;
  const chosen = kept.length + judged.filter(isIrrelevant).length;
  const percent = (part: number, whole: number): string =>
    whole === 0 ? 'none' : `${Math.round((100 * part) / whole)} %`;
  return [
    {
      title: 'The half year after the launch',
      columns: ['When', 'What happens'],
      rows: rows.length === 0 ? [['to the end', 'Nothing that this list could have prevented.']] : rows,
    },
    {
      title: 'What the list is worth',
      columns: ['Measure', 'Yours'],
      rows: [
        ['Of what the service needs, on the list', percent(kept.length, needed)],
        ['Of what is on the list, needed', percent(kept.length, chosen)],
      ],
      note: 'What reasonable people see differently is not counted.',
    },
  ];
}

const DONE = {
  title: 'A list that a team can finish',
  body: 'Each line is about something the service has, and what must hold on the first day is not drowned in what may follow.',
};

/** Said where these checks failed. */
const FEEDBACK: readonly FeedbackRule[] = [
  {
    checks: ['nothing-missing'],
    tier: 'essential',
    title: 'Something the service does is on no list',
    body: 'Go through the facts, not through the catalogue: for each thing the service takes in, keeps, gives out or asks of another, look for the requirement that belongs to it.',
  },
  {
    checks: ['nothing-irrelevant'],
    tier: 'actionable',
    title: 'The list asks for what is not there',
    body: 'A requirement about something that the service does not have is not stricter, it is noise. Name the fact that it is about; where there is none, leave it out.',
  },
];

const share = (wrong: number, all: number): number => (all === 0 ? 1 : Math.max(0, 1 - wrong / all));

export function gradeChecklist(data: ChecklistData, key: ChecklistKey | null, files: Files): Outcome {
  const reading = readAnswer(files, checklistAnswer);
  if (!reading.ok) return { problem: reading.problem };
  const { places } = reading.answer;
  const stray = strayId(
    'places',
    places.map(({ id }) => id),
    new Set(data.items.map(({ id }) => id)),
  );
  if (stray !== null) return { problem: stray };
  const placeOf = new Map(places.map(({ id, place }) => [id, place]));
  const rows = data.items.map((item): Row => ({ item, place: placeOf.get(item.id) ?? null }));
  const form = formChecks(data, rows);
  if (key === null) return { checks: form, credits: [], feedback: [], tables: [] };
  const judged = rows.flatMap((row): Judged[] => {
    const truth = key.truths.find(({ id }) => id === row.item.id);
    return truth ? [{ ...row, truth }] : [];
  });
  const checks = [...form, ...keyChecks(judged)];
  const placed = judged.filter(({ place }) => place !== null).length / Math.max(1, judged.length);
  const all = (is: (one: Judged) => boolean): number => judged.filter(is).length;
  return {
    checks,
    credits: [
      [
        MISSING_WEIGHT,
        placed *
          share(
            all(isMissing),
            all(({ truth }) => truth.applies === 'yes'),
          ),
      ],
      [
        IRRELEVANT_WEIGHT,
        placed *
          share(
            all(isIrrelevant),
            all(({ truth }) => truth.applies === 'no'),
          ),
      ],
      [LAUNCH_WEIGHT, placed * share(all(isLate), all(isEssential))],
    ],
    feedback: feedbackOn(checks, DONE, FEEDBACK),
    tables: tablesOf(judged),
  };
}
