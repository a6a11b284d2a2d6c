/** A statement with every list written out; what was absent is `null`. */
export interface Statement {
  /** How it is called in explanations: its Sid, or its place. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal: Principals | null;
  readonly notPrincipal: Principals | null;
  readonly action: readonly string[] | null;
  readonly notAction: readonly string[] | null;
  readonly resource: readonly string[] | null;
  readonly notResource: readonly string[] | null;
  readonly conditions: readonly Condition[];
}

/** `*` for everybody, or names by type (`Federated`, `AWS`, `Service`). */
export type Principals = '*' | Readonly<Record<string, readonly string[]>>;

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Policy {
  /** Only since 2012-10-17 are `${…}` variables and not text. */
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
}

export type PolicyReading =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problem: string };

/** A trust policy stands with its role, without a resource; a permission policy is attached, without a principal. */
export type PolicyUse = 'trust' | 'permissions';

/** AWS's own quotas: characters of a role's trust policy, and of a managed policy; white space is not counted. */
const CHARACTERS_MAX: Readonly<Record<PolicyUse, number>> = { trust: 2048, permissions: 6144 };

const VERSIONS = ['2008-10-17', '2012-10-17'];
const PRINCIPAL_TYPES = ['AWS', 'Federated', 'Service', 'CanonicalUser'];
const STATEMENT_KEYS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const OPERATOR =
  /^(?:(?:ForAllValues|ForAnyValue):)?(?:(?:String(?:Not)?Equals(?:IgnoreCase)?|String(?:Not)?Like|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?|Null)$/;

/** A mistake that the provider would refuse the document for. */
class Mistake extends Error {}

/** Reads a policy as the provider does, which saves nothing that it does not understand. */
export function readPolicy(text: string, use: PolicyUse): PolicyReading {
  try {
    return { ok: true, policy: policyOf(text, use) };
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, problem: error.message };
    if (error instanceof SyntaxError) return { ok: false, problem: `This is not JSON: ${error.message}.` };
    throw error;
  }
}

function policyOf(text: string, use: PolicyUse): Policy {
  const characters = text.replace(/\s/g, '').length;
  if (characters > CHARACTERS_MAX[use])
    throw new Mistake(
      `It has ${characters} characters without white space; the provider takes ${CHARACTERS_MAX[use]}.`,
    );
  const document = objectAt(parseOnce(text), 'The policy');
  refuseOthers(document, ['Version', 'Id', 'Statement'], 'the policy');
  const version = document['Version'] ?? '2008-10-17';
  if (typeof version !== 'string' || !VERSIONS.includes(version))
    throw new Mistake(`Version must be "2012-10-17" (or the old "2008-10-17"), found ${told(version)}.`);
  const list = document['Statement'];
  const written = Array.isArray(list) ? list : [list];
  if (list === undefined || written.length === 0) throw new Mistake('The policy has no Statement.');
  const statements = written.map((one, index) => statementOf(one, index, use));
  return { hasVariables: version === '2012-10-17', statements };
}

/** JSON.parse keeps the last of two equal keys; the provider refuses them, because a reader sees the first. */
function parseOnce(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: (Set<string> | null)[] = [];
  for (const [token, , isKey] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*(:))?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (isKey) {
      const key = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) throw new Mistake(`The key "${key}" stands twice in one object.`);
      keys?.add(key);
    }
  }
  return value;
}

function statementOf(value: unknown, index: number, use: PolicyUse): Statement {
  const place = `Statement ${index + 1}`;
  const statement = objectAt(value, place);
  refuseOthers(statement, STATEMENT_KEYS, place);
  const { Sid, Effect } = statement;
  if (Sid !== undefined && (typeof Sid !== 'string' || !/^[A-Za-z0-9 ]*$/.test(Sid)))
    throw new Mistake(`${place}: Sid takes letters, digits and spaces.`);
  if (Effect !== 'Allow' && Effect !== 'Deny')
    throw new Mistake(`${place}: Effect must be "Allow" or "Deny", found ${told(Effect)}.`);
  const made: Statement = {
    name: Sid ? `statement "${Sid}"` : `statement ${index + 1}`,
    effect: Effect,
    principal: principalsAt(statement, 'Principal', place),
    notPrincipal: principalsAt(statement, 'NotPrincipal', place),
    action: textsAt(statement, 'Action', place),
    notAction: textsAt(statement, 'NotAction', place),
    resource: textsAt(statement, 'Resource', place),
    notResource: textsAt(statement, 'NotResource', place),
    conditions: conditionsAt(statement['Condition'], place),
  };
  refuseShape(made, place, use);
  return made;
}

function refuseShape(made: Statement, place: string, use: PolicyUse): void {
  oneOf(made.action, made.notAction, 'Action', place);
  if (use === 'trust') {
    oneOf(made.principal, made.notPrincipal, 'Principal', place);
    if (made.resource || made.notResource)
      throw new Mistake(`${place}: a trust policy has no Resource; the resource is the role it belongs to.`);
    return;
  }
  oneOf(made.resource, made.notResource, 'Resource', place);
  if (made.principal || made.notPrincipal)
    throw new Mistake(
      `${place}: a permission policy has no Principal; who may use the role stands in its trust policy.`,
    );
  for (const action of [...(made.action ?? []), ...(made.notAction ?? [])]) {
    if (action !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))
      throw new Mistake(`${place}: an action is written service:Name, found ${told(action)}.`);
  }
}

function oneOf(a: unknown, b: unknown, name: string, place: string): void {
  if ((a === null) === (b === null)) throw new Mistake(`${place}: write either ${name} or Not${name}.`);
}

function principalsAt(statement: Record<string, unknown>, name: string, place: string): Principals | null {
  const value = statement[name];
  if (value === undefined) return null;
  if (value === '*') return '*';
  const types = objectAt(value, `${place}: ${name}`);
  refuseOthers(types, PRINCIPAL_TYPES, `${place}: ${name}`);
  return Object.fromEntries(Object.keys(types).map((type) => [type, textsAt(types, type, `${place}: ${name}`) ?? []]));
}

function conditionsAt(value: unknown, place: string): Condition[] {
  if (value === undefined) return [];
  return Object.entries(objectAt(value, `${place}: Condition`)).flatMap(([operator, keys]) => {
    if (!OPERATOR.test(operator)) throw new Mistake(`${place}: there is no condition operator "${operator}".`);
    const tests = objectAt(keys, `${place}: ${operator}`);
    return Object.keys(tests).map((key): Condition => {
      return { operator, key, values: textsAt(tests, key, `${place}: ${operator}`) ?? [] };
    });
  });
}

/** A text or a list of texts; numbers and truth values count as their text, as the provider takes them. */
function textsAt(from: Record<string, unknown>, name: string, place: string): readonly string[] | null {
  const value = from[name];
  if (value === undefined) return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new Mistake(`${place}: ${name} is empty.`);
  return list.map((one) => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return String(one);
    throw new Mistake(`${place}: ${name} takes a text or a list of texts, found ${told(one)}.`);
  });
}

function objectAt(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Mistake(`${place} must be an object { … }, found ${told(value)}.`);
  return value as Record<string, unknown>;
}

function refuseOthers(value: Record<string, unknown>, known: readonly string[], place: string): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger === undefined) return;
  const meant = known.find((key) => key.toLowerCase() === stranger.toLowerCase());
  throw new Mistake(`${place} has no key "${stranger}"${meant ? `; it is written ${meant}` : ''}.`);
}

/** Long enough to be recognised in a message. */
const TOLD_LENGTH_MAX = 40;

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > TOLD_LENGTH_MAX ? `${text.slice(0, TOLD_LENGTH_MAX)}…` : text;
}
