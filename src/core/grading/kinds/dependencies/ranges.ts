import minVersion from 'semver/ranges/min-version.js';
import gtr from 'semver/ranges/gtr.js';
import inc from 'semver/functions/inc.js';
import validRange from 'semver/ranges/valid.js';
import type { CheckResult } from '../../verdict.ts';
import type { Manifest } from './manifest.ts';

/** Whether a range takes whatever is published next, the next major version and all after it included. */
export function isOpenEnded(spec: string): boolean {
  const range = spec.replace(/^npm:(?:@[^/@]+\/)?[^/@]+@/, '');
  if (range === 'latest') return true;
  const least = validRange(range) === null ? null : minVersion(range);
  if (!least) return false;
  const farAway = inc(inc(least.version, 'major') ?? least.version, 'major') ?? least.version;
  const nextMajors = [farAway, `${Number(farAway.split('.')[0]) + 1000}.0.0`];
  return nextMajors.every((version) => !gtr(version, range));
}

/** Ranges without an end install tomorrow what nobody has looked at today. */
export function checkRanges({ dependencies }: Manifest): CheckResult {
  const open = Object.entries(dependencies).filter(([, spec]) => isOpenEnded(spec));
  const names = open.map(([name, spec]) => `"${name}": "${spec}"`).join(', ');
  return {
    id: 'ranges-have-an-end',
    proof: 'answer',
    title: 'Every range of the manifest has an end',
    status: open.length === 0 ? 'passed' : 'failed',
    message:
      open.length === 0 ? '' : `${names} takes every version that will ever be published, the next bad one included.`,
    evidence: { transcript: [] },
  };
}
