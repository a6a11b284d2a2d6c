import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { runFunction } from './call-function.ts';
import { checkExit, checkWaiting } from './check-sinks.ts';
import { classFields, selfOf } from './classes.ts';
import { deleteTarget } from './deleting.ts';
import { decorate } from './decorators.ts';
import { evaluate } from './expressions.ts';
import { factsOfSide } from './guards.ts';
import { mayThrowHere, throwValue, withHandler } from './handlers.ts';
import { addPending, type Interpreter } from './interpreter.ts';
import { leaveLabelled, runLabelled, runLoop } from './loops.ts';
import { callMagic } from './magic.ts';
import { isTruthy } from './operators.ts';
import { joinAll, joinStates, type State } from './state.ts';
import { runSwitch } from './switch.ts';
import { UNKNOWN, type Value } from './value.ts';

export function runStatements(statements: readonly SyntaxNode[], state: State, interpreter: Interpreter): void {
  // Functions are there before the first line runs.
  for (const statement of statements) {
    if (statement.kind === 'function') addPending(interpreter, statement);
  }
  for (const statement of statements) {
    if (!state.isAlive || interpreter.steps < 0) return;
    mayThrowHere(state, interpreter);
    runStatement(statement, state, interpreter);
    checkWaiting(state, interpreter);
    if (interpreter.matches.exitSinks.size > 0 && isLast(statement)) checkExit(statement, state, interpreter);
  }
}

/** Statements of one kind that hold others; a loop may go on. */
const PASSED_THROUGH: ReadonlySet<SyntaxNode['kind']> = new Set([
  'block',
  'if',
  'with',
  'try',
  'catch',
  'switch',
  'case',
]);

/** Whether the function ends after this statement; one that holds others is looked at by its last ones. */
function isLast(statement: SyntaxNode): boolean {
  if (PASSED_THROUGH.has(statement.kind) || statement.kind === 'return') return false;
  for (let node = statement; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.kind === 'function') return true;
    if (parent.kind === 'block' && parent.kids.at(-1) !== node) return false;
    if (!PASSED_THROUGH.has(parent.kind)) return false;
  }
  return false;
}

export function runStatement(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  switch (node.kind) {
    case 'block':
      if (node.flavor === 'labelled' || node.flavor === 'loop-else') return runLabelled(node, state, interpreter);
      return runStatements(node.kids, state, interpreter);
    case 'if':
      return runIf(node, state, interpreter);
    case 'while':
    case 'for':
    case 'for-each':
      return runLoop(node, state, interpreter);
    case 'switch':
      return runSwitch(node, state, interpreter);
    case 'try':
      return runTry(node, state, interpreter);
    case 'with':
      return runWith(node, state, interpreter);
    case 'return':
      return runReturn(node, state, interpreter);
    case 'throw':
      return throwValue(evaluate(kid(node, 0), state, interpreter), state, interpreter);
    case 'break':
    case 'continue':
      return leaveLabelled(node, state, interpreter);
    case 'function':
      return decorate(node, state, interpreter);
    case 'import':
      return;
    case 'class':
      return runClass(node, state, interpreter);
    case 'assert':
      return runAssert(node, state, interpreter);
    default:
      runExpression(node, state, interpreter);
  }
}

function runExpression(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  if (node.kind === 'unary' && node.text === 'delete') return deleteTarget(kid(node, 0), state, interpreter);
  evaluate(node, state, interpreter);
}

/** An `assert` proves nothing: it is gone where Python is told to optimise. */
function runAssert(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  for (const one of node.kids) evaluate(one, state, interpreter);
}

function runIf(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const test = evaluate(kid(node, 0), state, interpreter);
  if (!state.isAlive) return;
  const known = isTruthy(test, interpreter);
  const branch = (side: boolean): State => {
    const taken = state.clone();
    if (known !== null && known !== side) {
      taken.isAlive = false;
      return taken;
    }
    taken.prove(factsOfSide(test, side));
    runStatement(kid(node, side ? 1 : 2), taken, interpreter);
    return taken;
  };
  const [then, otherwise] = [branch(true), branch(false)];
  state.become(joinStates(then, otherwise));
}

function runReturn(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const given = kid(node, 0);
  const value = isPresent(given) ? evaluate(given, state, interpreter) : UNKNOWN;
  if (!state.isAlive) return;
  checkWaiting(state, interpreter);
  checkExit(node, state, interpreter);
  const frame = interpreter.frames.at(-1);
  if (frame) {
    // What was proven on the way to this answer is proven by it.
    const proven = [...state.clean].filter((identity) => !frame.cleanAtEntry.has(identity));
    const facts = { yes: distinct(value.facts?.yes, proven), no: distinct(value.facts?.no, proven) };
    frame.returns.push({ ...state.scrubbed(value), facts });
    frame.exits.push(state.clone());
  }
  state.isAlive = false;
}

/** Proofs that one answer carries; through calls of calls they would multiply. */
const PROOFS_MAX = 60;

function distinct(known: readonly string[] | undefined, added: readonly string[]): readonly string[] {
  return known ? [...new Set([...known, ...added])].slice(0, PROOFS_MAX) : added.slice(0, PROOFS_MAX);
}

/** What a handler of our own class gives is what its `__enter__` answers. */
function runWith(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  for (const item of node.kids.slice(1)) {
    if (item.kind !== 'assign') {
      evaluate(item, state, interpreter);
      continue;
    }
    const value = evaluate(kid(item, 1), state, interpreter);
    const entered = callMagic(value, '__enter__', [], { node: item, state, interpreter });
    assignTo({ target: kid(item, 0), value: entered ?? value, statement: item }, state, interpreter);
  }
  runStatement(kid(node, 0), state, interpreter);
}

/** An error may come from between any two statements of the body, or from a call in it. */
function runTry(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const handlers = node.kids.slice(2);
  const body = state.clone();
  const caught = withHandler(
    () => {
      runStatement(kid(node, 0), body, interpreter);
      return body.isAlive ? body.clone() : null;
    },
    body,
    interpreter,
  );
  const ways = caught.value ? [caught.value] : [];
  for (const handler of handlers) {
    const inside = (caught.state ?? state).clone();
    inside.isAlive = true;
    const value = caught.thrown ?? UNKNOWN;
    if (isPresent(kid(handler, 0)))
      assignTo({ target: kid(handler, 0), value, statement: handler }, inside, interpreter);
    runStatement(kid(handler, 1), inside, interpreter);
    ways.push(inside);
  }
  const after = joinAll(ways);
  const last = kid(node, 1);
  if (after) state.become(after);
  else if (isPresent(last) && caught.state) state.become(caught.state);
  const isDone = after === null;
  if (isPresent(last)) {
    state.isAlive = true;
    runStatement(last, state, interpreter);
  }
  if (isDone) state.isAlive = false;
  // Without a handler here, the error goes on to the next one.
  const outer = interpreter.handlers.at(-1);
  if (handlers.length === 0 && outer && caught.thrown && caught.state) {
    outer.thrown ??= caught.thrown;
    outer.states.push(caught.state);
  }
}

/** Methods wait until they are called, or until the end. */
function runClass(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  for (const base of kid(node, 1).kids) {
    const { binding } = base;
    const declared = binding ? evaluate(base, state, interpreter).callable : undefined;
    if (binding && declared?.kind === 'class') binding.resolved = declared;
  }
  for (const member of kid(node, 2).kids) {
    const method =
      member.kind === 'function' ? member : member.kind === 'pair' || member.kind === 'assign' ? kid(member, 1) : null;
    if (method?.kind === 'function') addPending(interpreter, method);
    else if (member.kind === 'block') runStatements(member.kids, state.clone(), interpreter);
  }
  const { binding } = kid(node, 0);
  if (!binding) return;
  const blank: Value = { taints: [], identity: `b${binding.id}`, callable: node };
  const made = classFields(node, blank, 'class', { state, interpreter });
  if (made === blank) return;
  state.set(binding, made);
  if (binding.isTopLevel) interpreter.rememberTopLevel(binding, state);
}

/** Functions that nobody called are entry points: handlers, exports. They run with what holds at the end. */
export function runPending(owner: SyntaxNode, state: State, interpreter: Interpreter): readonly State[] {
  const targets = interpreter.pending.get(owner);
  interpreter.pending.delete(owner);
  const ends: State[] = [];
  for (const target of targets ?? []) {
    if (interpreter.visited.has(target) || !interpreter.relevance.isEntryRelevant(target)) continue;
    ends.push(runEntry(target, state, interpreter));
  }
  return ends;
}

/** Runs a function as if a stranger called it; answers with what holds afterwards. */
export function runEntry(target: SyntaxNode, state: State, interpreter: Interpreter): State {
  const inside = state.clone();
  inside.isAlive = true;
  const self = selfOf(target, inside, interpreter);
  const isMethod = target.parent?.parent?.kind === 'class' && target.flavor === 'declaration';
  const isBound = isMethod && self.instance !== undefined && !isStaticMethod(target);
  const bound = { self, values: isBound ? [self] : [], nodes: [], list: [], call: null };
  const handlers = interpreter.handlers.splice(0);
  runFunction({ taints: [], identity: '', callable: target }, bound, inside, interpreter);
  interpreter.handlers.push(...handlers);
  inside.isAlive = true;
  return inside;
}

function isStaticMethod(target: SyntaxNode): boolean {
  return target.kids.slice(3).some((one) => one.text === 'staticmethod');
}
