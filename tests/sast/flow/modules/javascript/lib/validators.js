import { NAMES } from './constants.js';
export const check = (x) => NAMES.includes(x);
export function need(x) {
  if (!check(x)) throw new RangeError('unknown');
}
