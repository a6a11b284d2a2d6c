import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_FILE } from '../../answer.ts';
import type { BacklogData, BacklogFinding, BacklogKey, Figure, FigureKind } from './data.ts';
import { addDays, figureProblem, figureValue } from './figures.ts';
import { gradeDecision, type DecideLab } from './grade.ts';
import { SEVERITIES } from './severity.ts';
import { fillSprints } from './sprints.ts';

const FROM = '2026-08-01';
const TO = '2026-10-31';
const SLA = { critical: 7, high: 30, medium: 90, low: 180 } as const;

const finding = (id: string, change: Partial<BacklogFinding> = {}): BacklogFinding => ({
  id,
  title: `Finding ${id}`,
  asset: 'map',
  exposure: 'internet',
  vector: '',
  score: 7.5,
  severity: 'high',
  epss: null,
  isKnownExploited: false,
  opened: '2026-10-01',
  fixed: null,
  hours: 4,
  needs: [],
  note: '',
  ...change,
});
const figure = (kind: FigureKind, change: Partial<Figure> = {}): Figure => ({
  id: kind,
  kind,
  title: kind,
  unit: 'days',
  severities: [],
  from: FROM,
  to: TO,
  tolerance: 0,
  ...change,
});

const DATA: BacklogData = {
  form: 'backlog',
  today: '2026-11-02',
  slaDays: SLA,
  figures: [figure('oldest-open')],
  sprints: [
    { title: 'First', ends: '2026-11-13', hours: 8 },
    { title: 'Second', ends: '2026-11-27', hours: 8 },
  ],
  findings: [finding('A'), finding('B', { needs: ['C'] }), finding('C'), finding('D'), finding('E', { hours: 8 })],
};
const KEY: BacklogKey = {
  form: 'backlog',
  order: [{ first: 'A', then: 'D', look: 'Who can reach A?' }],
  due: [{ finding: 'A', sprint: 1, look: 'When is A needed?', story: 'A is used by a stranger.' }],
  wasted: [{ finding: 'E', look: 'What becomes of the machine of E?' }],
};
const LAB: DecideLab = {
  files: { [ANSWER_FILE]: '{ "figures": [], "order": [] }' },
  editable: [ANSWER_FILE],
  data: DATA,
  key: KEY,
  grader: 'abc',
};
const OLDEST = 30;
const grade = (order: readonly string[], value = OLDEST, lab = LAB) =>
  gradeDecision(lab, {
    [ANSWER_FILE]: JSON.stringify({ figures: [{ id: 'oldest-open', value }], order }),
  });
const failed = (order: readonly string[], value = OLDEST): string[] =>
  grade(order, value).checks.flatMap(({ id, status }) => (status === 'failed' ? [id] : []));

describe('an order', () => {
  test('passes with what is needed in time, in its order and within its hours', () => {
    expect(grade(['A', 'C', 'B', 'D'])).toMatchObject({ status: 'passed', score: 1 });
    expect(grade(['A']).status).toBe('passed');
  });

  test.each([
    [['C', 'B', 'A', 'D'], ['in-time']],
    [['D', 'A'], ['order-holds']],
    [['A', 'B', 'C'], ['needs-first']],
    [['A', 'B'], ['needs-first']],
    [['A', 'E'], ['hours-worth']],
    [['A', 'C', 'B', 'D', 'E'], ['fits']],
    [[], ['planned', 'in-time']],
  ])('%j fails for %j', (order, checks) => {
    expect(failed(order)).toEqual(checks);
  });

  test('tells what happens because of it, and shows the sprints', () => {
    const { tables = [] } = grade(['D', 'C', 'B', 'A']);
    expect(tables[0]?.rows).toEqual([['First', 'A is used by a stranger.']]);
    expect(tables[1]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['First', 'C, D', '8 of 8'],
      ['Second', 'A, B', '8 of 8'],
    ]);
  });

  test('is checked for its form alone where there is no key', () => {
    const { checks, status } = grade(['D', 'A'], OLDEST, { ...LAB, key: null });
    expect(status).toBe('failed');
    expect(checks.map(({ id }) => id)).toEqual(['figure-oldest-open', 'planned', 'needs-first', 'fits']);
  });

  test.each([['Z'], ['A', 'A']])('that names %j is an error with its place', (...order) => {
    expect(grade(order)).toMatchObject({ status: 'error', message: expect.stringContaining('order.') as string });
  });
});

describe('a wrong figure', () => {
  test('fails by itself, and the right one is not said', () => {
    const verdict = grade(['A'], 12);
    expect(failed(['A'], 12)).toEqual(['figure-oldest-open']);
    expect(JSON.stringify(verdict.checks)).not.toContain(String(OLDEST));
  });

  test('is told what it counted instead', () => {
    const findings = [
      finding('A', { opened: '2026-06-01', fixed: '2026-08-10' }),
      finding('B', { opened: '2026-08-01', fixed: '2026-08-11' }),
      finding('C', { opened: '2026-09-01', fixed: '2026-09-15' }),
    ];
    const mttr = figure('mttr', { tolerance: 0.4 });
    const data = { ...DATA, findings };
    expect(figureProblem(mttr, (70 + 10 + 14) / 3, data)).toBeNull();
    expect(figureProblem(mttr, 14, data)).toContain('median');
    expect(figureProblem(mttr, 12, data)).toContain('before the period began');
    expect(figureProblem(mttr, 99, data)).toContain('add them up');
  });
});

const FIRST_DAY = '2026-05-01';
const DAYS_MAX = 260;
const anyFinding = fc
  .record({
    opened: fc.nat({ max: DAYS_MAX }),
    lasts: fc.option(fc.nat({ max: DAYS_MAX }), { nil: null }),
    severity: fc.constantFrom(...SEVERITIES),
    hours: fc.nat({ max: 12 }),
  })
  .map(({ opened, lasts, severity, hours }) => ({
    severity,
    hours,
    opened: addDays(FIRST_DAY, opened),
    fixed: lasts === null ? null : addDays(FIRST_DAY, opened + lasts),
  }));
const anyFindings = fc
  .array(anyFinding, { maxLength: 14 })
  .map((all) => all.map((one, index) => finding(`F${index}`, one)));

/** The same figures by living through the period day by day with a list on the wall. */
function livedThrough(findings: readonly BacklogFinding[]): Readonly<Record<FigureKind, number>> {
  const age = new Map<string, number>();
  const late = new Set<string>();
  const fixedAges: number[] = [];
  let opened = 0;
  for (let day = FIRST_DAY; day <= TO; day = addDays(day, 1)) {
    for (const id of age.keys()) age.set(id, (age.get(id) ?? 0) + 1);
    for (const one of findings.filter((other) => other.opened === day)) {
      age.set(one.id, 0);
      if (day >= FROM) opened += 1;
    }
    for (const one of findings.filter(({ id }) => age.has(id))) {
      if ((age.get(one.id) ?? 0) > SLA[one.severity]) late.add(one.id);
      if (one.fixed !== day) continue;
      if (day >= FROM) fixedAges.push(age.get(one.id) ?? 0);
      else late.delete(one.id);
      age.delete(one.id);
    }
  }
  const sum = fixedAges.reduce((all, one) => all + one, 0);
  return {
    mttr: fixedAges.length === 0 ? 0 : sum / fixedAges.length,
    'fix-rate': opened === 0 ? 0 : (100 * fixedAges.length) / opened,
    breaches: late.size,
    'oldest-open': [...age.values()].reduce((most, one) => Math.max(most, one), 0),
  };
}

test('every figure agrees with a list that is lived through day by day', () => {
  fc.assert(
    fc.property(anyFindings, (findings) => {
      for (const [kind, value] of Object.entries(livedThrough(findings)))
        expect(figureValue(figure(kind as FigureKind), { ...DATA, findings })).toBeCloseTo(value, 9);
    }),
  );
});

test('sprints never hold more than their hours, keep the order, and lose nothing', () => {
  fc.assert(
    fc.property(
      anyFindings,
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
      (findings, hours) => {
        const sprints = hours.map((one, index) => ({ title: `S${index}`, ends: TO, hours: one }));
        const order = findings.map(({ id }) => id);
        const filled = fillSprints(order, { findings, sprints });
        const placed = order.flatMap((id) => filled.sprintOf.get(id) ?? []);
        expect(placed).toEqual(placed.toSorted((a, b) => a - b));
        expect(placed.length + filled.beyond.length).toBe(order.length);
        filled.hours.forEach((one, index) => expect(one).toBeLessThanOrEqual(hours[index] ?? 0));
      },
    ),
  );
});
