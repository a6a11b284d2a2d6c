import { constantOf, numberOf } from '../constant-of.ts';
import { lookUp, type Bound, type MaybeEnvironment } from '../pattern/environment.ts';
import { textOfBound } from './bound-text.ts';
import type { Expression } from './python-expression.ts';
import { compileRegex } from './regex.ts';

/** Code that is no literal keeps its text, which only `str()` gives. */
interface Code {
  readonly code: string;
}

type Scalar = number | string | boolean | null;
type Result = Scalar | Code | readonly Result[];

/** What an expression is evaluated with. */
export interface ComparisonScope {
  readonly env: MaybeEnvironment;
  readonly source: string;
  readonly takesConstants: boolean;
  readonly metavariable: string | null;
  readonly base: number | null;
  readonly strip: boolean;
  /** Seconds since 1970; `null` where the host gave no clock. */
  readonly today: number | null;
}

/** Strings that an expression builds; `"a" * 1000000` ends here. */
const TEXT_CHARS_MAX = 10_000;

/** The functions that an expression may call, by how many arguments they take. */
export const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int: [1, 2],
  float: [1, 1],
  str: [1, 1],
  bool: [1, 1],
  today: [0, 0],
  strptime: [1, 1],
  're.match': [2, 2],
};

/** Whether the comparison holds. As in Python, an operation on values of the wrong type is an error: it does not hold. */
export function holds(expression: Expression, scope: ComparisonScope): boolean {
  const result = evaluate(expression, scope);
  return result !== undefined && isTrue(result);
}

function isTrue(value: Result): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null ? true : Boolean(value);
}

/** `undefined` is Python's exception. */
function evaluate(expression: Expression, scope: ComparisonScope): Result | undefined {
  switch (expression.type) {
    case 'literal':
      return expression.value;
    case 'name':
      return undefined;
    case 'metavariable':
      return valueOf(expression.name, scope);
    case 'list':
      return evaluateAll(expression.items, scope);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'compare':
      return compareChain(expression.operators, evaluateAll(expression.operands, scope));
    case 'logical': {
      const left = evaluate(expression.left, scope);
      if (left === undefined || isTrue(left) === (expression.operator === 'or')) return left;
      return evaluate(expression.right, scope);
    }
    case 'call':
      return call(expression.name, evaluateAll(expression.args, scope), scope);
  }
}

function evaluateAll(items: readonly Expression[], scope: ComparisonScope): Result[] | undefined {
  const values: Result[] = [];
  for (const item of items) {
    const value = evaluate(item, scope);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function valueOf(name: string, scope: ComparisonScope): Result | undefined {
  const bound = lookUp(scope.env, name);
  if (!bound) return undefined;
  const isLegacy = name === scope.metavariable && (scope.strip || scope.base !== null);
  if (isLegacy) return legacyValue(textOfBound(bound, scope.source), scope);
  return literalOf(bound, scope.takesConstants) ?? { code: textOfBound(bound, scope.source) };
}

/** A bound literal's value. `null` of the language is no value to compare with. */
function literalOf(bound: Bound, takesConstants: boolean): Scalar | undefined {
  if (bound.text !== null) return bound.text;
  const [only, ...others] = bound.nodes;
  if (!only || others.length > 0) return undefined;
  if (!takesConstants && only.kind === 'name') return undefined;
  if (only.kind === 'unary' && only.text === '-') {
    const operand = only.kids[0] ? constantOf(only.kids[0]) : undefined;
    return typeof operand === 'number' ? -operand : undefined;
  }
  return constantOf(only);
}

/** The older keys: quotes taken off, and a number read in a base. */
function legacyValue(written: string, { strip, base }: ComparisonScope): Result | undefined {
  const text = strip ? written.replace(/^['"`]+|['"`]+$/g, '') : written;
  return base === null ? (numberOf(text) ?? text) : integerOf(text, base);
}

function unary(operator: string, operand: Result | undefined): Result | undefined {
  if (operand === undefined) return undefined;
  if (operator === 'not') return !isTrue(operand);
  const number = numeric(operand);
  if (number === undefined) return undefined;
  if (operator === '-') return -number;
  return operator === '~' ? ~number : number;
}

/** Booleans count as 0 and 1. */
function numeric(value: Result | undefined): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' ? value : undefined;
}

function binary(operator: string, left: Result | undefined, right: Result | undefined): Result | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '+' ? (left + right).slice(0, TEXT_CHARS_MAX) : undefined;
  }
  if (Array.isArray(left) && Array.isArray(right)) return operator === '+' ? [...left, ...right] : undefined;
  const [a, b] = [numeric(left), numeric(right)];
  return a === undefined || b === undefined ? undefined : arithmetic(operator, a, b);
}

function arithmetic(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '**':
      return a ** b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      // The sign is the divisor's, as in Python.
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    default:
      return bitwise(operator, a, b);
  }
}

function bitwise(operator: string, a: number, b: number): number | undefined {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return undefined;
  const [x, y] = [BigInt(a), BigInt(b)];
  if ((operator === '<<' || operator === '>>') && (y < 0n || y > 64n)) return undefined;
  switch (operator) {
    case '&':
      return Number(x & y);
    case '|':
      return Number(x | y);
    case '^':
      return Number(x ^ y);
    case '<<':
      return Number(x << y);
    case '>>':
      return Number(x >> y);
    default:
      return undefined;
  }
}

function compareChain(operators: readonly string[], operands: readonly Result[] | undefined): boolean | undefined {
  if (!operands) return undefined;
  for (const [index, operator] of operators.entries()) {
    const result = compare(operator, operands[index], operands[index + 1]);
    if (!result) return result;
  }
  return true;
}

function compare(operator: string, left: Result | undefined, right: Result | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '==') return isSame(left, right);
  if (operator === '!=') return !isSame(left, right);
  if (operator === 'in' || operator === 'not in') {
    const found = contains(right, left);
    return found === undefined ? undefined : found === (operator === 'in');
  }
  const isText = typeof left === 'string' && typeof right === 'string';
  const [a, b] = isText ? [left, right] : [numeric(left), numeric(right)];
  if (a === undefined || b === undefined) return undefined;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function isSame(left: Result, right: Result): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, index) => isSame(one, right[index] as Result));
  }
  const [a, b] = [numeric(left), numeric(right)];
  return a !== undefined && b !== undefined ? a === b : left === right;
}

function contains(container: Result, item: Result): boolean | undefined {
  if (Array.isArray(container)) return container.some((one: Result) => isSame(one, item));
  return typeof container === 'string' && typeof item === 'string' ? container.includes(item) : undefined;
}

function call(name: string, args: readonly Result[] | undefined, scope: ComparisonScope): Result | undefined {
  const first = args?.[0];
  switch (args && name) {
    case 'int':
      return toInteger(first, args?.[1]);
    case 'float':
      return typeof first === 'string' ? floatOf(first) : numeric(first);
    case 'str':
      return first === undefined ? undefined : textOf(first);
    case 'bool':
      return first === undefined ? undefined : isTrue(first);
    case 'today':
      return scope.today ?? undefined;
    case 'strptime':
      return typeof first === 'string' ? dateOf(first) : undefined;
    case 're.match':
      return matches(first, args?.[1]);
    default:
      return undefined;
  }
}

function toInteger(value: Result | undefined, base: Result | undefined): number | undefined {
  if (typeof value === 'string') return integerOf(value, typeof base === 'number' ? base : 10);
  const number = numeric(value);
  return number === undefined ? undefined : Math.trunc(number);
}

const PREFIXES: Readonly<Record<number, RegExp>> = { 2: /^0[bB]/, 8: /^0[oO]?/, 16: /^0[xX]/ };

/** `int("0o600", 8)`; base 0 reads the prefix. */
function integerOf(text: string, base: number): number | undefined {
  const [, sign = '', written = ''] = /^\s*([+-]?)([\w]+)\s*$/.exec(text) ?? [];
  const digits = written.replace(/_/g, '').toLowerCase();
  if (base === 0) return /^0[box]|^[1-9]|^0$/.test(digits) ? signed(sign, Number(digits)) : undefined;
  if (base < 2 || base > 36 || !Number.isInteger(base)) return undefined;
  const prefix = PREFIXES[base];
  const bare = (prefix ? digits.replace(prefix, '') : digits) || (digits === '0' ? '0' : '');
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  if (bare === '' || [...bare].some((digit) => !allowed.includes(digit))) return undefined;
  return signed(sign, Number.parseInt(bare, base));
}

function signed(sign: string, value: number): number | undefined {
  if (Number.isNaN(value)) return undefined;
  return sign === '-' ? -value : value;
}

function floatOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : numberOf(text.trim());
}

function textOf(value: Result): string | undefined {
  if (Array.isArray(value)) return undefined;
  if (typeof value === 'object' && value !== null) return (value as Code).code;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : String(value);
}

/** `yyyy-mm-dd` as seconds since 1970. */
function dateOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/** From the start of the text, like Python's. */
function matches(pattern: Result | undefined, text: Result | undefined): boolean | undefined {
  if (typeof pattern !== 'string' || typeof text !== 'string') return undefined;
  const compiled = compileRegex(pattern, '', 'start');
  return compiled.ok ? compiled.regex.test(text) : undefined;
}

/** What is wrong with an expression before anything is compared: a function that does not exist, a bare name. */
export function expressionProblem(expression: Expression): string | null {
  switch (expression.type) {
    case 'literal':
    case 'metavariable':
      return null;
    case 'name':
      return `metavariables and literals; found ${expression.name}`;
    case 'list':
      return firstProblem(expression.items);
    case 'unary':
      return expressionProblem(expression.operand);
    case 'binary':
    case 'logical':
      return firstProblem([expression.left, expression.right]);
    case 'compare':
      return firstProblem(expression.operands);
    case 'call': {
      const arity = Object.hasOwn(FUNCTIONS, expression.name) ? FUNCTIONS[expression.name] : undefined;
      if (!arity) return `one of the functions ${Object.keys(FUNCTIONS).join(', ')}; found ${expression.name}`;
      const count = expression.args.length;
      if (count < arity[0] || count > arity[1]) return `${expression.name} with ${arity.join(' to ')} arguments`;
      return regexProblem(expression.name, expression.args[0]) ?? firstProblem(expression.args);
    }
  }
}

function regexProblem(name: string, pattern: Expression | undefined): string | null {
  if (name !== 're.match' || pattern?.type !== 'literal' || typeof pattern.value !== 'string') return null;
  const compiled = compileRegex(pattern.value, '', 'start');
  return compiled.ok ? null : compiled.expected;
}

function firstProblem(expressions: readonly Expression[]): string | null {
  for (const one of expressions) {
    const problem = expressionProblem(one);
    if (problem !== null) return problem;
  }
  return null;
}
