import { z } from 'zod';

/**
 * An object of at most `max` keys, to go before a record in a pipe: a record looks at every key before a bound behind it is
 * asked, and a megabyte of wrong keys takes it most of a second.
 */
export function fewKeys(max: number): z.ZodType<Record<string, unknown>, Record<string, unknown>> {
  const isSmall = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length <= max;
  return z.custom<Record<string, unknown>>(isSmall, `an object of at most ${max} keys`);
}
