import { readAnswer } from '../../answer.ts';
import type { Files } from '../../jobs.ts';
import { backlogAnswer, checklistAnswer, planAnswer } from './answer.ts';
import type { DecideData } from './data.ts';
import type { Recognise } from './schema.ts';

/** What was decided, in the terms that mistakes are told in. */
interface Decided {
  readonly places: ReadonlyMap<string, string>;
  readonly figures: ReadonlyMap<string, number>;
  readonly order: readonly string[];
  readonly weeks: ReadonlyMap<string, number>;
}

const NOTHING: Decided = { places: new Map(), figures: new Map(), order: [], weeks: new Map() };

function decided({ form }: DecideData, files: Files): Decided | null {
  if (form === 'checklist') {
    const reading = readAnswer(files, checklistAnswer);
    return reading.ok
      ? { ...NOTHING, places: new Map(reading.answer.places.map(({ id, place }) => [id, place])) }
      : null;
  }
  if (form === 'backlog') {
    const reading = readAnswer(files, backlogAnswer);
    if (!reading.ok) return null;
    const { figures, order } = reading.answer;
    return { ...NOTHING, order, figures: new Map(figures.map(({ id, value }) => [id, value])) };
  }
  const reading = readAnswer(files, planAnswer);
  if (!reading.ok) return null;
  const { actions } = reading.answer;
  return { ...NOTHING, order: actions.map(({ id }) => id), weeks: new Map(actions.map(({ id, week }) => [id, week])) };
}

const toleranceOf = (data: DecideData, id: string): number =>
  data.form === 'backlog' ? (data.figures.find((one) => one.id === id)?.tolerance ?? 0) : 0;

/** Whether this very mistake is made. */
export function isMade(recognise: Recognise, data: DecideData, files: Files): boolean {
  const own = decided(data, files);
  if (!own) return false;
  const place = (id: string): number => {
    const at = own.order.indexOf(id);
    return at === -1 ? Infinity : at;
  };
  return (
    Object.entries(recognise.places).every(([id, where]) => own.places.get(id) === where) &&
    recognise.kept.every((id) => own.places.has(id) && own.places.get(id) !== 'out') &&
    Object.entries(recognise.says).every(([id, value]) => {
      const said = own.figures.get(id);
      return said !== undefined && Math.abs(said - value) <= toleranceOf(data, id);
    }) &&
    recognise.order.every(([first, then]) => place(first) < place(then)) &&
    recognise.planned.every((id) => own.order.includes(id)) &&
    recognise.unplanned.every((id) => !own.order.includes(id)) &&
    Object.entries(recognise.weeks).every(([id, [from, to]]) => {
      const week = own.weeks.get(id);
      return week !== undefined && week >= from && week <= to;
    })
  );
}
