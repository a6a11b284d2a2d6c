import { numberOf } from '../constant-of.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { evaluateCall } from './calls.ts';
import { getterOf, runGetter } from './classes.ts';
import { evaluateIndex, evaluateList, evaluateObject } from './collections.ts';
import { evaluateComprehension } from './comprehension.ts';
import { referredMethod } from './inherited.ts';
import { addPending, type Interpreter } from './interpreter.ts';
import { evaluateSwitch } from './switch.ts';
import { lookUpName } from './names-of-state.ts';
import { observe } from './observe.ts';
import {
  evaluateAssign,
  evaluateBinary,
  evaluateConditional,
  evaluateLogical,
  evaluateUnary,
  joinText,
} from './operators.ts';
import { valueIdentity } from './pure-identity.ts';
import type { State } from './state.ts';
import { cleanValue, constantValue, derive, joinTaints, UNKNOWN, unsettled, type Value } from './value.ts';

/** What one more object that a value may be is charged with. */
const JOIN_STEPS = 16;

/** The value of an expression, with the effects of evaluating it on the state. */
export function evaluate(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  if (--interpreter.steps < 0 || !isPresent(node)) return UNKNOWN;
  const identity = valueIdentity(node, state, interpreter);
  // A loop computes it anew: what was proven about the last round's value says nothing about this one.
  if (identity.startsWith('#')) state.renew(identity);
  const made = evaluateKind(node, state, interpreter, identity);
  // To join several objects costs as much as many plain expressions.
  if (made.refs && made.refs.length > 1) interpreter.steps -= made.refs.length * JOIN_STEPS;
  const value = state.resolve(made);
  return observe(node, value, state, interpreter);
}

function evaluateKind(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  switch (node.kind) {
    case 'string':
      return constantValue(node.text, identity);
    case 'number':
      return { taints: [], identity, constant: numberOf(node.text) };
    case 'constant':
      return constantValue(/^true$/i.test(node.text) ? true : /^false$/i.test(node.text) ? false : null, identity);
    case 'name':
      return lookUpName(node, state, interpreter);
    case 'member':
      return evaluateMember(node, state, interpreter);
    case 'index':
      return evaluateIndex(node, state, interpreter);
    case 'call':
    case 'new':
      return evaluateCall(node, state, interpreter);
    case 'template':
      return joinText(
        node,
        node.kids.map((part) => evaluate(part, state, interpreter)),
        { identity, state, interpreter },
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
    case 'switch':
      return evaluateSwitch(node, state, interpreter);
    case 'function':
    case 'class':
      return functionValue(node, identity, interpreter);
    default:
      return evaluateParts(node, state, interpreter, identity);
  }
}

/** A function knows the variables of the call in which it was made. */
export function functionValue(node: SyntaxNode, identity: string, interpreter: Interpreter): Value {
  if (node.kind === 'function') addPending(interpreter, node);
  if (node.flavor === 'anonymous')
    for (const member of kid(node, 2).kids) if (member.kind === 'function') addPending(interpreter, member);
  const frame = interpreter.frames.at(-1);
  if (frame) frame.env ??= { id: interpreter.nextRef++ };
  return { taints: [], identity, callable: node, env: frame?.env };
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
      if (node.flavor === 'receive') return state.elementOf(evaluate(kid(node, 0), state, interpreter));
      return evaluate(kid(node, 0), state, interpreter);
    case 'keyword':
    case 'attribute':
      return evaluate(kid(node, 0), state, interpreter);
    case 'spread':
      return state.elementOf(evaluate(kid(node, 0), state, interpreter));
    case 'sequence':
      return node.kids.map((one) => evaluate(one, state, interpreter)).at(-1) ?? UNKNOWN;
    case 'yield':
      return evaluateYield(node, state, interpreter, identity);
    case 'regex':
      return cleanValue(identity);
    default: {
      const values = node.kids.map((one) => evaluate(one, state, interpreter));
      const taints = values.reduce<Value['taints']>((found, one) => joinTaints(found, state.allTaints(one)), []);
      return { taints: derive(taints, node, '', identity), identity };
    }
  }
}

/** What is yielded is in the list that the call answers with; what comes back is what `next(x)` was given. */
function evaluateYield(node: SyntaxNode, state: State, interpreter: Interpreter, identity: string): Value {
  const value = evaluate(kid(node, 0), state, interpreter);
  const frame = interpreter.frames.at(-1);
  if (!frame) return cleanValue(identity);
  const isDelegated = node.text === '*' || node.text === 'from';
  frame.yields.push(state.scrubbed(isDelegated ? state.elementOf(value) : value));
  return frame.sent ?? cleanValue(identity);
}

function evaluateMember(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const object = evaluate(kid(node, 0), state, interpreter);
  if (node.flavor === 'reference' && (object.instance || object.callable))
    return referredMethod(object, kid(node, 1).text);
  return readField(object, node, state, interpreter);
}

/** A field of an object, through its getter when it has one. */
export function readField(object: Value, node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const key = kid(node, 1).text;
  const getter = getterOf(object, key);
  if (getter) return runGetter(getter, object, kid(node, 0), { state, interpreter });
  const value = state.resolve(fieldOf(object, key, node, state));
  return isArrowField(value) && !value.bound
    ? { ...value, bound: { self: object, args: [], named: new Map() } }
    : value;
}

/** `list = async (req, res) => this.…`: whoever is handed it later, its `this` is the object. */
function isArrowField({ callable }: Value): boolean {
  const field = callable?.flavor === 'arrow' ? callable.parent : undefined;
  return field?.kind === 'assign' && field.parent?.parent?.kind === 'class';
}

const NUMERIC_FIELDS: ReadonlySet<string> = new Set(['length', 'size', 'byteLength']);

/** A field of a value: the part under that key, and the taint of the whole. */
export function fieldOf(value: Value, key: string, node: SyntaxNode, state: State): Value {
  const identity = value.identity && `${value.identity}.${key}`;
  if (NUMERIC_FIELDS.has(key) && !value.fields?.has(key)) return lengthOf(value, identity);
  const own = value.fields?.get(key) ?? value.rest;
  const taints = state.tainted(derive(value.taints, node, '', identity));
  if (!own) return { taints, identity, isNormalized: value.isNormalized && isKeptByField(key) };
  const isKnown = value.fields?.has(key) ?? false;
  const clean = { ...own, taints: state.tainted(own.taints), identity: own.identity || identity };
  if (taints.length === 0) return isKnown ? clean : unsettled(clean);
  return { ...unsettled(clean), taints: joinTaints(clean.taints, taints) };
}

/** How many parts there are, where that is known. */
export function lengthOf(value: Value, identity: string): Value {
  const isText = typeof value.constant === 'string';
  const constant = isText ? String(value.constant).length : value.length;
  return { taints: [], identity, constant, lengthOf: value.identity };
}

/** The directory of a resolved path is as resolved as the path. */
function isKeptByField(key: string): boolean {
  return key === 'parent';
}
