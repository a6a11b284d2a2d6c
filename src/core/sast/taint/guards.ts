import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';
import { canBeMultiline, isFullMatchPattern, regexSourceOf } from './regex-guard.ts';
import type { State } from './state.ts';
import { allTaints, type Facts, type Value } from './value.ts';

const NOTHING: Facts = { yes: [], no: [] };

export function applyFacts(state: State, identities: readonly string[]): void {
  for (const identity of identities) if (identity !== '') state.clean.add(identity);
}

/**
 * What a condition proves about the values in it. `parts` are the values of its operands: left and right, the operand,
 * or the receiver and the arguments of a call.
 */
export function conditionFacts(node: SyntaxNode, parts: readonly Value[], interpreter: Interpreter): Facts | undefined {
  const own = ownFacts(node, parts, interpreter);
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

/** Guards that the rule names. */
function ruleFacts(node: SyntaxNode, interpreter: Interpreter): Facts | undefined {
  let facts: Facts | undefined;
  for (const guard of interpreter.matches.guards.get(node) ?? []) {
    const guarded = interpreter.watched.get(guard.guarded);
    if (!guarded || (guard.needsNormalized && !guarded.isNormalized)) continue;
    const proven = guard.when === 'holds' ? { yes: [guarded.identity], no: [] } : { yes: [], no: [guarded.identity] };
    if (guard.when !== 'completes') facts = union(facts ?? NOTHING, proven);
  }
  return facts;
}

/** Guards that prove a value harmless for any rule: it is one of a known few, or of a shape that cannot hurt. */
function ownFacts(node: SyntaxNode, parts: readonly Value[], interpreter: Interpreter): Facts | undefined {
  const [left, right] = parts;
  switch (node.kind) {
    case 'unary':
      return node.text === '!' && left?.facts ? { yes: left.facts.no, no: left.facts.yes } : undefined;
    case 'logical':
      return logicalFacts(node.text, left?.facts ?? NOTHING, right?.facts ?? NOTHING);
    case 'binary':
      return left && right ? binaryFacts(node, left, right) : undefined;
    case 'call':
      return callFacts(node, parts, interpreter);
    default:
      return undefined;
  }
}

function logicalFacts(operator: string, left: Facts, right: Facts): Facts | undefined {
  if (operator === '&&') return { yes: [...left.yes, ...right.yes], no: intersection(left.no, right.no) };
  if (operator === '||') return { yes: intersection(left.yes, right.yes), no: [...left.no, ...right.no] };
  return undefined;
}

const isTrusted = (value: Value): boolean => allTaints(value).length === 0;

function binaryFacts(node: SyntaxNode, left: Value, right: Value): Facts | undefined {
  if (left.indexOf !== undefined) return indexFacts(node.text, left.indexOf, right.constant);
  switch (node.text) {
    case 'instanceof':
      // Data from outside is never an object of a class of ours; what such an object holds is looked at by its fields.
      return isLocalClass(kid(node, 1)) ? { yes: [left.identity], no: [] } : undefined;
    case 'in':
      return isTrusted(right) ? { yes: [left.identity], no: [] } : undefined;
    case 'not in':
      return isTrusted(right) ? { yes: [], no: [left.identity] } : undefined;
    case '==':
    case '===':
    case 'is':
      return { yes: equalIdentities(left, right), no: [] };
    case '!=':
    case '!==':
    case 'is not':
      return { yes: [], no: equalIdentities(left, right) };
    default:
      return undefined;
  }
}

function isLocalClass(node: SyntaxNode): boolean {
  return node.binding?.declaration?.kind === 'class';
}

/** Equal to what is trusted is harmless; `typeof x === 'number'` is about x. */
function equalIdentities(left: Value, right: Value): string[] {
  if (left.typeOf !== undefined) {
    return /^(?:number|boolean|bigint)$/.test(String(right.constant)) ? [left.typeOf] : [];
  }
  return [...(isTrusted(right) ? [left.identity] : []), ...(isTrusted(left) ? [right.identity] : [])];
}

/** `LIST.indexOf(x) >= 0` and its spellings. */
function indexFacts(operator: string, searched: string, bound: Value['constant']): Facts | undefined {
  const isMember = (/^!==?$|^>$/.test(operator) && bound === -1) || (operator === '>=' && bound === 0);
  if (isMember) return { yes: [searched], no: [] };
  const isMissing = (/^===?$|^<=$/.test(operator) && bound === -1) || (operator === '<' && bound === 0);
  return isMissing ? { yes: [], no: [searched] } : undefined;
}

/** Python's predicates hold for texts of harmless characters only. */
const SHAPE_METHODS: ReadonlySet<string> = new Set([
  'isdigit',
  'isdecimal',
  'isnumeric',
  'isalnum',
  'isalpha',
  'isidentifier',
]);
const SHAPE_FUNCTIONS = /^(?:Number\.)?(?:isInteger|isSafeInteger|isFinite)$/;
const MEMBERSHIP: ReadonlySet<string> = new Set(['includes', 'has', 'hasOwnProperty', '__contains__']);

function callFacts(node: SyntaxNode, parts: readonly Value[], interpreter: Interpreter): Facts | undefined {
  const callee = kid(node, 0);
  const [receiver, first, second] = parts;
  if (!receiver) return undefined;
  const yes = (value: Value | undefined): Facts | undefined => (value ? { yes: [value.identity], no: [] } : undefined);
  if (callee.kind !== 'member') return undefined;
  const object = kid(callee, 0);
  const method = kid(callee, 1).text;
  if (object.text === 'Object' && method === 'hasOwn') return first && isTrusted(first) ? yes(second) : undefined;
  if (SHAPE_FUNCTIONS.test(`${object.text}.${method}`)) return yes(first);
  if (MEMBERSHIP.has(method)) return isTrusted(receiver) ? yes(first) : undefined;
  if (SHAPE_METHODS.has(method)) return yes(receiver);
  return regexFacts(callee, node, parts, interpreter);
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
  const prove = (value: Value | undefined, source: string | null, isWhole: boolean): Facts | undefined =>
    value && source !== null && isFullMatchPattern(source, isWhole) ? { yes: [value.identity], no: [] } : undefined;
  if (interpreter.family === 'javascript') {
    if (method === 'test' || method === 'exec') return prove(first, regexSourceOf(object), false);
    return method === 'match' ? prove(receiver, regexSourceOf(kid(node, 1)), false) : undefined;
  }
  if (!/^(?:fullmatch|match|search)$/.test(method)) return undefined;
  const isWhole = method === 'fullmatch';
  if (object.text === 're') {
    if (!isPresent(kid(node, 2)) || canBeMultiline(kid(node, 3))) return undefined;
    return prove(second, regexSourceOf(kid(node, 1)), isWhole);
  }
  return prove(first, regexSourceOf(object), isWhole);
}
