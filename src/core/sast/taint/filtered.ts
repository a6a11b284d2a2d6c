import { universal } from './guards.ts';
import { isTruthy } from './operators.ts';
import type { State } from './state.ts';
import { joinValues, listValue, UNKNOWN, type Facts, type Value } from './value.ts';

/** What a callback answered for the elements of a list. */
export interface Answers {
  readonly element: Value;
  readonly answer: Value;
  /** One answer for each element, where the elements are known. */
  readonly each?: readonly { readonly element: Value; readonly answer: Value }[] | undefined;
}

/** Where `some` holds, one of the answers was true, nobody knows which; where `every` holds, all were. */
export function quantified(use: 'some' | 'every', answers: readonly Value[]): Facts {
  const lists = answers.map((one) => one.facts?.yes ?? []);
  const [first, ...others] = lists;
  if (use === 'every') return { yes: universal(lists.flat()), no: [] };
  return { yes: first?.filter((one) => others.every((list) => list.includes(one))) ?? [], no: [] };
}

/** What passes a filter is what its condition proves. */
export function filteredElement({ element, answer, each }: Answers, state: State): Value {
  const keep = (one: Value, by: Value): Value => {
    const proven = state.clone();
    proven.prove(by.facts?.yes ?? []);
    return proven.scrubbed(one);
  };
  if (!each) return keep(element, answer);
  const kept = each.filter((one) => isTruthy(one.answer) !== false).map((one) => keep(one.element, one.answer));
  const [first, ...others] = kept;
  return first ? others.reduce((all, one) => joinValues(all, one), first) : UNKNOWN;
}

/** The list that a filter leaves: exact where each answer is known. */
export function filtered(answers: Answers, identity: string, state: State): Value {
  const isSure = answers.each?.every((one) => isTruthy(one.answer) !== null);
  if (answers.each && isSure) {
    const kept = answers.each.filter((one) => isTruthy(one.answer) === true);
    return listValue(
      kept.map((one) => one.element),
      identity,
    );
  }
  return { taints: [], identity, rest: filteredElement(answers, state), isStructured: true };
}
