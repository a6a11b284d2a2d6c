import type { FixData } from '#core/grading/kinds/fix/data.ts';
import type { Lab } from '#features/labs/lab.ts';
import { RUN_TIME_MS_MAX } from '#sandbox/limits.ts';

/**
 * The lab with all the time a lab may have: tests run beside builds and browsers, and a right fix that waited for a
 * processor is not an endless loop.
 */
export function unhurried(lab: Lab): Lab {
  if (lab.public.kind !== 'fix') return lab;
  const data = lab.public.data as FixData;
  const limits = { ...data.limits, timeMs: RUN_TIME_MS_MAX };
  return { ...lab, public: { ...lab.public, data: { ...data, limits } } };
}
