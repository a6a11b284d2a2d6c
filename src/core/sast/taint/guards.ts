import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';
import { isOfProgram } from './own-code.ts';
import { canBeMultiline, isDenyPattern, isFullMatchPattern, regexSourceOf } from './regex-guard.ts';
import type { State } from './state.ts';
import type { Facts, Value } from './value.ts';

const NOTHING: Facts = { yes: [], no: [] };

/** What is proven where a value is true, or where it is false: then it is empty or missing itself, and harmless. */
export function factsOfSide(value: Value, side: boolean): readonly string[] {
  if (side) return value.facts?.yes ?? [];
  const own = [value.identity, value.lengthOf ?? ''].filter((one) => one !== '');
  return [...(value.facts?.no ?? []), ...own];
}

/**
 * What a condition proves about the values in it. `parts` are the values of its operands: left and right, the operand,
 * or the receiver and the arguments of a call.
 */
export function conditionFacts(
  node: SyntaxNode,
  parts: readonly Value[],
  state: State,
  interpreter: Interpreter,
): Facts | undefined {
  const own = interpreter.hasKnownGuards ? ownFacts(node, parts, state, interpreter) : logicFacts(node, parts);
  const ruled = ruleFacts(node, interpreter);
  if (!own && !ruled) return undefined;
  return union(own ?? NOTHING, ruled ?? NOTHING);
}

function union(a: Facts, b: Facts): Facts {
  return { yes: [...a.yes, ...b.yes], no: [...a.no, ...b.no] };
}

function intersection(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((one) => b.includes(one));
}

/** Guards that the rule names: `urlsplit($GUARDED).netloc` is a condition as well. */
export function ruleFacts(node: SyntaxNode, interpreter: Interpreter): Facts | undefined {
  let facts: Facts | undefined;
  for (const guard of interpreter.matches.guards.get(node) ?? []) {
    const guarded = interpreter.watched.get(guard.guarded);
    if (!guarded || (guard.needsNormalized && !guarded.isNormalized)) continue;
    const proven = guard.when === 'holds' ? { yes: [guarded.identity], no: [] } : { yes: [], no: [guarded.identity] };
    if (guard.when !== 'completes') facts = union(facts ?? NOTHING, proven);
  }
  return facts;
}

/** What follows from the conditions within a condition. */
function logicFacts(node: SyntaxNode, [left, right]: readonly Value[]): Facts | undefined {
  if (node.kind === 'unary' && node.text === '!' && left)
    return { yes: left.facts?.no ?? [], no: left.facts?.yes ?? [] };
  return node.kind === 'logical' && left && right ? logicalFacts(node.text, left, right) : undefined;
}

/** Guards that prove a value harmless for any rule: it is one of a known few, or of a shape that cannot hurt. */
function ownFacts(
  node: SyntaxNode,
  parts: readonly Value[],
  state: State,
  interpreter: Interpreter,
): Facts | undefined {
  const [left, right] = parts;
  switch (node.kind) {
    case 'unary':
      return node.text === '!' && left ? { yes: factsOfSide(left, false), no: factsOfSide(left, true) } : undefined;
    case 'logical':
      return left && right ? logicalFacts(node.text, left, right) : undefined;
    case 'binary':
      return left && right ? binaryFacts(node, left, right, state) : undefined;
    case 'call':
      return callFacts(node, parts, state, interpreter);
    default:
      return undefined;
  }
}

function logicalFacts(operator: string, left: Value, right: Value): Facts | undefined {
  const [leftYes, leftNo] = [factsOfSide(left, true), factsOfSide(left, false)];
  const [rightYes, rightNo] = [factsOfSide(right, true), factsOfSide(right, false)];
  if (operator === '&&') return { yes: [...leftYes, ...rightYes], no: intersection(leftNo, rightNo) };
  if (operator === '||') return { yes: intersection(leftYes, rightYes), no: [...leftNo, ...rightNo] };
  return undefined;
}

function binaryFacts(node: SyntaxNode, left: Value, right: Value, state: State): Facts | undefined {
  const isTrusted = (value: Value): boolean => state.allTaints(value).length === 0;
  if (left.indexOf !== undefined) return indexFacts(node.text, left.indexOf, right.constant);
  if (left.lengthOf !== undefined && typeof right.constant === 'number') {
    const facts = lengthFacts(node.text, left.lengthOf, right.constant);
    if (facts) return facts;
  }
  switch (node.text) {
    case 'instanceof':
      // Data from outside is never an object of a class of ours; what such an object holds is looked at by its fields.
      return isLocalClass(kid(node, 1)) ? { yes: [left.identity], no: [] } : undefined;
    case 'in':
      return isTrusted(right) ? { yes: [left.identity], no: [] } : undefined;
    case 'not in':
      return isTrusted(right) ? { yes: [], no: [left.identity] } : undefined;
    case '<=':
    case '<':
      // A set within a set of ours.
      return left.isStructured && isTrusted(right) ? { yes: [left.identity], no: [] } : undefined;
    case '==':
    case '===':
    case 'is':
      return equalFacts(node, left, right, state);
    case '!=':
    case '!==':
    case 'is not':
    case '<>':
      return swapped(equalFacts(node, left, right, state));
    default:
      return undefined;
  }
}

function swapped(facts: Facts): Facts {
  return { yes: facts.no, no: facts.yes };
}

function isLocalClass(node: SyntaxNode): boolean {
  return node.binding?.declaration?.kind === 'class';
}

/** Names of types whose values can hold no text. */
const NUMBER_TYPES = /^(?:number|boolean|bigint|int|float|bool|complex|(?:uuid\.)?UUID|(?:decimal\.)?Decimal)$/;

/** Equal to what is trusted is harmless; `typeof x === 'number'` is about x; `ok === false` is `!ok`. */
function equalFacts(node: SyntaxNode, left: Value, right: Value, state: State): Facts {
  if (left.typeOf !== undefined) {
    const type = typeof right.constant === 'string' ? right.constant : (right.foreign ?? '');
    return { yes: NUMBER_TYPES.test(type) ? [left.typeOf] : [], no: [] };
  }
  if (right.constant === true && left.facts) return left.facts;
  if ((right.constant === false || right.constant === null) && left.facts)
    return { yes: factsOfSide(left, false), no: factsOfSide(left, true) };
  const isTrusted = (value: Value, at: SyntaxNode): boolean =>
    (value.constant !== undefined || isOfProgram(at)) && state.allTaints(value).length === 0;
  const yes = [
    ...(isTrusted(right, kid(node, 1)) ? [left.identity] : []),
    ...(isTrusted(left, kid(node, 0)) ? [right.identity] : []),
  ];
  return { yes, no: [] };
}

/** `x.length === 0` and its spellings: the text is empty. */
function lengthFacts(operator: string, measured: string, bound: number): Facts | undefined {
  const isEmpty = (/^===?$|^<=$/.test(operator) && bound === 0) || (operator === '<' && bound === 1);
  if (isEmpty) return { yes: [measured], no: [] };
  const isFilled = (/^!==?$|^>$/.test(operator) && bound === 0) || (operator === '>=' && bound === 1);
  return isFilled ? { yes: [], no: [measured] } : undefined;
}

/** `LIST.indexOf(x) >= 0` and its spellings. */
function indexFacts(operator: string, searched: string, bound: Value['constant']): Facts | undefined {
  const isMember = (/^!==?$|^>$/.test(operator) && bound === -1) || (operator === '>=' && bound === 0);
  if (isMember) return { yes: [searched], no: [] };
  const isMissing = (/^===?$|^<=$/.test(operator) && bound === -1) || (operator === '<' && bound === 0);
  return isMissing ? { yes: [], no: [searched] } : undefined;
}

/** Python's predicates hold for texts of harmless characters only. */
const SHAPE_METHODS: ReadonlySet<string> = new Set(
  'isdigit isdecimal isnumeric isalnum isalpha isidentifier isDigit isLetter isLetterOrDigit'.split(' '),
);
const SHAPE_FUNCTIONS = /^(?:Number\.)?(?:isInteger|isSafeInteger|isFinite)$/;
const MEMBERSHIP: ReadonlySet<string> = new Set(
  'includes has hasOwnProperty __contains__ contains containsKey containsValue'.split(' '),
);

function callFacts(
  node: SyntaxNode,
  parts: readonly Value[],
  state: State,
  interpreter: Interpreter,
): Facts | undefined {
  const callee = kid(node, 0);
  const [receiver, first, second] = parts;
  if (!receiver) return undefined;
  const yes = (value: Value | undefined): Facts | undefined => (value ? { yes: [value.identity], no: [] } : undefined);
  const isTrusted = (value: Value | undefined): boolean => value !== undefined && state.allTaints(value).length === 0;
  const compared = equalityCall(node, callee, parts, state);
  if (compared) return compared;
  if (callee.kind === 'name') return functionFacts(callee.text, first, second);
  if (callee.kind !== 'member') return undefined;
  const object = kid(callee, 0);
  const method = kid(callee, 1).text;
  if (object.text === 'Object' && method === 'hasOwn') return isTrusted(first) ? yes(second) : undefined;
  if (method === 'call' && object.kind === 'member' && kid(object, 1).text === 'hasOwnProperty')
    return isTrusted(first) ? yes(second) : undefined;
  if (SHAPE_FUNCTIONS.test(`${object.text}.${method}`)) return yes(first);
  if (method === 'isNaN' && object.text === 'Number') return { yes: [], no: first ? [first.identity] : [] };
  if (MEMBERSHIP.has(method)) return isTrusted(receiver) ? yes(first) : undefined;
  if (method === 'issubset') return isTrusted(first) ? yes(receiver) : undefined;
  if (SHAPE_METHODS.has(method)) return yes(receiver);
  return regexFacts(callee, node, parts, interpreter);
}

/** Java's `a.equals(b)`, `Objects.equals(a, b)`; Go's `strings.EqualFold(a, b)`, `slices.Contains(list, a)`. */
function equalityCall(
  node: SyntaxNode,
  callee: SyntaxNode,
  [receiver, first, second]: readonly Value[],
  state: State,
): Facts | undefined {
  if (callee.kind !== 'member' || !receiver || !first) return undefined;
  const [object, method] = [kid(callee, 0), kid(callee, 1).text];
  const name = `${object.text}.${method}`;
  const pair = (left: Value, right: Value, nodes: readonly SyntaxNode[]): Facts =>
    equalFacts({ ...node, kids: nodes }, left, right, state);
  if (/^(?:Objects\.equals|strings\.EqualFold|StringUtils\.equals)$/.test(name) && second)
    return pair(first, second, node.kids.slice(1));
  if (name === 'slices.Contains' && second)
    return state.allTaints(first).length === 0 ? { yes: [second.identity], no: [] } : undefined;
  if (/^(?:equals|equalsIgnoreCase|contentEquals)$/.test(method)) return pair(receiver, first, [object, kid(node, 1)]);
  return undefined;
}

function functionFacts(name: string, first: Value | undefined, second: Value | undefined): Facts | undefined {
  if (!first) return undefined;
  if (name === 'isFinite') return { yes: [first.identity], no: [] };
  if (name === 'isNaN') return { yes: [], no: [first.identity] };
  if (name !== 'isinstance' || !second) return undefined;
  const types = second.isStructured ? [...(second.fields?.values() ?? [])] : [second];
  const areHarmless = types.every((one) => one.callable?.kind === 'class' || NUMBER_TYPES.test(one.foreign ?? ''));
  return types.length > 0 && areHarmless ? { yes: [first.identity], no: [] } : undefined;
}

/** `/^[a-z]+$/.test(x)`, `x.match(...)`, `re.fullmatch(...)`: the whole text has a shape without surprises. */
function regexFacts(
  callee: SyntaxNode,
  node: SyntaxNode,
  parts: readonly Value[],
  interpreter: Interpreter,
): Facts | undefined {
  const object = kid(callee, 0);
  const method = kid(callee, 1).text;
  const [receiver, first, second] = parts;
  const prove = (value: Value | undefined, source: string | null, isWhole: boolean): Facts | undefined => {
    if (!value || source === null) return undefined;
    if (isFullMatchPattern(source, isWhole)) return { yes: [value.identity], no: [] };
    return !isWhole && isDenyPattern(source) ? { yes: [], no: [value.identity] } : undefined;
  };
  if (interpreter.family === 'javascript') {
    if (method === 'test' || method === 'exec') return prove(first, regexSourceOf(object), false);
    return method === 'match' ? prove(receiver, regexSourceOf(kid(node, 1)), false) : undefined;
  }
  // `pattern.matcher(x)` already proves what `matches()` is asked for later.
  if (method === 'matcher') return prove(first, regexSourceOf(object), true);
  if (method === 'matches' && !isPresent(kid(node, 1))) return receiver?.facts;
  if (method === 'matches' && isPresent(kid(node, 2))) return prove(second, regexSourceOf(kid(node, 1)), true);
  if (method === 'matches') return prove(receiver, regexSourceOf(kid(node, 1)), true);
  if (object.text === 'regexp') return prove(second, regexSourceOf(kid(node, 1)), false);
  if (!/^(?:fullmatch|match|search|MatchString)$/.test(method)) return undefined;
  const isWhole = method === 'fullmatch';
  if (object.text === 're') {
    if (!isPresent(kid(node, 2)) || canBeMultiline(kid(node, 3))) return undefined;
    return prove(second, regexSourceOf(kid(node, 1)), isWhole);
  }
  return prove(first, regexSourceOf(object), isWhole);
}

/** What holds for each element of a list holds for the list. */
export function universal(identities: readonly string[]): string[] {
  return identities.flatMap((one) => (one.endsWith('[]') ? [one, one.slice(0, -2)] : [one]));
}
