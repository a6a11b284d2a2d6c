import type { Effect, Outcome, PlanAction, PlanData, PlanKey } from './data.ts';

export interface Placed {
  readonly id: string;
  /** Counted from 1. */
  readonly week: number;
}

export interface PlayedWeek {
  readonly week: number;
  /** By id of the measure, at the end of the week. */
  readonly values: Readonly<Record<string, number>>;
  readonly stories: readonly string[];
}

/** Hours that a plan takes in each week: of what begins in it, and of what goes on. */
export function hoursByWeek(placed: readonly Placed[], data: Pick<PlanData, 'actions' | 'capacity'>): number[] {
  const byId = new Map<string, PlanAction>(data.actions.map((one) => [one.id, one]));
  return data.capacity.map((_, index) =>
    placed.reduce((sum, { id, week }) => {
      const action = byId.get(id);
      if (!action || week > index + 1) return sum;
      return sum + (week === index + 1 ? action.hours : action.weekly);
    }, 0),
  );
}

interface Pending extends Effect {
  readonly from: number;
}

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), max);

/**
 * Week by week, in a fixed order: what wears off, what was set going earlier, what is done this week, what happens by
 * itself. The same plan always comes out the same.
 */
export function playOut(placed: readonly Placed[], data: PlanData, key: PlanKey): readonly PlayedWeek[] {
  const maxima = new Map(data.measures.map(({ id, max }) => [id, max]));
  const values: Record<string, number> = Object.fromEntries(data.measures.map(({ id, start }) => [id, start]));
  const begun = new Set<string>();
  let pending: Pending[] = [];
  const move = ({ measure, by }: { measure: string; by: number }): void => {
    values[measure] = clamp((values[measure] ?? 0) + by, maxima.get(measure) ?? 0);
  };
  const comesOf = ({ effects, story, ifOnly }: Outcome, week: number): string => {
    const isMet = !ifOnly || (values[ifOnly.bound.measure] ?? 0) >= ifOnly.bound.atLeast;
    const real = isMet ? { effects, story } : ifOnly.otherwise;
    pending.push(...real.effects.map((one) => ({ ...one, from: week + one.after })));
    return real.story;
  };
  const settle = (week: number): void => {
    for (const one of pending) if (week >= one.from && week < one.from + one.weeks) move(one);
    pending = pending.filter(({ from, weeks }) => week < from + weeks - 1);
  };
  return data.capacity.map((_, index) => {
    const week = index + 1;
    key.drift.filter(({ until }) => until === undefined || !begun.has(until)).forEach(move);
    settle(week);
    const stories: string[] = [];
    // In the order of the list, so that the order of an answer says nothing.
    for (const { id } of data.actions) {
      if (!placed.some((one) => one.id === id && one.week === week)) continue;
      begun.add(id);
      const outcome = key.outcomes[id];
      if (outcome) stories.push(comesOf(outcome, week));
    }
    const events = key.events.filter((one) => one.week === week);
    stories.push(...events.map((one) => comesOf(one, week)));
    return { week, values: { ...values }, stories: stories.filter((story) => story !== '') };
  });
}
