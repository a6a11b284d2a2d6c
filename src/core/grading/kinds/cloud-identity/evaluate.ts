import { testCondition, type RequestContext } from './conditions.ts';
import type { Policy, Principals, Statement } from './policy-document.ts';
import { matchesArn, matchesWildcard } from './wildcard.ts';

/** One request, as a policy sees it. */
export interface AccessRequest {
  /** `service:Name`; compared without case. */
  readonly action: string;
  /** ARN; absent for a trust policy, whose resource is its role. */
  readonly resource?: string;
  /** Who asks, for a trust policy: `Federated` and the provider's ARN. */
  readonly principal?: { readonly type: string; readonly id: string };
  readonly context: RequestContext;
}

export interface Decision {
  readonly isAllowed: boolean;
  /** Each statement that was looked at and what came of it, in the order of the policy; the last line is the decision. */
  readonly steps: readonly string[];
}

/**
 * Decides as the provider does: everything is refused unless a statement allows it, and a matching deny wins whatever
 * else stands there. Source: AWS IAM User Guide, "Policy evaluation logic".
 */
export function evaluate(policies: readonly Policy[], request: AccessRequest): Decision {
  const steps: string[] = [];
  let allowedBy: string | null = null;
  let deniedBy: string | null = null;
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const why = whyNot(statement, policy, request);
      if (why !== null) {
        steps.push(`${statement.name} (${statement.effect}) does not apply: ${why}.`);
        continue;
      }
      steps.push(`${statement.name} (${statement.effect}) applies.`);
      if (statement.effect === 'Deny') deniedBy ??= statement.name;
      else allowedBy ??= statement.name;
    }
  }
  if (deniedBy !== null) steps.push(`Refused by ${deniedBy}: a deny wins.`);
  else if (allowedBy !== null) steps.push(`Allowed by ${allowedBy}.`);
  else steps.push('Refused: no statement allows it.');
  return { isAllowed: deniedBy === null && allowedBy !== null, steps };
}

/** Why a statement is not about a request; `null` where it is. */
function whyNot(statement: Statement, policy: Policy, request: AccessRequest): string | null {
  const { action, notAction } = statement;
  const isNamed = (list: readonly string[]): boolean =>
    list.some((one) => matchesWildcard(one.toLowerCase(), request.action.toLowerCase()));
  if (action && !isNamed(action)) return `${request.action} is not in Action`;
  if (notAction && isNamed(notAction)) return `${request.action} is in NotAction`;
  return (
    whyNotPrincipal(statement, request) ??
    whyNotResource(statement, policy, request) ??
    whyNotConditions(statement, policy, request.context)
  );
}

function whyNotPrincipal({ principal, notPrincipal }: Statement, request: AccessRequest): string | null {
  if (!request.principal) return null;
  const { type, id } = request.principal;
  const names = (principals: Principals): boolean =>
    principals === '*' ||
    Object.entries(principals).some(([kind, ids]) => (kind === type && ids.includes(id)) || isEverybody(kind, ids));
  if (principal && !names(principal)) return `${id} is not its Principal`;
  if (notPrincipal && names(notPrincipal)) return `${id} is its NotPrincipal`;
  return null;
}

/** `{ "AWS": "*" }` means the same as `"*"`. */
const isEverybody = (kind: string, ids: readonly string[]): boolean => kind === 'AWS' && ids.includes('*');

function whyNotResource(statement: Statement, policy: Policy, request: AccessRequest): string | null {
  const { resource: asked, context } = request;
  if (asked === undefined) return null;
  const isNamed = (list: readonly string[]): boolean =>
    list.some((one) => {
      const filled = fill(one, policy, context);
      return filled !== null && (filled === '*' || matchesArn(filled, asked));
    });
  if (statement.resource && !isNamed(statement.resource)) return `${asked} is not in Resource`;
  if (statement.notResource && isNamed(statement.notResource)) return `${asked} is in NotResource`;
  return null;
}

/** All keys of all operators must hold. */
function whyNotConditions(statement: Statement, policy: Policy, context: RequestContext): string | null {
  for (const condition of statement.conditions) {
    const values = condition.values.flatMap((value) => fill(value, policy, context) ?? []);
    const result = testCondition(condition, values, context);
    if (!result.holds) return result.why;
  }
  return null;
}

const VARIABLE = /\$\{([^}]*)\}/g;

/** Fills in `${key}` and `${key, 'default'}`. `null` where the request has no such key: such a value matches nothing. */
function fill(value: string, policy: Policy, context: RequestContext): string | null {
  if (!policy.hasVariables) return value;
  let isWhole = true;
  const filled = value.replace(VARIABLE, (_, inside: string) => {
    const [name = '', fallback] = inside.split(/\s*,\s*/);
    if (['*', '?', '$'].includes(name)) return name;
    const given = context.get(name.toLowerCase())?.[0] ?? /^'(.*)'$/.exec(fallback ?? '')?.[1];
    if (given === undefined) isWhole = false;
    return given ?? '';
  });
  return isWhole ? filled : null;
}
