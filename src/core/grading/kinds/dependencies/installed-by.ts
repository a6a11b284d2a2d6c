import type { Decision } from './answer.ts';
import type { Advisory, DependenciesData } from './data.ts';
import { readManifest } from './manifest.ts';
import { resolve, type Resolution } from './resolve.ts';

/** What a manifest installs. What is decided to be upgraded leaves its place in the lockfile, as after `npm update`. */
export function installedBy(
  { registry, locked, advisories }: DependenciesData,
  manifest: string,
  decisions: readonly Decision[],
): Resolution {
  const reading = readManifest(manifest);
  return reading.ok ? resolve(reading.manifest, registry, locked, refreshedBy(decisions, advisories)) : reading;
}

function refreshedBy(decisions: readonly Decision[], advisories: readonly Advisory[]): ReadonlySet<string> {
  const upgraded = new Set(decisions.filter(({ action }) => action === 'upgrade').map(({ advisory }) => advisory));
  const own = advisories.filter(({ id }) => upgraded.has(id));
  return new Set(own.flatMap(({ affected }) => affected.map((one) => one.package.name)));
}
