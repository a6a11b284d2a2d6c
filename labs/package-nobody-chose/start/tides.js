import { next, source } from 'tide-table';

/** Hours until the next high water, and where that is from. */
export function highWater(harbour) {
  return { hours: next(harbour), from: source('https://tides.tidewater.example', harbour) };
}
