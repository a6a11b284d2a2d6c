import { join } from 'sail-url';

const HOURS = { vlieland: 3, harlingen: 5, terschelling: 4 };

export function next(harbour) {
  return HOURS[harbour] ?? null;
}

/** Where a table is published. */
export function source(base, harbour) {
  return join(base, ['tables', harbour]);
}
