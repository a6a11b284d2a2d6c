import compare from 'semver/functions/compare.js';
import type { Advisory, AffectedPackage, OsvEvent } from './data.ts';
import type { Installed } from './resolve.ts';

const versionOf = (event: OsvEvent): string => String(Object.values(event)[0]);
/** OSV writes the beginning of all versions as `0`. */
const isAtLeast = (version: string, start: string): boolean => start === '0' || compare(version, start) >= 0;

/**
 * Whether a version is affected, by the evaluation that OSV describes: named outright, or after an `introduced` without
 * a `fixed` (or past a `last_affected`) since.
 */
export function isAffected(version: string, { versions, ranges }: AffectedPackage): boolean {
  if (versions.includes(version)) return true;
  return ranges.some(({ type, events }) => {
    if (type !== 'SEMVER' && type !== 'ECOSYSTEM') return false;
    let isIn = false;
    const inOrder = [...events].sort((a, b) => order(versionOf(a), versionOf(b)));
    for (const event of inOrder) {
      if ('introduced' in event && isAtLeast(version, event.introduced)) isIn = true;
      else if ('fixed' in event && compare(version, event.fixed) >= 0) isIn = false;
      else if ('last_affected' in event && compare(version, event.last_affected) > 0) isIn = false;
    }
    return isIn;
  });
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '0') return -1;
  return other === '0' ? 1 : compare(one, other);
}

/** Installed packages that an advisory is about, affected or not. */
export const installedOf = (advisory: Advisory, installed: readonly Installed[]): readonly Installed[] =>
  installed.filter((one) => advisory.affected.some((affected) => affected.package.name === one.package));

export const affectedBy = (advisory: Advisory, installed: readonly Installed[]): readonly Installed[] =>
  installed.filter((one) =>
    advisory.affected.some((affected) => affected.package.name === one.package && isAffected(one.version, affected)),
  );

/** The first version without the flaw, where the advisory names one. */
export function fixedIn(advisory: Advisory): readonly string[] {
  const events = advisory.affected.flatMap(({ ranges }) => ranges.flatMap((range) => range.events));
  return events.flatMap((event) => ('fixed' in event ? [event.fixed] : []));
}
