import type { Constant } from '../constant-of.ts';
import { numberOf } from '../constant-of.ts';
import { CONSTANT_CHARS_MAX } from '../limits.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { evaluateCall } from './calls.ts';
import { evaluateComprehension } from './comprehension.ts';
import { conditionFacts, applyFacts } from './guards.ts';
import { addPending, identityOf, type Interpreter } from './interpreter.ts';
import { lookUpName } from './names-of-state.ts';
import { valueIdentity } from './pure-identity.ts';
import { observe } from './observe.ts';
import { joinStates, type State } from './state.ts';
import {
  allTaints,
  cleanValue,
  derive,
  elementOf,
  joinTaints,
  joinValues,
  UNKNOWN,
  unsettled,
  withField,
  withRest,
  withSpread,
  type Value,
} from './value.ts';

/** The value of an expression, with the effects of evaluating it on the state. */
export function evaluate(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  if (--interpreter.steps < 0 || !isPresent(node)) return UNKNOWN;
  const identity = valueIdentity(node, state, interpreter);
  // A loop computes it anew: what was proven about the last round's value says nothing about this one.
  if (identity.startsWith('#')) state.clean.delete(identity);
  return observe(node, evaluateKind(node, state, interpreter, identity), state, interpreter);
}

function evaluateKind(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  switch (node.kind) {
    case 'string':
      return { taints: [], identity, constant: node.text };
    case 'number':
      return { taints: [], identity, constant: numberOf(node.text) };
    case 'constant':
      return {
        taints: [],
        identity,
        constant: /^true$/i.test(node.text) ? true : /^false$/i.test(node.text) ? false : null,
      };
    case 'name':
      return lookUpName(node, state, interpreter);
    case 'member':
      return fieldOf(evaluate(kid(node, 0), state, interpreter), kid(node, 1).text, node, state);
    case 'index':
      return evaluateIndex(node, state, interpreter);
    case 'call':
    case 'new':
      return evaluateCall(node, state, interpreter);
    case 'template':
      return joinText(
        node,
        node.kids.map((part) => evaluate(part, state, interpreter)),
        identity,
      );
    case 'binary':
      return evaluateBinary(node, state, interpreter, identity);
    case 'logical':
      return evaluateLogical(node, state, interpreter);
    case 'conditional':
      return evaluateConditional(node, state, interpreter);
    case 'unary':
      return evaluateUnary(node, state, interpreter, identity);
    case 'assign':
      return evaluateAssign(node, state, interpreter);
    case 'function':
    case 'class':
      if (node.kind === 'function') addPending(interpreter, node);
      return { taints: [], identity, callable: node };
    default:
      return evaluateParts(node, state, interpreter, identity);
  }
}

function evaluateParts(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  switch (node.kind) {
    case 'object':
      return evaluateObject(node, state, interpreter, identity);
    case 'array':
    case 'tuple':
    case 'set':
      return evaluateList(node, state, interpreter, identity);
    case 'comprehension':
      return evaluateComprehension(node, state, interpreter);
    case 'await':
    case 'keyword':
    case 'attribute':
      return evaluate(kid(node, 0), state, interpreter);
    case 'spread':
      return elementOf(evaluate(kid(node, 0), state, interpreter));
    case 'sequence':
      return node.kids.map((one) => evaluate(one, state, interpreter)).at(-1) ?? UNKNOWN;
    case 'yield': {
      const value = evaluate(kid(node, 0), state, interpreter);
      interpreter.frames.at(-1)?.returns.push({ taints: [], identity: '', rest: value });
      return cleanValue(identity);
    }
    case 'regex':
      return cleanValue(identity);
    default: {
      const values = node.kids.map((one) => evaluate(one, state, interpreter));
      const taints = values.reduce<Value['taints']>((found, one) => joinTaints(found, allTaints(one)), []);
      return { taints: derive(taints, node, '', identity), identity };
    }
  }
}

const NUMERIC_FIELDS: ReadonlySet<string> = new Set(['length', 'size', 'byteLength']);

/** A field of a value: the part under that key, and the taint of the whole. */
export function fieldOf(value: Value, key: string, node: SyntaxNode, state: State): Value {
  const identity = value.identity && `${value.identity}.${key}`;
  if (NUMERIC_FIELDS.has(key)) return cleanValue(identity);
  const own = value.fields?.get(key) ?? value.rest;
  const taints = state.tainted(derive(value.taints, node, '', identity));
  if (!own) return { taints, identity, isNormalized: value.isNormalized && isKeptByField(key) };
  return taints.length > 0 ? { ...unsettled(own), taints: joinTaints(own.taints, taints) } : own;
}

/** The directory of a resolved path is as resolved as the path. */
function isKeptByField(key: string): boolean {
  return key === 'parent';
}

function evaluateIndex(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const object = evaluate(kid(node, 0), state, interpreter);
  const index = evaluate(kid(node, 1), state, interpreter);
  if (index.constant !== undefined && index.constant !== null) {
    return fieldOf(object, String(index.constant), node, state);
  }
  // What is looked up is as trusted as the table: a table of constants is an allow-list.
  const element = elementOf(object);
  const identity = identityOf(interpreter, node);
  return { ...element, identity, taints: derive(state.tainted(element.taints), node, '', identity) };
}

/** Strings put together; known where all parts are. */
export function joinText(node: SyntaxNode, parts: readonly Value[], identity: string): Value {
  const constants = parts.map((part) => part.constant);
  const isTainted = parts.some((part) => part.taints.length > 0);
  if (!isTainted && constants.every((one) => one !== undefined && one !== null)) {
    return { taints: [], identity, constant: constants.join('').slice(0, CONSTANT_CHARS_MAX) };
  }
  const taints = parts.reduce<Value['taints']>((found, part) => joinTaints(found, allTaints(part)), []);
  return { taints: derive(taints, node, 'joined into a string', identity), identity };
}

/** Comparisons give a boolean, arithmetic a number; `+`, and in Python `%` and `/` of paths, keep the text. */
function evaluateBinary(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const left = evaluate(kid(node, 0), state, interpreter);
  const right = evaluate(kid(node, 1), state, interpreter);
  const isText = node.text === '+' || (interpreter.family === 'python' && /^(?:%|\/|\*|\||-)$/.test(node.text));
  if (!isText) {
    const constant = compare(node.text, left.constant, right.constant);
    return { taints: [], identity, constant, facts: conditionFacts(node, [left, right], interpreter) };
  }
  if (typeof left.constant === 'number' && typeof right.constant === 'number' && node.text === '+') {
    return { taints: [], identity, constant: left.constant + right.constant };
  }
  if (node.text !== '+') return { ...joinText(node, [left, right], identity), constant: undefined };
  return { ...joinText(node, [left, right], identity), rest: joinRest(left, right) };
}

/** Lists are added as well. */
function joinRest(left: Value, right: Value): Value | undefined {
  if (!left.isStructured && !right.isStructured) return undefined;
  return joinValues(elementOf(left), elementOf(right));
}

function compare(operator: string, left: Constant | undefined, right: Constant | undefined): Constant | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (/^===?$|^is$/.test(operator)) return left === right;
  return /^!==?$|^is not$/.test(operator) ? left !== right : undefined;
}

export function isTruthy(value: Value): boolean | null {
  return value.constant === undefined ? null : Boolean(value.constant);
}

function evaluateLogical(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const left = evaluate(kid(node, 0), state, interpreter);
  const taken = state.clone();
  if (left.facts && node.text !== '??') applyFacts(taken, node.text === '&&' ? left.facts.yes : left.facts.no);
  const right = evaluate(kid(node, 1), taken, interpreter);
  const rightClean: Value = { ...right, taints: taken.tainted(right.taints) };
  state.become(joinStates(state, taken));
  const joined = node.text === '&&' ? rightClean : joinValues(left, rightClean);
  return { ...joined, facts: conditionFacts(node, [left, right], interpreter) };
}

function evaluateConditional(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const test = evaluate(kid(node, 0), state, interpreter);
  const known = isTruthy(test);
  const branches = [true, false].flatMap((side) => {
    if (known !== null && known !== side) return [];
    const branch = state.clone();
    applyFacts(branch, (side ? test.facts?.yes : test.facts?.no) ?? []);
    const value = evaluate(kid(node, side ? 1 : 2), branch, interpreter);
    // What the condition proved holds for the value too, after the branches have met.
    return [{ branch, value: { ...value, taints: branch.tainted(value.taints) } }];
  });
  const [first, second] = branches;
  if (!first) return UNKNOWN;
  state.become(second ? joinStates(first.branch, second.branch) : first.branch);
  return second ? joinValues(first.value, second.value) : first.value;
}

function evaluateUnary(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const operand = evaluate(kid(node, 0), state, interpreter);
  const truth = node.text === '!' ? isTruthy(operand) : null;
  const isNegative = node.text === '-' && typeof operand.constant === 'number';
  return {
    taints: [],
    identity,
    constant: isNegative ? -Number(operand.constant) : truth === null ? undefined : !truth,
    facts: conditionFacts(node, [operand], interpreter),
    typeOf: node.text === 'typeof' ? operand.identity : undefined,
  };
}

function evaluateAssign(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const target = kid(node, 0);
  const given = kid(node, 1);
  if (!isPresent(given)) return UNKNOWN;
  let value = evaluate(given, state, interpreter);
  if (node.text !== '=' && node.text !== ':=') {
    const old = evaluate(target, state, interpreter);
    const isChoice = /^(?:\?\?|\|\||&&)=$/.test(node.text);
    value = isChoice ? joinValues(old, value) : addTo(node, old, value, interpreter);
  }
  assignTo({ target, value, statement: node }, state, interpreter);
  return value;
}

/** `+=`: text grows, and in Python a list as well. */
function addTo(node: SyntaxNode, old: Value, value: Value, interpreter: Interpreter): Value {
  const isText = node.text === '+=' || interpreter.family === 'python';
  if (!isText) return cleanValue(identityOf(interpreter, node));
  const joined = joinText(node, [old, value], identityOf(interpreter, node));
  return { ...joined, rest: joinRest(old, value), isStructured: old.isStructured };
}

function evaluateObject(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  let made: Value = { taints: [], identity, fields: new Map(), isStructured: true, isTable: true };
  for (const entry of node.kids) {
    if (entry.kind === 'spread') {
      made = withSpread(made, evaluate(kid(entry, 0), state, interpreter));
      continue;
    }
    const key = kid(entry, 0);
    const value = evaluate(entry.kind === 'pair' ? kid(entry, 1) : entry, state, interpreter);
    const keyText = key.kind === 'property' ? key.text : evaluate(key, state, interpreter).constant;
    made = keyText === undefined ? withRest(made, value) : withField(made, String(keyText), value);
  }
  return made;
}

function evaluateList(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  let made: Value = { taints: [], identity, fields: new Map(), isStructured: true };
  let isIndexKnown = true;
  node.kids.forEach((entry, index) => {
    const value = evaluate(entry, state, interpreter);
    if (entry.kind === 'spread') isIndexKnown = false;
    made = isIndexKnown ? withField(made, String(index), value) : withRest(made, value);
  });
  return made;
}
