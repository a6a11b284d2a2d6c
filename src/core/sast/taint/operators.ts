import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { textOf } from './classes.ts';
import { binaryConstant, cut, unaryConstant } from './constants.ts';
import { evaluate } from './expressions.ts';
import { conditionFacts, factsOfSide } from './guards.ts';
import { mutate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { instanceOfType } from './make-of-type.ts';
import { joinStates, type State } from './state.ts';
import {
  cleanValue,
  derive,
  joinTaints,
  joinValues,
  listElements,
  listValue,
  UNKNOWN,
  withRest,
  withSpread,
  type Value,
} from './value.ts';

interface Context {
  readonly identity: string;
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** Strings put together; known where all parts are. */
export function joinText(node: SyntaxNode, given: readonly Value[], context: Context): Value {
  const { identity, state, interpreter } = context;
  const parts = given.map((part) => textOf(part, context));
  const constants = parts.map((part) => part.constant);
  const isTainted = parts.some((part) => part.taints.length > 0);
  if (!isTainted && constants.every((one) => one !== undefined && one !== null)) {
    return { taints: [], identity, constant: cut(constants.join('')) };
  }
  if (interpreter.options.taintOnlyPropagateThroughAssignments) return cleanValue(identity);
  const taints = parts.reduce<Value['taints']>((found, part) => joinTaints(found, state.allTaints(part)), []);
  return { taints: derive(taints, node, 'joined into a string', identity), identity };
}

/** Comparisons give a boolean, arithmetic a number; `+`, and in Python `%` and `/` of paths, keep the text. */
export function evaluateBinary(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const left = evaluate(kid(node, 0), state, interpreter);
  const right = evaluate(kid(node, 1), state, interpreter);
  const { family } = interpreter;
  const constant =
    binaryConstant(node.text, left.constant, right.constant, family) ?? memberConstant(node.text, left, right);
  const isText = node.text === '+' || (family === 'python' && /^(?:%|\/|\*|\||-|&)$/.test(node.text));
  if (!isText) {
    const taints = isResultSafe(node.text, interpreter)
      ? []
      : taintsOf([left, right], node, { identity, state, interpreter });
    return { taints, identity, constant, facts: conditionFacts(node, [left, right], state, interpreter) };
  }
  if (constant !== undefined) return { taints: [], identity, constant };
  const context = { identity, state, interpreter };
  if (left.isStructured || right.isStructured) return combined(node, left, right, context) ?? cleanValue(identity);
  if (node.text === '%' && isNumberFormat(left.constant)) return cleanValue(identity);
  return { ...joinText(node, [left, right], context), constant: undefined };
}

const COMPARISON = /^(?:[=!]==?|<>|[<>]=?|(?:not )?in|is(?: not)?|instanceof|!|not)$/;

/** Semgrep takes even the outcome of a comparison for tainted, unless the rule says otherwise. */
function isResultSafe(operator: string, { options }: Interpreter): boolean {
  if (options.taintOnlyPropagateThroughAssignments || operator === 'typeof') return true;
  if (!COMPARISON.test(operator)) return options.taintAssumeSafeNumbers;
  return options.taintAssumeSafeComparisons || options.taintAssumeSafeBooleans;
}

function taintsOf(parts: readonly Value[], node: SyntaxNode, { identity, state }: Context): Value['taints'] {
  const found = parts.reduce<Value['taints']>((all, part) => joinTaints(all, state.allTaints(part)), []);
  return derive(state.tainted(found), node, '', identity);
}

/** Whether a known value is among known ones. */
function memberConstant(operator: string, left: Value, right: Value): boolean | undefined {
  if (!/^(?:not )?in$/.test(operator) || left.constant === undefined || right.length === undefined) return undefined;
  const constants = listElements(right).map((one) => one.constant);
  if (constants.includes(undefined)) return undefined;
  return constants.includes(left.constant) === (operator === 'in');
}

/** `'%d rows' % n` takes numbers only. */
function isNumberFormat(format: Value['constant']): boolean {
  return typeof format === 'string' && /%/.test(format) && !/%[^%dioxXeEfFgG\d.+\- ]/.test(format);
}

/** Lists are added, sets and dictionaries united, lists repeated. */
function combined(node: SyntaxNode, left: Value, right: Value, context: Context): Value | null {
  const { identity, state } = context;
  if (node.text === '+' && left.length !== undefined && right.length !== undefined)
    return listValue([...listElements(left), ...listElements(right)], identity);
  if (node.text === '|' && (left.isTable || right.isTable))
    return { ...withSpread(left, right), refs: undefined, identity };
  if (node.text === '%' || node.text === '/') return joinText(node, [left, right], context);
  const lists = node.text === '*' || node.text === '-' ? [left.isStructured ? left : right] : [left, right];
  const elements = lists.map((one) => state.elementOf(one)).filter((one) => one !== UNKNOWN);
  const [first, ...others] = elements;
  const taints = lists.reduce<Value['taints']>((found, one) => joinTaints(found, one.taints), []);
  return {
    taints: derive(taints, node, '', identity),
    identity,
    rest: first && others.reduce((joined, one) => joinValues(joined, one), first),
    isStructured: true,
  };
}

export function isTruthy(value: Value, interpreter?: Interpreter): boolean | null {
  if (value.constant !== undefined) return Boolean(value.constant);
  // An empty list is false in Python only.
  if (interpreter?.family === 'python' && value.length !== undefined) return value.length > 0;
  return null;
}

export function evaluateLogical(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const left = evaluate(kid(node, 0), state, interpreter);
  const isTaken = isRightTaken(node.text, left, interpreter);
  if (isTaken === false) return left;
  const taken = state.clone();
  if (node.text !== '??') taken.prove(factsOfSide(left, node.text === '&&'));
  const right = evaluate(kid(node, 1), taken, interpreter);
  const rightClean = taken.scrubbed(right);
  if (isTaken) {
    state.become(taken);
    return { ...rightClean, facts: right.facts };
  }
  state.become(joinStates(state, taken));
  const kept = node.text === '&&' ? rightClean : joinValues(left, rightClean);
  const facts = conditionFacts(node, [left, right], state, interpreter);
  return { ...kept, constant: node.text === '&&' ? undefined : kept.constant, facts };
}

/** `null` where it is not known. */
function isRightTaken(operator: string, left: Value, interpreter: Interpreter): boolean | null {
  if (operator === '??') return left.constant === undefined ? null : left.constant === null;
  const truth = isTruthy(left, interpreter);
  return truth === null ? null : operator === '&&' ? truth : !truth;
}

export function evaluateConditional(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const test = evaluate(kid(node, 0), state, interpreter);
  const known = isTruthy(test, interpreter);
  const branches = [true, false].flatMap((side) => {
    if (known !== null && known !== side) return [];
    const branch = state.clone();
    branch.prove(factsOfSide(test, side));
    const value = evaluate(kid(node, side ? 1 : 2), branch, interpreter);
    // What the condition proved holds for the value too, after the branches have met.
    return [{ branch, value: branch.scrubbed(value) }];
  });
  const [first, second] = branches;
  if (!first) return UNKNOWN;
  if (!second) {
    state.become(first.branch);
    return first.value;
  }
  state.become(joinStates(first.branch, second.branch));
  return joinValues(first.value, second.value);
}

export function evaluateUnary(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  if (node.text === 'delete') return cleanValue(identity);
  if (node.text === 'defer' && isDeferrable(kid(node, 0), interpreter)) return UNKNOWN;
  const operand = evaluate(kid(node, 0), state, interpreter);
  if (node.text === '++' || node.text === '--') return countUp(node, operand, state, interpreter);
  // A pointer and what it points at are one value here.
  if (node.text === '*' && interpreter.family === 'go') return operand;
  const truth = node.text === '!' ? isTruthy(operand, interpreter) : null;
  return {
    taints: isResultSafe(node.text, interpreter) ? [] : taintsOf([operand], node, { identity, state, interpreter }),
    identity,
    constant: truth === null ? unaryConstant(node.text, operand.constant) : !truth,
    facts: conditionFacts(node, [operand], state, interpreter),
    typeOf: node.text === 'typeof' ? operand.identity : undefined,
  };
}

/** A function that waits until its surrounding one is left; a plain call is made with what it is given now. */
function isDeferrable(call: SyntaxNode, { frames }: Interpreter): boolean {
  const frame = frames.at(-1);
  if (!frame || kid(call, 0).kind !== 'function') return false;
  frame.deferred.unshift(call);
  return true;
}

/** The number before or after: which of the two it is, no place here tells; so only the variable knows. */
function countUp(node: SyntaxNode, operand: Value, state: State, interpreter: Interpreter): Value {
  const identity = identityOf(interpreter, node);
  const step = node.text === '++' ? 1 : -1;
  const constant = typeof operand.constant === 'number' ? operand.constant + step : undefined;
  assignTo({ target: kid(node, 0), value: { taints: [], identity, constant }, statement: node }, state, interpreter);
  return cleanValue(identity);
}

export function evaluateAssign(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const target = kid(node, 0);
  const given = kid(node, 1);
  if (!isPresent(given)) {
    // A declared variable starts anew in each call and round.
    if (node.flavor === 'let' && target.binding) {
      const made = interpreter.family === 'go' ? instanceOfType(target.type, '', state, interpreter) : null;
      state.set(target.binding, made ?? { taints: [], identity: '', constant: null });
    }
    return UNKNOWN;
  }
  const isChange = node.text !== '=' && node.text !== ':=';
  const value = isChange ? changed(node, state, interpreter) : evaluate(given, state, interpreter);
  if (value) assignTo({ target, value, statement: node }, state, interpreter);
  return value ?? UNKNOWN;
}

/** `+=` and its like; `null` when the target was changed in place. */
function changed(node: SyntaxNode, state: State, interpreter: Interpreter): Value | null {
  const [target, given] = [kid(node, 0), kid(node, 1)];
  const old = evaluate(target, state, interpreter);
  const choice = /^(\?\?|\|\||&&)=$/.exec(node.text)?.[1];
  if (choice) {
    const isTaken = isRightTaken(choice, old, interpreter);
    if (isTaken === false) return old;
    const value = evaluate(given, state, interpreter);
    return isTaken ? value : joinValues(old, value);
  }
  const value = evaluate(given, state, interpreter);
  const identity = identityOf(interpreter, node);
  const operator = node.text.slice(0, -1);
  const constant = binaryConstant(operator, old.constant, value.constant, interpreter.family);
  if (constant !== undefined) return { taints: [], identity, constant };
  const isText = operator === '+' || interpreter.family === 'python';
  if (!isText) return cleanValue(identity);
  if (old.isStructured && interpreter.family === 'python') {
    mutate({ owner: target, value: old, change: (whole) => grown(whole, value, state) }, state, interpreter);
    return null;
  }
  return joinText(node, [old, value], { identity, state, interpreter });
}

/** `list += other`, `table |= other`. */
function grown(whole: Value, added: Value, state: State): Value {
  if (whole.isTable) return withSpread(whole, added);
  if (whole.length !== undefined && added.length !== undefined)
    return { ...whole, ...listValue([...listElements(whole), ...listElements(added)], whole.identity) };
  return withRest(whole, state.elementOf(added));
}
