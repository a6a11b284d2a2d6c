import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUZZ_SEED } from '../../../../../tests/support/fuzz-seed.ts';
import { evaluate, type AccessRequest } from './evaluate.ts';
import { readPolicy, type Policy, type PolicyUse } from './policy-document.ts';
import { matchesWildcard } from './wildcard.ts';

function policy(statements: unknown, use: PolicyUse = 'permissions', version = '2012-10-17'): Policy {
  const reading = readPolicy(JSON.stringify({ Version: version, Statement: statements }), use);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.policy;
}

const request = (
  context: Record<string, string | string[]> = {},
  over: Partial<AccessRequest> = {},
): AccessRequest => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::boats/a.txt',
  context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()])),
  ...over,
});

const allow = (more: object = {}): object => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more });
const decide = (statements: unknown, asked: AccessRequest = request()): boolean =>
  evaluate([policy(statements)], asked).isAllowed;

describe('a decision', () => {
  it('is no unless a statement says yes, and a deny wins wherever it stands', () => {
    expect(decide([allow({ Action: 's3:PutObject' })])).toBe(false);
    expect(decide([allow()])).toBe(true);
    expect(decide([{ ...allow(), Effect: 'Deny' }, allow()])).toBe(false);
    expect(decide([allow(), { ...allow(), Effect: 'Deny' }])).toBe(false);
  });

  it('says of each statement why it does not apply', () => {
    const { steps } = evaluate(
      [policy([{ Sid: 'Reading', ...allow({ Resource: 'arn:aws:s3:::crew/*' }) }])],
      request(),
    );
    expect(steps).toEqual([
      'statement "Reading" (Allow) does not apply: arn:aws:s3:::boats/a.txt is not in Resource.',
      'Refused: no statement allows it.',
    ]);
  });

  it.each<[string, object, boolean]>([
    ['actions have no case', allow({ Action: 'S3:getobject' }), true],
    ['a star in an action', allow({ Action: 's3:Get*' }), true],
    ['a question mark is one character', allow({ Action: 's3:GetObjec?' }), true],
    ['a question mark is not none', allow({ Action: 's3:GetObject?' }), false],
    ['resources have case', allow({ Resource: 'arn:aws:s3:::Boats/*' }), false],
    ['a star goes over slashes', allow({ Resource: 'arn:aws:s3:::b*' }), true],
    ['a star stays in its part of an ARN', allow({ Resource: 'arn:aws:*/a.txt' }), false],
    ['NotAction', { Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }, true],
    ['NotAction that names it', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, false],
    ['NotResource', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::crew/*' }, true],
    ['NotResource that names it', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::boats/*' }, false],
  ])('%s', (_, statement, isAllowed) => {
    expect(decide([statement])).toBe(isAllowed);
  });
});

describe('a condition', () => {
  const when = (Condition: object, context: Record<string, string | string[]>): boolean =>
    decide([allow({ Condition })], request(context));

  it.each<[string, object, Record<string, string | string[]>, boolean]>([
    ['any of several values', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
    ['none of several values', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, false],
    ['all keys must hold', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'c' }, false],
    ['all operators must hold', { StringEquals: { k: 'a' }, Bool: { m: 'true' } }, { k: 'a', m: 'false' }, false],
    ['keys have no case', { StringEquals: { 'AWS:Key': 'a' } }, { 'aws:key': 'a' }, true],
    ['a star is a letter for StringEquals', { StringEquals: { k: 'a*' } }, { k: 'ab' }, false],
    ['and stands for any characters for StringLike', { StringLike: { k: 'a*' } }, { k: 'ab' }, true],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { k: 'AB' } }, { k: 'ab' }, true],
    ['StringNotLike', { StringNotLike: { k: 'a*' } }, { k: 'ab' }, false],
    ['a missing key fails a positive operator', { StringEquals: { k: 'a' } }, {}, false],
    ['and holds for a negated one', { StringNotEquals: { k: 'a' } }, {}, true],
    ['and for IfExists', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['IfExists asks where the key is there', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, false],
    ['Null true: absent', { Null: { k: 'true' } }, {}, true],
    ['Null false: there', { Null: { k: 'false' } }, {}, false],
    ['ForAllValues', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'b'] }, true],
    ['ForAllValues with one too many', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: ['a', 'c'] }, false],
    ['ForAllValues of none', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
    ['ForAnyValue', { 'ForAnyValue:StringEquals': { k: ['a'] } }, { k: ['c', 'a'] }, true],
    ['ForAnyValue of none', { 'ForAnyValue:StringEquals': { k: ['a'] } }, {}, false],
    ['numbers', { NumericLessThanEquals: { k: '10' } }, { k: '9' }, true],
    ['what is no number', { NumericLessThanEquals: { k: '10' } }, { k: 'nine' }, false],
    ['dates', { DateGreaterThan: { k: '2026-01-01T00:00:00Z' } }, { k: '2026-11-14T21:30:00Z' }, true],
    ['seconds as dates', { DateLessThan: { k: '2026-01-01T00:00:00Z' } }, { k: '1700000000' }, true],
    ['addresses', { IpAddress: { k: '203.0.113.0/24' } }, { k: '203.0.113.77' }, true],
    ['addresses outside', { NotIpAddress: { k: '203.0.113.0/24' } }, { k: '203.0.113.77' }, false],
    ['IPv6', { IpAddress: { k: '2001:db8::/32' } }, { k: '2001:db8:0:1::5' }, true],
    ['ARNs by part', { ArnLike: { k: 'arn:aws:iam::*:role/deploy-*' } }, { k: 'arn:aws:iam::1:role/deploy-a' }, true],
  ])('%s', (_, condition, context, holds) => {
    expect(when(condition, context)).toBe(holds);
  });

  it('fills variables in, since 2012 and where the request has them', () => {
    const statement = [allow({ Resource: 'arn:aws:s3:::boats/${aws:username}.txt' })];
    const asked = (context: Record<string, string>): AccessRequest => request(context);
    expect(decide(statement, asked({ 'aws:username': 'a' }))).toBe(true);
    expect(decide(statement, asked({}))).toBe(false);
    expect(evaluate([policy(statement, 'permissions', '2008-10-17')], asked({ 'aws:username': 'a' })).isAllowed).toBe(
      false,
    );
    const fallback = [allow({ Resource: "arn:aws:s3:::boats/${aws:username, 'a'}.txt" })];
    expect(decide(fallback, asked({}))).toBe(true);
  });
});

describe('what the provider would not save', () => {
  const problem = (text: string, use: PolicyUse = 'permissions'): string => {
    const reading = readPolicy(text, use);
    return reading.ok ? 'it is saved' : reading.problem;
  };
  const written = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

  it.each<[string, string, RegExp, PolicyUse?]>([
    ['no JSON', '{ "Version": ', /This is not JSON/],
    ['a key that stands twice', '{"Statement":[{"Effect":"Allow","Effect":"Deny"}]}', /"Effect" stands twice/],
    ['a key in the wrong case', written({ ...allow(), effect: 'Allow' }), /no key "effect"; it is written Effect/],
    ['an unknown operator', written(allow({ Condition: { StringMatches: { k: 'a' } } })), /no condition operator/],
    ['an unknown version', '{"Version":"2013-01-01","Statement":[]}', /Version must be/],
    ['no statement', '{"Version":"2012-10-17"}', /no Statement/],
    ['neither action nor NotAction', written({ Effect: 'Allow', Resource: '*' }), /either Action or NotAction/],
    ['a principal in a permission policy', written(allow({ Principal: '*' })), /has no Principal/],
    ['a resource in a trust policy', written({ ...allow(), Principal: '*' }), /has no Resource/, 'trust'],
    ['an action without its service', written(allow({ Action: 'GetObject' })), /service:Name/],
    ['too much text', written(allow({ Resource: `arn:aws:s3:::${'a'.repeat(7000)}` })), /the provider takes 6144/],
  ])('%s', (_, text, told, use) => {
    expect(problem(text, use)).toMatch(told);
  });

  it('a text that looks like a key is none', () => {
    expect(problem(written(allow({ Sid: 'Sid', Resource: ['arn:aws:s3:::a"{b', '*'] })))).toBe('it is saved');
  });
});

describe('against an oracle of another make', () => {
  const letters = fc.constantFrom('a', 'b', '*', '?');
  const pattern = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(''));
  const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }).map((parts) => parts.join(''));

  it('wildcards match as the same regular expression does', () => {
    fc.assert(
      fc.property(pattern, text, (wanted, given) => {
        const source = wanted.replaceAll('*', '.*').replaceAll('?', '.');
        return matchesWildcard(wanted, given) === new RegExp(`^${source}$`).test(given);
      }),
      { seed: FUZZ_SEED, numRuns: 2_000 },
    );
  });

  const ACTIONS = ['s3:Get', 's3:Put', 'iam:Pass'];
  const RESOURCES = ['arn:aws:s3:::a/x', 'arn:aws:s3:::b/x', 'arn:aws:s3:::ab/y'];
  const CLAIMS = ['m', 'n', undefined];
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    actions: fc.tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom('s3:*', 's3:Get', 'iam:*', '*'), { minLength: 1 })),
    resources: fc.tuple(
      fc.boolean(),
      fc.uniqueArray(fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a*', 'arn:aws:s3:::b/x'), { minLength: 1 }),
    ),
    condition: fc.constantFrom('none', 'equals', 'not equals', 'if exists'),
  });
  type Drawn = typeof statement extends fc.Arbitrary<infer T> ? T : never;
  const OPERATORS: Record<string, string> = {
    equals: 'StringEquals',
    'not equals': 'StringNotEquals',
    'if exists': 'StringEqualsIfExists',
  };

  const write = ({ Effect, actions, resources, condition }: Drawn): object => ({
    Effect,
    [actions[0] ? 'NotAction' : 'Action']: actions[1],
    [resources[0] ? 'NotResource' : 'Resource']: resources[1],
    ...(condition === 'none' ? {} : { Condition: { [OPERATORS[condition] ?? '']: { claim: 'm' } } }),
  });

  /** By sets: all requests there are, and for each statement those that it is about. */
  function oracle(drawn: readonly Drawn[]): Set<string> {
    const all = ACTIONS.flatMap((action) =>
      RESOURCES.flatMap((resource) => CLAIMS.map((claim) => ({ action, resource, claim }))),
    );
    const like = (list: readonly string[], value: string): boolean =>
      list.some((one) => (one.endsWith('*') ? value.startsWith(one.slice(0, -1)) : value === one));
    const holds = {
      none: () => true,
      equals: (c?: string) => c === 'm',
      'not equals': (c?: string) => c !== 'm',
      'if exists': (c?: string) => c === undefined || c === 'm',
    };
    const about = (one: Drawn): Set<string> =>
      new Set(
        all
          .filter(({ action, resource, claim }) => {
            const isAction = like(one.actions[1], action) !== one.actions[0];
            const isResource = like(one.resources[1], resource) !== one.resources[0];
            return isAction && isResource && holds[one.condition as keyof typeof holds](claim);
          })
          .map((asked) => JSON.stringify(asked)),
      );
    const union = (effect: string): Set<string> =>
      drawn.filter((one) => one.Effect === effect).reduce((sum, one) => sum.union(about(one)), new Set<string>());
    return union('Allow').difference(union('Deny'));
  }

  it('policies decide every request as sets of requests do', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (drawn) => {
        const made = policy(drawn.map(write));
        const expected = oracle(drawn);
        for (const action of ACTIONS)
          for (const resource of RESOURCES)
            for (const claim of CLAIMS) {
              const context = new Map(claim === undefined ? [] : [['claim', [claim]] as const]);
              const { isAllowed } = evaluate([made], { action, resource, context });
              expect(isAllowed, JSON.stringify({ drawn, action, resource, claim })).toBe(
                expected.has(JSON.stringify({ action, resource, claim })),
              );
            }
      }),
      { seed: FUZZ_SEED, numRuns: 300 },
    );
  });

  it('no text makes the reader throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom<PolicyUse>('trust', 'permissions'),
        (given, use) => {
          const reading = readPolicy(given, use);
          return reading.ok || reading.problem.length > 0;
        },
      ),
      { seed: FUZZ_SEED, numRuns: 1_000 },
    );
  });
});
