import { matchesCidr } from './cidr.ts';
import type { Condition } from './policy-document.ts';
import { matchesArn, matchesWildcard } from './wildcard.ts';

/** What a request carries, by condition key in lower case: keys are compared without case, values with it. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

export interface ConditionResult {
  readonly holds: boolean;
  /** Why not, as a sentence; empty where it holds. */
  readonly why: string;
}

interface Operator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | null;
  readonly base: string;
  readonly isNegated: boolean;
  readonly ifExists: boolean;
}

function operatorOf(name: string): Operator {
  const [, set = null, rest = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.+)$/.exec(name) ?? [];
  const ifExists = rest.endsWith('IfExists');
  const bare = ifExists ? rest.slice(0, -'IfExists'.length) : rest;
  const base = bare.replace('Not', '');
  return { set: set as Operator['set'], base, isNegated: base !== bare, ifExists };
}

const numbers = (compare: (a: number, b: number) => boolean) => (wanted: string, given: string) => {
  const [a, b] = [Number(given), Number(wanted)];
  return wanted.trim() !== '' && given.trim() !== '' && Number.isFinite(a) && Number.isFinite(b) && compare(a, b);
};

const dates = (compare: (a: number, b: number) => boolean) => (wanted: string, given: string) => {
  const [a, b] = [dateOf(given), dateOf(wanted)];
  return Number.isFinite(a) && Number.isFinite(b) && compare(a, b);
};

/** ISO 8601, or seconds since 1970. */
const dateOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const COMPARISONS = {
  Equals: (a: number, b: number) => a === b,
  LessThan: (a: number, b: number) => a < b,
  LessThanEquals: (a: number, b: number) => a <= b,
  GreaterThan: (a: number, b: number) => a > b,
  GreaterThanEquals: (a: number, b: number) => a >= b,
} as const;

/** One value of the policy against one of the request. Source: AWS IAM User Guide, "IAM JSON policy elements: Condition operators". */
const TESTS: Readonly<Record<string, (wanted: string, given: string) => boolean>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  StringLike: matchesWildcard,
  // Documented to behave identically.
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  IpAddress: matchesCidr,
  ...Object.fromEntries(
    Object.entries(COMPARISONS).flatMap(([name, compare]) => [
      [`Numeric${name}`, numbers(compare)],
      [`Date${name}`, dates(compare)],
    ]),
  ),
};

/** Whether a condition of a statement holds for a request. `values` have their variables filled in. */
export function testCondition(
  { operator: name, key }: Condition,
  values: readonly string[],
  context: RequestContext,
): ConditionResult {
  const given = context.get(key.toLowerCase());
  const operator = operatorOf(name);
  if (name === 'Null') return testNull(key, values, given);
  if (given === undefined || given.length === 0) return testAbsent(key, operator);
  const test = TESTS[operator.base] ?? (() => false);
  const matches = (one: string): boolean => values.some((value) => test(value, one)) !== operator.isNegated;
  // Without a set operator a key has one value; a request that carries several matches where any does.
  const holds = operator.set === 'ForAllValues' ? given.every(matches) : given.some(matches);
  if (holds) return { holds, why: '' };
  const found = given.map((one) => `"${one}"`).join(', ');
  const wanted = values.map((one) => `"${one}"`).join(' or ');
  const verb = operator.isNegated ? 'is what it must not be' : 'is not';
  return { holds, why: `${key} is ${found}, which ${verb} ${wanted} (${name})` };
}

function testNull(key: string, values: readonly string[], given: readonly string[] | undefined): ConditionResult {
  const isAbsent = given === undefined;
  const holds = values.some((value) => (value.toLowerCase() === 'true') === isAbsent);
  return { holds, why: holds ? '' : `${key} is ${isAbsent ? 'absent' : 'there'} (Null)` };
}

/** "If the key is not present": positive operators fail, negated ones hold, IfExists and ForAllValues hold. */
function testAbsent(key: string, { set, isNegated, ifExists }: Operator): ConditionResult {
  const holds = set === 'ForAllValues' || (set === null && (ifExists || isNegated));
  return { holds, why: holds ? '' : `the request has no ${key}` };
}
