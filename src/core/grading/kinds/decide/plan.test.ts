import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect, PlanData, PlanKey } from './data.ts';
import { gradePlan } from './plan.ts';
import { hoursByWeek, playOut, type Placed } from './play-out.ts';

const WEEKS = 8;
const DATA: PlanData = {
  form: 'plan',
  facts: [],
  capacity: Array.from({ length: WEEKS }, () => 8),
  calendar: [],
  measures: [
    { id: 'trust', title: 'Trust', unit: 'points', start: 20, max: 100, atLeast: 40, about: '' },
    { id: 'reach', title: 'Reach', unit: 'people', start: 1, max: 9, atLeast: 3, about: '' },
  ],
  actions: [
    { id: 'listen', title: 'Listen', about: '', hours: 3, weekly: 0, needs: [] },
    { id: 'hour', title: 'Open hour', about: '', hours: 1, weekly: 1, needs: [] },
    { id: 'model', title: 'Threat model', about: '', hours: 5, weekly: 0, needs: ['listen'] },
  ],
};
const by = (measure: string, amount: number, after = 1, weeks = 1): Effect => ({ measure, by: amount, after, weeks });
const KEY: PlanKey = {
  form: 'plan',
  drift: [{ measure: 'trust', by: -1, until: 'hour' }],
  looks: { trust: 'What did they get from you?' },
  outcomes: {
    listen: { effects: [by('trust', 8, 1, 2)], story: 'They talk.' },
    hour: { effects: [by('trust', 2, 2, WEEKS)], story: 'Piet comes.' },
    model: {
      effects: [by('reach', 2)],
      story: 'Piet takes the pen.',
      ifOnly: {
        bound: { measure: 'trust', atLeast: 30 },
        otherwise: { effects: [by('trust', -5)], story: 'Two of four come.' },
      },
    },
  },
  events: [{ week: 4, effects: [by('trust', -3)], story: 'A release is late.' }],
};
const files = (actions: unknown): Record<string, string> => ({ 'answer.json': JSON.stringify({ actions }) });
const GOOD = [
  { id: 'listen', week: 1 },
  { id: 'hour', week: 1 },
  { id: 'model', week: 3 },
];

/** The same rules told another way: every effect is written into the weeks it moves, then the weeks are added up. */
function oracle(placed: readonly Placed[]): Record<string, number>[] {
  const values: Record<string, number> = { trust: 20, reach: 1 };
  const moves: Record<string, number>[] = Array.from({ length: 4 * WEEKS }, () => ({}));
  const spread = (effects: readonly Effect[], week: number): void => {
    for (const { measure, by: amount, after, weeks } of effects)
      for (let at = week + after; at < week + after + weeks; at += 1)
        (moves[at] ??= {})[measure] = (moves[at]?.[measure] ?? 0) + amount;
  };
  const weekOf = (id: string): number => placed.find((one) => one.id === id)?.week ?? Infinity;
  return DATA.capacity.map((_, index) => {
    const week = index + 1;
    const loss = weekOf('hour') < week ? 0 : 1;
    values['trust'] = Math.max(0, (values['trust'] ?? 0) - loss);
    values['trust'] = Math.min(100, Math.max(0, (values['trust'] ?? 0) + (moves[week]?.['trust'] ?? 0)));
    values['reach'] = Math.min(9, Math.max(0, (values['reach'] ?? 0) + (moves[week]?.['reach'] ?? 0)));
    if (weekOf('listen') === week) spread([by('trust', 8, 1, 2)], week);
    if (weekOf('hour') === week) spread([by('trust', 2, 2, WEEKS)], week);
    if (weekOf('model') === week) spread((values['trust'] ?? 0) >= 30 ? [by('reach', 2)] : [by('trust', -5)], week);
    if (week === 4) spread([by('trust', -3)], week);
    return { ...values };
  });
}

const plans = fc
  .record(
    Object.fromEntries(
      DATA.actions.map(({ id }) => [id, fc.option(fc.integer({ min: 1, max: WEEKS }), { nil: null })]),
    ),
  )
  .map((weeks) => Object.entries(weeks).flatMap(([id, week]) => (week === null ? [] : [{ id, week }])));

describe('a plan', () => {
  it('is passed where it fits and every measure is reached', () => {
    const outcome = gradePlan(DATA, KEY, files(GOOD));
    expect(outcome).not.toHaveProperty('problem');
    if ('problem' in outcome) return;
    expect(outcome.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(outcome.tables[0]?.rows).toContainEqual(['Week 3', 'Piet takes the pen.']);
  });

  it('is not played out where it does not fit', () => {
    const outcome = gradePlan(
      DATA,
      KEY,
      files([
        { id: 'model', week: 1 },
        { id: 'listen', week: 1 },
        { id: 'hour', week: 1 },
      ]),
    );
    if ('problem' in outcome) throw new Error(outcome.problem);
    const failed = outcome.checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
    expect(failed).toEqual(['within-hours', 'needs-first', 'reaches-trust', 'reaches-reach']);
    expect(outcome.tables).toEqual([]);
  });

  it('says nothing of what comes of it without the key', () => {
    const outcome = gradePlan(DATA, null, files(GOOD));
    expect(JSON.stringify(outcome)).not.toContain('Piet takes the pen');
  });

  it('asks where to look for a measure that is not reached', () => {
    const outcome = gradePlan(DATA, KEY, files([{ id: 'listen', week: 8 }]));
    if ('problem' in outcome) throw new Error(outcome.problem);
    const trust = outcome.checks.find(({ id }) => id === 'reaches-trust');
    expect(trust?.message).toBe('At the end it is 9 of 40 points.');
    expect(trust?.evidence.transcript).toEqual([{ kind: 'note', text: 'What did they get from you?' }]);
  });

  it.each([
    ['a week that the plan does not have', [{ id: 'hour', week: 9 }], 'actions.0.week: the plan has 8 weeks.'],
    ['an action that is not there', [{ id: 'sleep', week: 1 }], 'there is no "sleep"'],
    ['an action twice', [GOOD[0], GOOD[0]], 'listen stands there twice'],
    ['half a week', [{ id: 'hour', week: 1.5 }], 'answer.json does not fit'],
  ])('names the place of %s', (_, actions, words) => {
    expect(gradePlan(DATA, KEY, files(actions))).toEqual({ problem: expect.stringContaining(words) as string });
  });

  it('comes out as the same rules told another way, whatever is planned', () => {
    fc.assert(
      fc.property(plans, (placed) => {
        const expected = oracle(placed);
        for (const [index, { values }] of playOut(placed, DATA, KEY).entries())
          expect(values, `week ${index + 1}`).toEqual(expected[index]);
      }),
      { numRuns: 400 },
    );
  });

  it('takes the hours of what begins and of what goes on', () => {
    fc.assert(
      fc.property(plans, (placed) => {
        const sum = hoursByWeek(placed, DATA).reduce((all, one) => all + one, 0);
        const wanted = placed.reduce((all, { id, week }) => {
          const action = DATA.actions.find((one) => one.id === id);
          return all + (action?.hours ?? 0) + (action?.weekly ?? 0) * (WEEKS - week);
        }, 0);
        expect(sum).toBe(wanted);
      }),
    );
  });
});
