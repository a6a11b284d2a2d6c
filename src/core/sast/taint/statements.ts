import { LOOP_ROUNDS } from '../limits.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo, storeElements } from './assign.ts';
import { runFunction } from './call-function.ts';
import { evaluate, isTruthy } from './expressions.ts';
import { applyFacts } from './guards.ts';
import { addPending, type Interpreter } from './interpreter.ts';
import { hasSameTaint, joinAll, joinStates, type State } from './state.ts';
import { runSwitch } from './switch.ts';
import { elementOf, knownElements, UNKNOWN, withField, type Value } from './value.ts';

export function runStatements(statements: readonly SyntaxNode[], state: State, interpreter: Interpreter): void {
  // Functions are there before the first line runs.
  for (const statement of statements) {
    if (statement.kind === 'function') addPending(interpreter, statement);
  }
  for (const statement of statements) {
    if (!state.isAlive || interpreter.steps < 0) return;
    runStatement(statement, state, interpreter);
  }
}

function runStatement(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  switch (node.kind) {
    case 'block':
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
      for (const item of node.kids.slice(1)) evaluate(item, state, interpreter);
      return runStatement(kid(node, 0), state, interpreter);
    case 'return':
      return runReturn(node, state, interpreter);
    case 'throw':
      evaluate(kid(node, 0), state, interpreter);
      state.isAlive = false;
      return;
    case 'break':
      return leaveLoop(state, interpreter.loops.at(-1)?.breaks);
    case 'continue':
      return leaveLoop(state, interpreter.loops.findLast((one) => one.continues !== null)?.continues);
    case 'function':
    case 'import':
      return;
    case 'class':
      return runClass(node, state, interpreter);
    default:
      evaluate(node, state, interpreter);
  }
}

function leaveLoop(state: State, ways: State[] | null | undefined): void {
  ways?.push(state.clone());
  state.isAlive = false;
}

function runIf(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const test = evaluate(kid(node, 0), state, interpreter);
  const known = isTruthy(test);
  const branch = (side: boolean): State => {
    const taken = state.clone();
    if (known !== null && known !== side) {
      taken.isAlive = false;
      return taken;
    }
    applyFacts(taken, (side ? test.facts?.yes : test.facts?.no) ?? []);
    runStatement(kid(node, side ? 1 : 2), taken, interpreter);
    return taken;
  };
  const [then, otherwise] = [branch(true), branch(false)];
  state.become(joinStates(then, otherwise));
}

function runReturn(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const given = kid(node, 0);
  const value = isPresent(given) ? evaluate(given, state, interpreter) : UNKNOWN;
  const frame = interpreter.frames.at(-1);
  if (frame) {
    // What was proven on the way to this answer is proven by it.
    const proven = [...state.clean].filter((identity) => !frame.cleanAtEntry.has(identity));
    const facts = { yes: [...(value.facts?.yes ?? []), ...proven], no: [...(value.facts?.no ?? []), ...proven] };
    frame.returns.push({ ...value, taints: state.tainted(value.taints), facts });
    frame.exits.push(state.clone());
  }
  state.isAlive = false;
}

/** Bodies run until nothing new is tainted, a few rounds at most; over a list that is written down, once for each. */
function runLoop(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const iterated = node.kind === 'for-each' ? evaluate(kid(node, 1), state, interpreter) : UNKNOWN;
  const known = node.kind === 'for-each' ? loopElements(node, iterated) : null;
  const breaks: State[] = [];
  if (node.kind === 'for') runStatement(kid(node, 0), state, interpreter);
  if (known) {
    for (const value of known) if (state.isAlive) runRound({ node, value, breaks }, state, interpreter);
  } else runRounds({ node, value: loopValue(node, iterated), breaks }, state, interpreter);
  const after = joinAll([state, ...breaks]);
  if (after) state.become(after);
  if (!known && breaks.length === 0)
    storeElements(kid(node, 1), iterated, kid(node, 0).binding, { state, interpreter });
}

interface Round {
  readonly node: SyntaxNode;
  /** What the loop's variable gets. */
  readonly value: Value;
  readonly breaks: State[];
}

function runRounds(round: Round, state: State, interpreter: Interpreter): void {
  const { node } = round;
  const test = node.kind === 'for' ? kid(node, 1) : node.kind === 'while' ? kid(node, 0) : null;
  for (let count = 0; count < LOOP_ROUNDS; count++) {
    const inside = state.clone();
    const condition = test && isPresent(test) ? evaluate(test, inside, interpreter) : UNKNOWN;
    if (node.kind === 'while' && isTruthy(condition) === false && node.text !== 'do') break;
    applyFacts(inside, condition.facts?.yes ?? []);
    runRound(round, inside, interpreter);
    if (!inside.isAlive) break;
    if (node.kind === 'for') evaluate(kid(node, 2), inside, interpreter);
    const isSettled = hasSameTaint(state, inside);
    state.become(joinStates(state, inside));
    if (isSettled) break;
  }
}

/** The body once; afterwards the state is that at its end, or at a `continue`. */
function runRound({ node, value, breaks }: Round, state: State, interpreter: Interpreter): void {
  const continues: State[] = [];
  if (node.kind === 'for-each') assignTo({ target: kid(node, 0), value, statement: node }, state, interpreter);
  interpreter.loops.push({ breaks, continues });
  runStatement(kid(node, node.kids.length - 1), state, interpreter);
  interpreter.loops.pop();
  const end = joinAll([state, ...continues]);
  if (end) state.become(end);
}

/** `in` gives keys, `of` elements; Python's loop over a dictionary gives keys, which are tainted when the whole is. */
function loopValue(node: SyntaxNode, iterated: Value): Value {
  if (node.text === 'in') return { taints: iterated.taints, identity: '' };
  return elementOf(iterated);
}

function loopElements(node: SyntaxNode, iterated: Value): readonly Value[] | null {
  const known = knownElements(iterated);
  if (!known || (!iterated.isTable && node.text !== 'in')) return known;
  return [...(iterated.fields?.keys() ?? [])].map((key) => ({ taints: [], identity: '', constant: key }));
}

/** An error may come from anywhere in the body. */
function runTry(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const before = state.clone();
  runStatement(kid(node, 0), state, interpreter);
  const thrown = state.clone();
  thrown.isAlive = true;
  const ways = [state.clone()];
  for (const handler of node.kids.slice(2)) {
    const inside = joinStates(before, thrown).clone();
    inside.isAlive = true;
    if (isPresent(kid(handler, 0)))
      assignTo({ target: kid(handler, 0), value: UNKNOWN, statement: handler }, inside, interpreter);
    runStatement(kid(handler, 1), inside, interpreter);
    ways.push(inside);
  }
  const after = joinAll(ways);
  if (after) state.become(after);
  else state.isAlive = false;
  const last = kid(node, 1);
  if (!isPresent(last)) return;
  const wasAlive = state.isAlive;
  state.isAlive = true;
  runStatement(last, state, interpreter);
  state.isAlive &&= wasAlive;
}

/** Methods wait until they are called, or until the end. */
function runClass(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  for (const member of kid(node, 2).kids) {
    const method =
      member.kind === 'function' ? member : member.kind === 'pair' || member.kind === 'assign' ? kid(member, 1) : null;
    if (method?.kind === 'function') addPending(interpreter, method);
    else if (member.kind === 'block') runStatements(member.kids, state.clone(), interpreter);
  }
}

/** Functions that nobody called are entry points: handlers, exports. They run with what holds at the end. */
export function runPending(owner: SyntaxNode, state: State, interpreter: Interpreter): void {
  const targets = interpreter.pending.get(owner);
  interpreter.pending.delete(owner);
  for (const target of targets ?? []) {
    if (interpreter.visited.has(target)) continue;
    const inside = state.clone();
    inside.isAlive = true;
    runFunction(
      target,
      { self: selfOf(target, state, interpreter), values: [], nodes: [], call: null },
      inside,
      interpreter,
    );
  }
}

/** A method that runs on its own knows the fields that its class starts with. */
function selfOf(target: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const block = target.parent?.kind === 'block' ? target.parent : target.parent?.parent;
  const owner = block?.parent?.kind === 'class' ? block.parent : null;
  if (!owner) return interpreter.frames.at(-1)?.self ?? UNKNOWN;
  let self: Value = { taints: [], identity: '', instance: owner };
  for (const member of kid(owner, 2).kids) {
    if (member.kind !== 'assign' || kid(member, 1).kind === 'function') continue;
    self = withField(self, kid(member, 0).text, evaluate(kid(member, 1), state.clone(), interpreter));
  }
  return self;
}
