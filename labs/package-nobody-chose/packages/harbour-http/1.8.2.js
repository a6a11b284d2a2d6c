import { join } from 'sail-url';

/** Prepares a request; sending it is left to the transport. */
export function get(base, ...parts) {
  return { method: 'GET', url: join(base, parts) };
}
