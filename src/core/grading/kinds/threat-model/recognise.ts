import { analyse } from './analyse.ts';
import type { ThreatModel } from './answer.ts';
import { NOISE_SHARE_MAX, sharesOf } from './checks.ts';
import type { ThreatModelKey } from './data.ts';
import type { Recognise } from './schema.ts';

/** Whether a model makes this very mistake. */
export function isMade(recognise: Recognise, model: ThreatModel, key: ThreatModelKey): boolean {
  const analysis = analyse(model, key);
  const byId = new Map(analysis.answered.map((one) => [one.truth.id, one]));
  const isFound = (id: string): boolean => (byId.get(id)?.mine.length ?? 0) > 0;
  const measuresFor = (id: string): readonly string[] => byId.get(id)?.mine.flatMap(({ measures }) => measures) ?? [];
  const undrawn = new Set([...analysis.missingElements, ...analysis.missingFlows].map(({ id }) => id));
  return (
    recognise.missed.every((id) => !isFound(id)) &&
    recognise.found.every(isFound) &&
    recognise.open.every((id) => isFound(id) && byId.get(id)?.isHeld === false) &&
    Object.entries(recognise.chosen).every(([id, all]) => all.every((one) => measuresFor(id).includes(one))) &&
    recognise.undrawn.every((id) => undrawn.has(id)) &&
    recognise.misplaced.every((id) => analysis.misplaced.some((flow) => flow.id === id)) &&
    (!recognise.noisy || sharesOf(model, analysis).noise > NOISE_SHARE_MAX)
  );
}
