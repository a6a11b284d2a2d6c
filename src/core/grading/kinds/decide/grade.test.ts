import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_FILE } from '../../answer.ts';
import { PLACES, type ChecklistAnswer, type Place } from './answer.ts';
import { IRRELEVANT_MAX, LATE_MAX, MISSING_MAX } from './checklist.ts';
import type { RequirementTruth } from './data.ts';
import { gradeDecision, type DecideLab } from './grade.ts';

const HOURS_EACH = 2;
const CAPACITY_HOURS = 18;

const truth = (id: string, applies: RequirementTruth['applies'], launch: RequirementTruth['launch']) => ({
  id,
  applies,
  launch,
  look: `Look at ${id}.`,
  ...(launch === 'yes' ? { happens: { week: Number(id.split('.')[2]), story: `${id} was missed.` } } : {}),
});

/** Five for the first day, three for later, four about something else, one that is open to opinion. */
const TRUTHS: readonly RequirementTruth[] = [
  ...[1, 2, 3, 4, 5].map((at) => truth(`V1.1.${at}`, 'yes', 'yes')),
  ...[1, 2, 3].map((at) => truth(`V2.1.${at}`, 'yes', 'no')),
  ...[1, 2, 3, 4].map((at) => truth(`V3.1.${at}`, 'no', 'either')),
  truth('V4.1.1', 'either', 'either'),
];

const lab: DecideLab = {
  files: { [ANSWER_FILE]: '{ "places": [] }' },
  editable: [ANSWER_FILE],
  data: {
    form: 'checklist',
    facts: [],
    capacityHours: CAPACITY_HOURS,
    items: TRUTHS.map(({ id }) => ({ id, level: 1, text: `Text of ${id}.`, hours: HOURS_EACH })),
  },
  key: { form: 'checklist', truths: TRUTHS },
  grader: 'abc',
};

const RIGHT: ChecklistAnswer['places'] = TRUTHS.map(({ id, applies, launch }) => ({
  id,
  place: applies !== 'yes' ? 'out' : launch === 'yes' ? 'launch' : 'later',
}));
const grade = (places: unknown, one = lab) => gradeDecision(one, { [ANSWER_FILE]: JSON.stringify({ places }) });
const but = (changes: Readonly<Record<string, Place>>) =>
  RIGHT.map((one) => ({ ...one, place: changes[one.id] ?? one.place }));
const failed = (places: unknown): string[] =>
  grade(places).checks.flatMap(({ id, status }) => (status === 'failed' ? [id] : []));

describe('a list', () => {
  test('passes with everything in its place', () => {
    expect(grade(RIGHT)).toMatchObject({ status: 'passed', score: 1 });
  });

  test('lacks what may be lacking, and no more', () => {
    expect(failed(but({ 'V2.1.1': 'out', 'V2.1.2': 'out' }))).toEqual([]);
    expect(failed(but({ 'V2.1.1': 'out', 'V2.1.2': 'out', 'V2.1.3': 'out' }))).toEqual(['nothing-missing']);
  });

  test('fails with a single gap on the first day', () => {
    expect(failed(but({ 'V1.1.3': 'out' }))).toEqual(['nothing-missing']);
  });

  test('does not pay for opinions', () => {
    for (const place of PLACES) expect(failed(but({ 'V4.1.1': place }))).toEqual([]);
  });

  test('has to fit into its hours', () => {
    const all = RIGHT.map(({ id }) => ({ id, place: 'launch' }));
    const check = grade(all).checks.find(({ id }) => id === 'fits');
    expect(check?.message).toContain(`${TRUTHS.length * HOURS_EACH} hours`);
  });

  test('tells what happens in the order of its weeks, and asks instead of answering', () => {
    const verdict = grade(but({ 'V1.1.4': 'out', 'V1.1.2': 'out' }));
    expect(verdict.tables?.[0]?.rows).toEqual([
      ['Week 2', 'V1.1.2 was missed.'],
      ['Week 4', 'V1.1.4 was missed.'],
    ]);
    const missing = verdict.checks.find(({ id }) => id === 'nothing-missing');
    expect(missing?.evidence?.transcript?.map((step) => ('text' in step ? step.text : ''))).toEqual([
      'V1 Encoding and sanitization: Look at V1.1.2.',
      'V1 Encoding and sanitization: Look at V1.1.4.',
    ]);
  });

  test('is never passed where there is no key, and no table tells what is right', () => {
    const verdict = grade(RIGHT, { ...lab, key: null });
    expect(verdict).toMatchObject({ status: 'failed', score: 0, tables: [] });
    expect(verdict.checks.map(({ id, status }) => [id, status])).toEqual([
      ['all-placed', 'passed'],
      ['fits', 'passed'],
    ]);
  });
});

describe('an answer that does not fit', () => {
  test.each([
    ['no list', 3],
    ['an unknown place', [{ id: 'V1.1.1', place: 'soon' }]],
    ['an unknown requirement', [{ id: 'V9.9.9', place: 'out' }]],
    ['a requirement twice', [RIGHT[0], RIGHT[0]]],
    ['a field too much', [{ id: 'V1.1.1', place: 'out', why: '' }]],
    ['more than anybody decides on', Array.from({ length: 999 }, () => RIGHT[0])],
  ])('is an error that names the place: %s', (_name, places) => {
    const verdict = grade(places);
    expect(verdict.status).toBe('error');
    expect(verdict.message).toMatch(/places/);
  });

  test('is an error where it is no JSON at all', () => {
    expect(gradeDecision(lab, { [ANSWER_FILE]: '{"places": [' }).status).toBe('error');
  });
});

/** The bar in the brief's words, counted with sets: each list is made once and its differences are taken. */
function passes(places: ReadonlyMap<string, Place | undefined>): boolean {
  const where = (wanted: Place | undefined) =>
    new Set([...places].flatMap(([id, place]) => (place === wanted ? [id] : [])));
  const [launch, later, out, open] = [where('launch'), where('later'), where('out'), where(undefined)];
  const needed = new Set(TRUTHS.flatMap(({ id, applies }) => (applies === 'yes' ? [id] : [])));
  const foreign = new Set(TRUTHS.flatMap(({ id, applies }) => (applies === 'no' ? [id] : [])));
  const firstDay = new Set([...needed].filter((id) => id.startsWith('V1')));
  return (
    open.size === 0 &&
    launch.size * HOURS_EACH <= CAPACITY_HOURS &&
    firstDay.isDisjointFrom(out) &&
    needed.intersection(out).size <= MISSING_MAX &&
    foreign.intersection(launch.union(later)).size <= IRRELEVANT_MAX &&
    firstDay.intersection(later).size <= LATE_MAX
  );
}

const LISTS = 400;
/** Most places as they should be, so that both sides of the bar are met. */
const anyPlace = (right: Place) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<Place | undefined>(right) },
    { weight: 2, arbitrary: fc.constantFrom<Place | undefined>(...PLACES) },
    { weight: 1, arbitrary: fc.constantFrom<Place | undefined>(right, right, right, undefined) },
  );

test('the grader and the words of the brief agree on any list', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.tuple(...RIGHT.map(({ place }) => anyPlace(place))), (drawn) => {
      const places = new Map(RIGHT.map(({ id }, at) => [id, drawn[at]]));
      const verdict = grade([...places].flatMap(([id, place]) => (place ? [{ id, place }] : [])));
      expect(verdict.status === 'passed').toBe(passes(places));
      expect(verdict.score === 1).toBe(verdict.status === 'passed');
      if (verdict.status === 'passed') passed += 1;
    }),
    { numRuns: LISTS },
  );
  expect(passed).toBeGreaterThan(0);
  expect(passed).toBeLessThan(LISTS);
});
