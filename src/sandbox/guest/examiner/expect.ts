import { holds, isEqual } from './equal.ts';
import { host } from './host.ts';
import { show } from './show.ts';

/** A sentence for the learner. Anything else that is thrown is a mistake in the check itself, or an odd answer. */
export class Failure extends Error {}

let marksLeaks = false;

/** In the proof of safety, text that should not be there is text that leaked. */
export function markLeaks(on: boolean): void {
  marksLeaks = on;
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(String(part));
  return Array.isArray(value) && value.some((item) => isEqual(item, part));
}

export interface Expectation {
  is(wanted: unknown, message?: string): void;
  isNot(unwanted: unknown, message?: string): void;
  contains(part: unknown, message?: string): void;
  lacks(part: unknown, message?: string): void;
  has(part: unknown, message?: string): void;
  matches(pattern: RegExp, message?: string): void;
  atLeast(bound: number, message?: string): void;
  atMost(bound: number, message?: string): void;
}

export function expect(value: unknown, label = 'the value'): Expectation {
  const hold = (holdsTrue: boolean, sentence: string, message?: string): void => {
    if (!holdsTrue) throw new Failure(message ?? `Expected ${label} ${sentence}, but found ${show(value)}.`);
  };
  return {
    is: (wanted, message) => hold(isEqual(value, wanted), `to be ${show(wanted)}`, message),
    isNot: (unwanted, message) => hold(!isEqual(value, unwanted), `not to be ${show(unwanted)}`, message),
    contains: (part, message) => hold(contains(value, part), `to contain ${show(part)}`, message),
    lacks(part, message) {
      const clean = !contains(value, part);
      if (!clean && marksLeaks) host.leak(String(part));
      hold(clean, `not to contain ${show(part)}`, message);
    },
    has: (part, message) => hold(holds(value, part), `to have ${show(part)}`, message),
    matches: (pattern, message) => hold(pattern.test(String(value)), `to match ${pattern}`, message),
    atLeast: (bound, message) => hold(Number(value) >= bound, `to be at least ${bound}`, message),
    atMost: (bound, message) => hold(Number(value) <= bound, `to be at most ${bound}`, message),
  };
}
