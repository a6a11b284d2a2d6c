import { merge } from '../pattern/environment.ts';
import { isSpent, type PatternMatch } from '../pattern/find-matches.ts';
import type { Budget } from '../pattern/match.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

type Relation = (one: Place, other: Place) => boolean;

export function isSameRange(one: Place, other: Place): boolean {
  return one.start === other.start && one.end === other.end;
}

export function isWithin(inner: Place, outer: Place): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

export function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

export function exclude(
  matches: readonly PatternMatch[],
  excluded: readonly PatternMatch[],
  relation: Relation,
): PatternMatch[] {
  return matches.filter((one) => !excluded.some((other) => relation(one, other) && isCompatible(one, other)));
}

function isCompatible(a: PatternMatch, b: PatternMatch): boolean {
  return merge(a.env, b.env) !== undefined;
}

/** The smaller of two ranges, where one lies in the other and the metavariables agree. */
export function intersect(as: readonly PatternMatch[], bs: readonly PatternMatch[], budget: Budget): PatternMatch[] {
  const found: PatternMatch[] = [];
  for (const a of as) {
    for (const b of bs) {
      budget.steps -= 1;
      if (isSpent(found, budget)) return found;
      const smaller = isWithin(a, b) ? a : isWithin(b, a) ? b : null;
      if (!smaller) continue;
      const env = merge(a.env, b.env);
      if (env !== undefined) found.push({ ...smaller, node: smaller.node ?? sameRangeNode(a, b), env });
    }
  }
  return found;
}

function sameRangeNode(a: PatternMatch, b: PatternMatch): PatternMatch['node'] {
  return isSameRange(a, b) ? (a.node ?? b.node) : null;
}

/** Surroundings that bind the same metavariables in the same way are one. */
export function keepInside(as: readonly PatternMatch[], bs: readonly PatternMatch[], budget: Budget): PatternMatch[] {
  const found: PatternMatch[] = [];
  for (const a of as) {
    let isUnchanged = false;
    for (const b of bs) {
      budget.steps -= 1;
      if (isSpent(found, budget)) return found;
      if (!isWithin(a, b)) continue;
      const env = merge(a.env, b.env);
      if (env === undefined || (env === a.env && isUnchanged)) continue;
      isUnchanged ||= env === a.env;
      found.push({ ...a, env });
    }
  }
  return found;
}
