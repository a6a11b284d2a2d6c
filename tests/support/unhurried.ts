import type { Lab } from '#features/labs/lab.ts';
import { RUN_TIME_MS_MAX } from '#sandbox/limits.ts';

/**
 * The lab with all the time a lab may have: tests run beside builds and browsers, and a right fix that waited for a
 * processor is not an endless loop.
 */
export function unhurried(lab: Lab): Lab {
  return { ...lab, public: { ...lab.public, limits: { ...lab.public.limits, timeMs: RUN_TIME_MS_MAX } } };
}
