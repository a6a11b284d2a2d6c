import type { Constant } from '../constant-of.ts';
import type { Family } from '../language.ts';
import { CONSTANT_CHARS_MAX } from '../limits.ts';
import { kid, type SyntaxNode } from '../tree.ts';

type Known = Constant | undefined;

/** What an operator makes of two constants; `undefined` where it is not the same in all languages, or not known. */
export function binaryConstant(operator: string, left: Known, right: Known, family: Family): Known {
  if (left === undefined || right === undefined) return undefined;
  const equality = equal(operator, left, right);
  if (equality !== undefined) return equality;
  if (typeof left === 'number' && typeof right === 'number') return arithmetic(operator, left, right, family);
  if (typeof left === 'string' && typeof right === 'string') return ofTexts(operator, left, right, family);
  if (operator === '+' && family === 'javascript' && isText(left, right)) return cut(String(left) + String(right));
  if (operator === '*' && family === 'python') return repeated(left, right);
  return undefined;
}

function isText(left: Constant, right: Constant): boolean {
  return typeof left === 'string' || typeof right === 'string';
}

function equal(operator: string, left: Constant, right: Constant): boolean | undefined {
  // `1 == '1'` in JavaScript is nothing that anybody should rely on; it is not known here.
  const isSure = typeof left === typeof right || /^(?:===|!==|is|is not)$/.test(operator);
  if (!isSure && left !== null && right !== null) return undefined;
  if (/^===?$|^is$/.test(operator)) return left === right;
  return /^!==?$|^is not$|^<>$/.test(operator) ? left !== right : undefined;
}

function arithmetic(operator: string, left: number, right: number, family: Family): Known {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return divided(left, right, family);
    case '//':
      return right === 0 ? undefined : Math.floor(left / right);
    case '%':
      return remainder(left, right, family);
    case '**':
      return left ** right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return bits(operator, left, right);
  }
}

/** Whole numbers divide to whole numbers in some languages. */
function divided(left: number, right: number, family: Family): Known {
  if (right === 0) return undefined;
  if (family === 'javascript' || family === 'python') return left / right;
  return Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right;
}

/** Python's remainder has the sign of the divisor. */
function remainder(left: number, right: number, family: Family): Known {
  if (right === 0) return undefined;
  return family === 'python' ? ((left % right) + right) % right : left % right;
}

const INT32_MAX = 2 ** 31 - 1;

function bits(operator: string, left: number, right: number): Known {
  const isPlain = [left, right].every((one) => Number.isInteger(one) && one >= 0 && one <= INT32_MAX);
  if (!isPlain) return undefined;
  if (operator === '&') return left & right;
  if (operator === '|') return left | right;
  if (operator === '^') return left ^ right;
  if (operator === '>>') return left >> right;
  return operator === '<<' && left * 2 ** right <= INT32_MAX ? left << right : undefined;
}

function ofTexts(operator: string, left: string, right: string, family: Family): Known {
  switch (operator) {
    case '+':
      return cut(left + right);
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case 'in':
      return family === 'python' ? right.includes(left) : undefined;
    case 'not in':
      return family === 'python' ? !right.includes(left) : undefined;
    case '%':
      return /^[^%]*%s[^%]*$/.test(left) ? left.replace('%s', () => right) : undefined;
    default:
      return undefined;
  }
}

function repeated(left: Constant, right: Constant): Known {
  const [text, count] = typeof left === 'string' ? [left, right] : [right, left];
  if (typeof text !== 'string' || typeof count !== 'number' || text.length * count > CONSTANT_CHARS_MAX)
    return undefined;
  return text.repeat(Math.max(0, count));
}

export function cut(text: string): string {
  return text.slice(0, CONSTANT_CHARS_MAX);
}

export function unaryConstant(operator: string, operand: Known): Known {
  if (operand === undefined) return undefined;
  if (operator === '!') return !operand;
  if (operator === 'typeof') return operand === null ? undefined : typeof operand;
  if (typeof operand !== 'number') return operator === '+' && operand !== null ? Number(operand) : undefined;
  if (operator === '-') return -operand;
  if (operator === '+') return operand;
  return operator === '~' ? ~operand : undefined;
}

/** The n-th sign, from the end when negative. */
export function signAt(text: string, index: number): string | undefined {
  return text.at(index);
}

type TextMethod = (text: string, args: readonly Constant[]) => Known;

const number = (value: Constant | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const withText =
  (use: (text: string, other: string) => Constant): TextMethod =>
  (text, [other]) =>
    typeof other === 'string' ? use(text, other) : undefined;
const plain =
  (use: (text: string) => Constant): TextMethod =>
  (text, args) =>
    args.length === 0 ? use(text) : undefined;
const startsWith = withText((text, other) => text.startsWith(other));
const endsWith = withText((text, other) => text.endsWith(other));
const replaced =
  (everywhere: boolean): TextMethod =>
  (text, [what, by]) => {
    if (typeof what !== 'string' || typeof by !== 'string' || by.includes('$')) return undefined;
    return cut(everywhere ? text.replaceAll(what, by) : text.replace(what, by));
  };

/** Methods of texts whose answer is known for a known text. The names of all languages: none means two things. */
const TEXT_METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>(
  Object.entries({
    charAt: (text, [at]) => text.charAt(number(at) ?? 0),
    at: (text, [at]) => text.at(number(at) ?? 0),
    charCodeAt: (text, [at]) => text.charCodeAt(number(at) ?? 0),
    startsWith,
    startswith: startsWith,
    endsWith,
    endswith: endsWith,
    includes: withText((text, other) => text.includes(other)),
    contains: withText((text, other) => text.includes(other)),
    indexOf: withText((text, other) => text.indexOf(other)),
    find: withText((text, other) => text.indexOf(other)),
    index: withText((text, other) => text.indexOf(other)),
    count: withText((text, other) => (other === '' ? text.length + 1 : text.split(other).length - 1)),
    concat: (text, args) => cut(text + args.join('')),
    toUpperCase: plain((text) => text.toUpperCase()),
    upper: plain((text) => text.toUpperCase()),
    toLowerCase: plain((text) => text.toLowerCase()),
    lower: plain((text) => text.toLowerCase()),
    trim: plain((text) => text.trim()),
    strip: plain((text) => text.trim()),
    toString: plain((text) => text),
    length: plain((text) => text.length),
    isEmpty: plain((text) => text === ''),
    equals: withText((text, other) => text === other),
    equalsIgnoreCase: withText((text, other) => text.toLowerCase() === other.toLowerCase()),
    slice: (text, [from, to]) => text.slice(number(from), number(to)),
    substring: (text, [from, to]) => text.substring(number(from) ?? 0, number(to)),
    repeat: (text, [count]) => repeated(text, count ?? 0),
    replace: replaced(false),
    replaceAll: replaced(true),
    isdigit: plain((text) => /^\d+$/.test(text)),
    isalpha: plain((text) => /^[a-z]+$/i.test(text)),
  } satisfies Record<string, TextMethod>),
);

/** The answer of a method of a known text, with arguments that are known as well. */
export function textMethodConstant(method: string, text: string, args: readonly Known[], family: Family): Known {
  if (args.some((one) => one === undefined)) return undefined;
  // Python replaces every occurrence.
  const name = method === 'replace' && family !== 'javascript' ? 'replaceAll' : method;
  return TEXT_METHODS.get(name)?.(text, args as readonly Constant[]);
}

const NUMBER_FUNCTIONS: ReadonlyMap<string, (...numbers: number[]) => number> = new Map(
  Object.entries({
    'Math.max': Math.max,
    'Math.min': Math.min,
    'Math.abs': Math.abs,
    'Math.floor': Math.floor,
    'Math.ceil': Math.ceil,
    'Math.round': Math.round,
    'Math.trunc': Math.trunc,
    'Math.sqrt': Math.sqrt,
    'Math.pow': Math.pow,
    max: Math.max,
    min: Math.min,
    abs: Math.abs,
  }),
);

/** Functions of numbers, and the ways to make a text a number and back. */
export function functionConstant(name: string, args: readonly Known[]): Known {
  const [first] = args;
  if (first === undefined || args.some((one) => one === undefined)) return undefined;
  const ofNumbers = NUMBER_FUNCTIONS.get(name);
  if (ofNumbers && args.every((one) => typeof one === 'number')) return ofNumbers(...(args as number[]));
  if (args.length > 1) return undefined;
  if ((name === 'String' || name === 'str') && (typeof first === 'string' || Number.isInteger(first)))
    return String(first);
  if (/^(?:Number|parseInt|int|float|parseFloat)$/.test(name)) {
    const parsed = typeof first === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(first) ? Number(first) : first;
    return typeof parsed === 'number' ? (/int/i.test(name) ? Math.trunc(parsed) : parsed) : undefined;
  }
  if (name === 'Boolean' || name === 'bool') return Boolean(first);
  return name === 'len' && typeof first === 'string' ? first.length : undefined;
}

/** `[from:to]` as offsets, from where its parts stand; `null` with a step, or where a part is not known. */
export function sliceBounds(
  slice: SyntaxNode,
  constants: readonly Known[],
): { readonly from: number | undefined; readonly to: number | undefined } | null {
  const whole = (value: Known): number | undefined => (typeof value === 'number' ? value : undefined);
  const [first, second] = slice.kids;
  if (!first) return slice.end - slice.start === 1 ? { from: undefined, to: undefined } : null;
  if (slice.kids.length > 2 || constants.some((one) => whole(one) === undefined)) return null;
  if (second) return second.start - first.end === 1 ? { from: whole(constants[0]), to: whole(constants[1]) } : null;
  const gap = kid(slice, 0).start - slice.start;
  if (gap === 0) return { from: whole(constants[0]), to: undefined };
  return gap === 1 ? { from: undefined, to: whole(constants[0]) } : null;
}
