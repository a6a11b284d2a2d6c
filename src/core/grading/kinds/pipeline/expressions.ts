/** What an expression can give. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export interface Scope {
  readonly contexts: Readonly<Record<string, Value>>;
  /** Whether a job that is needed, or an earlier step, has failed. */
  readonly hasFailed: boolean;
  /** Where it differs: a job that is needed was skipped, and nothing before it has failed. */
  readonly hasFailure?: boolean;
}

export interface Expression {
  evaluate(scope: Scope): Value;
  /** Dotted names that it reads, such as `secrets.KEY`. */
  readonly names: readonly string[];
  /** It asks for the status itself; otherwise a condition is met only while nothing has failed. */
  readonly asksStatus: boolean;
}

export type ExpressionReading =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: string };

/** Longer or deeper ones are programs. */
const LENGTH_MAX = 600;
const DEPTH_MAX = 20;
/** An expression that is filled in many times grows without end; a script that a runner takes does not. */
const FILLED_LENGTH_MAX = 20_000;
const CONTEXTS = new Set('github env vars job jobs steps runner secrets strategy matrix needs inputs'.split(' '));
const STATUS = new Set(['success', 'failure', 'always', 'cancelled']);
const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*(?:\.[A-Za-z_*][\w-]*)*)|(==|!=|<=|>=|&&|\|\||[!<>(),]))/y;

class ExpressionError extends Error {}

const isTrue = (value: Value): boolean => value !== null && value !== false && value !== 0 && value !== '';
const asText = (value: Value): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Texts are compared without regard to case; unlike kinds as numbers. */
function isSame(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right) return left === right;
  const number = (value: Value): number => (value === null ? 0 : typeof value === 'object' ? NaN : Number(value));
  return number(left) === number(right);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** What stands under a name; `*` stands for all that there is, and a list is asked one by one. */
function under(value: Value, name: string): Value {
  if (isList(value)) return value.map((one) => under(one, name));
  if (value === null || typeof value !== 'object') return null;
  if (name === '*') return Object.values(value);
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

const FUNCTIONS: Readonly<Record<string, (scope: Scope, values: readonly Value[]) => Value>> = {
  contains: (_, [text = null, part = null]) =>
    isList(text)
      ? text.some((one) => isSame(one, part))
      : asText(text).toLowerCase().includes(asText(part).toLowerCase()),
  startsWith: (_, [text = null, part = null]) => asText(text).toLowerCase().startsWith(asText(part).toLowerCase()),
  endsWith: (_, [text = null, part = null]) => asText(text).toLowerCase().endsWith(asText(part).toLowerCase()),
  format: (_, [text = null, ...values]) => {
    const texts = values.map((value) => asText(value).slice(0, FILLED_LENGTH_MAX));
    const whole = asText(text).slice(0, FILLED_LENGTH_MAX);
    return whole
      .replace(/\{(\d{1,3})\}/g, (_all, index: string) => texts[Number(index)] ?? '')
      .slice(0, FILLED_LENGTH_MAX);
  },
  toJSON: (_, [value = null]) => JSON.stringify(value).slice(0, FILLED_LENGTH_MAX),
  hashFiles: () => 'hash-of-files',
  success: ({ hasFailed }) => !hasFailed,
  failure: ({ hasFailed, hasFailure }) => hasFailure ?? hasFailed,
  always: () => true,
  cancelled: () => false,
};
const FUNCTION_NAMES = new Map(Object.keys(FUNCTIONS).map((name) => [name.toLowerCase(), name]));

type Part = (scope: Scope) => Value;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new ExpressionError(`"${text.slice(at, at + 12).trim()}" is not understood here`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Parser {
  readonly names: string[] = [];
  asksStatus = false;
  private depth = 0;
  private readonly tokens: string[];
  constructor(tokens: string[]) {
    this.tokens = tokens;
  }

  whole(): Part {
    const part = this.or();
    if (this.tokens.length > 0) throw new ExpressionError(`"${this.tokens[0] ?? ''}" is too much`);
    return part;
  }

  private take(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  private or(): Part {
    if ((this.depth += 1) > DEPTH_MAX) throw new ExpressionError('too deep');
    const left = [this.and()];
    while (this.take('||')) left.push(this.and());
    this.depth -= 1;
    return (scope) => {
      let value: Value = null;
      for (const one of left) if (isTrue((value = one(scope)))) return value;
      return value;
    };
  }

  private and(): Part {
    const all = [this.comparison()];
    while (this.take('&&')) all.push(this.comparison());
    return (scope) => {
      let value: Value = null;
      for (const one of all) if (!isTrue((value = one(scope)))) return value;
      return value;
    };
  }

  private comparison(): Part {
    const left = this.unary();
    const operator = this.tokens[0] ?? '';
    if (!['==', '!=', '<', '>', '<=', '>='].includes(operator)) return left;
    this.tokens.shift();
    const right = this.unary();
    if (operator === '==') return (scope) => isSame(left(scope), right(scope));
    if (operator === '!=') return (scope) => !isSame(left(scope), right(scope));
    const [less, same] = [operator.startsWith('<'), operator.endsWith('=')];
    return (scope) => {
      const [a, b] = [Number(asText(left(scope))), Number(asText(right(scope)))];
      return (less ? a < b : a > b) || (same && a === b);
    };
  }

  private unary(): Part {
    let isNot = false;
    while (this.take('!')) isNot = !isNot;
    const part = this.primary();
    return isNot ? (scope) => !isTrue(part(scope)) : part;
  }

  private primary(): Part {
    const token = this.tokens.shift();
    if (token === undefined) throw new ExpressionError('it ends too early');
    if (token === '(') {
      const inner = this.or();
      if (!this.take(')')) throw new ExpressionError('a bracket is not closed');
      return inner;
    }
    if (token.startsWith("'")) return () => token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d/.test(token)) return () => Number(token);
    if (['true', 'false', 'null'].includes(token)) return () => JSON.parse(token) as Value;
    if (!/^[A-Za-z_]/.test(token)) throw new ExpressionError(`"${token}" is not understood here`);
    return this.take('(') ? this.call(token) : this.context(token);
  }

  private call(token: string): Part {
    const name = FUNCTION_NAMES.get(token.toLowerCase());
    if (name === undefined) throw new ExpressionError(`the replay knows no function ${token}`);
    if (STATUS.has(name)) this.asksStatus = true;
    const given: Part[] = [];
    while (!this.take(')')) {
      given.push(this.or());
      if (this.tokens[0] !== ')' && !this.take(',')) throw new ExpressionError('a bracket is not closed');
    }
    return (scope) =>
      FUNCTIONS[name]?.(
        scope,
        given.map((one) => one(scope)),
      ) ?? null;
  }

  private context(token: string): Part {
    const [first = '', ...path] = token.split('.');
    if (!CONTEXTS.has(first)) throw new ExpressionError(`there is no context ${first}; texts stand in single quotes`);
    this.names.push(token);
    return ({ contexts }) => path.reduce<Value>(under, contexts[first] ?? null);
  }
}

/** Reads one expression, without `${{ }}`. */
export function readExpression(text: string): ExpressionReading {
  if (text.length > LENGTH_MAX) return { ok: false, problem: `it has more than ${LENGTH_MAX} characters` };
  try {
    const parser = new Parser(tokensOf(text));
    const evaluate = parser.whole();
    return { ok: true, expression: { evaluate, names: parser.names, asksStatus: parser.asksStatus } };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, problem: error.message };
    throw error;
  }
}

/** A text with expressions in it: literal parts and expressions in turn. */
export type Template = readonly (string | Expression)[];

const HOLE = /\$\{\{([\s\S]*?)\}\}/g;

export function readTemplate(text: string): { ok: true; template: Template } | { ok: false; problem: string } {
  const template: (string | Expression)[] = [];
  let last = 0;
  for (const hole of text.matchAll(HOLE)) {
    const reading = readExpression(hole[1] ?? '');
    if (!reading.ok) return { ok: false, problem: `\${{${hole[1] ?? ''}}}: ${reading.problem}` };
    template.push(text.slice(last, hole.index), reading.expression);
    last = hole.index + hole[0].length;
  }
  return { ok: true, template: [...template, text.slice(last)] };
}

export function fillTemplate(template: Template, scope: Scope): string {
  let text = '';
  for (const part of template) {
    text += typeof part === 'string' ? part : asText(part.evaluate(scope));
    if (text.length > FILLED_LENGTH_MAX) return text.slice(0, FILLED_LENGTH_MAX);
  }
  return text;
}

export function namesOf(template: Template): readonly string[] {
  return template.flatMap((part) => (typeof part === 'string' ? [] : part.names));
}

/** Whether a condition is met. Without a question about the status it asks `success()` as well. */
export function isMet(expression: Expression, scope: Scope): boolean {
  return (expression.asksStatus || !scope.hasFailed) && isTrue(expression.evaluate(scope));
}
