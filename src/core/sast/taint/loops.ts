import { LOOP_ROUNDS } from '../limits.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { iterated, keysOf } from './collections.ts';
import { evaluate } from './expressions.ts';
import { factsOfSide } from './guards.ts';
import type { Interpreter, LoopTarget } from './interpreter.ts';
import { isTruthy } from './operators.ts';
import { sharedElement } from './shared-element.ts';
import { hasSameTaint, joinAll, joinStates, type State } from './state.ts';
import { runStatement, runStatements } from './statements.ts';
import { knownElements, UNKNOWN, type ObjectRef, type Value } from './value.ts';

/** A block that can be left by its label; or a loop with what follows when nothing left it. */
export function runLabelled(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const breaks: State[] = [];
  const [first, ...others] = node.kids;
  if (node.flavor === 'loop-else' && first) {
    runLoop(first, state, interpreter, breaks);
    runStatements(others, state, interpreter);
  } else {
    interpreter.loops.push({ label: node.text, breaks, continues: null });
    runStatements(node.kids, state, interpreter);
    interpreter.loops.pop();
  }
  const after = joinAll([state, ...breaks]);
  if (after) state.become(after);
}

/** `break` and `continue`, of the innermost loop or of the one with that label. */
export function leaveLabelled(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const isBreak = node.kind === 'break';
  const hits = (one: LoopTarget): boolean => {
    if (node.text !== '') return one.label === node.text && (isBreak || one.continues !== null);
    return isBreak ? one.label === '' || one.continues !== null : one.continues !== null;
  };
  const target = interpreter.loops.findLast(hits);
  (isBreak ? target?.breaks : target?.continues)?.push(state.clone());
  state.isAlive = false;
}

function labelOf(node: SyntaxNode): string {
  const { parent } = node;
  return parent?.kind === 'block' && parent.flavor === 'labelled' ? parent.text : '';
}

interface Round {
  readonly node: SyntaxNode;
  readonly target: LoopTarget & { readonly continues: State[] };
  /** What the loop's variable gets. */
  readonly value: Value;
  /** The object that stands for each element. */
  readonly ref?: ObjectRef | undefined;
}

/** Bodies run until nothing new is tainted, a few rounds at most; over a list that is written down, once for each. */
export function runLoop(node: SyntaxNode, state: State, interpreter: Interpreter, outer?: State[]): void {
  const isEach = node.kind === 'for-each';
  const iterable = isEach ? evaluate(kid(node, 1), state, interpreter) : UNKNOWN;
  const list = isEach && node.text !== 'in' ? iterated(iterable, { node, state, interpreter }) : iterable;
  const known = isEach ? loopElements(node, list) : null;
  const shared = isEach && !known ? sharedElement(kid(node, 1), kid(node, 0), list, { state, interpreter }) : null;
  const breaks: State[] = outer ?? [];
  const target = { label: labelOf(node), breaks, continues: [] };
  if (node.kind === 'for') runStatement(kid(node, 0), state, interpreter);
  if (known) {
    for (const value of known) if (state.isAlive) runRound({ node, value, target }, state, interpreter);
  } else {
    const elements = shared ? shared.collection : list;
    const value = isEach ? loopValue(node, elements, state, interpreter) : UNKNOWN;
    runRounds({ node, value, target, ref: shared?.ref }, state, interpreter);
    if (shared && breaks.length === 0) state.set(shared.ref, shared.after(state));
  }
  if (outer) return;
  const after = joinAll([state, ...breaks]);
  if (after) state.become(after);
}

function runRounds(round: Round, state: State, interpreter: Interpreter): void {
  const { node } = round;
  const test = node.kind === 'for' ? kid(node, 1) : node.kind === 'while' ? kid(node, 0) : null;
  const hasTest = test !== null && isPresent(test);
  let isEndless = node.kind === 'for' && !hasTest;
  const isFirstSure = node.text === 'do';
  // Values of the first round are not those of the next: what the loop changes is not known in it.
  const leaves: State[] = [];
  for (let count = 0; count < LOOP_ROUNDS; count++) {
    const inside = state.clone();
    const condition = hasTest && !(isFirstSure && count === 0) ? evaluate(test, inside, interpreter) : UNKNOWN;
    const truth = hasTest ? isTruthy(condition, interpreter) : null;
    const isTested = hasTest && !(isFirstSure && count === 0);
    if (isTested && truth === false && count === 0) {
      state.become(inside);
      return;
    }
    if (truth === true && count > 0) isEndless = true;
    if (isTested && truth !== true) leaves.push(left(inside, condition));
    inside.prove(factsOfSide(condition, true));
    runRound(round, inside, interpreter);
    const last = round.ref && inside.isAlive ? inside.get(round.ref) : undefined;
    if (round.ref && last) interpreter.lastOf.set(round.ref, last);
    if (inside.isAlive && node.kind === 'for') evaluate(kid(node, 2), inside, interpreter);
    if (!inside.isAlive) {
      if (isFirstSure && count === 0) leaves.length = 0;
      isEndless ||= truth === true;
      break;
    }
    if (isFirstSure && isTruthy(evaluate(kid(node, 0), inside.clone(), interpreter)) === false) {
      state.become(inside);
      return;
    }
    const isSettled = hasSameTaint(state, inside);
    state.become(isFirstSure && count === 0 ? inside : joinStates(state, inside));
    if (isSettled && count > 0) break;
  }
  finish({ node, leaves, isEndless, test: hasTest ? test : null }, state, interpreter);
}

/** After the last round, the condition has failed: what that proves holds behind the loop. */
function finish(
  end: {
    readonly node: SyntaxNode;
    readonly leaves: readonly State[];
    readonly isEndless: boolean;
    readonly test: SyntaxNode | null;
  },
  state: State,
  interpreter: Interpreter,
): void {
  if (end.isEndless) {
    state.isAlive = false;
    return;
  }
  if (!end.test) return;
  const condition = evaluate(end.test, state, interpreter);
  const after = joinAll([...end.leaves, left(state, condition)]);
  if (after) state.become(after);
}

function left(state: State, condition: Value): State {
  const after = state.clone();
  after.prove(factsOfSide(condition, false));
  return after;
}

/** The body once; afterwards the state is that at its end, or at a `continue`. */
function runRound({ node, value, target }: Round, state: State, interpreter: Interpreter): void {
  if (node.kind === 'for-each') assignTo({ target: kid(node, 0), value, statement: node }, state, interpreter);
  interpreter.loops.push(target);
  // Go's loop tells patterns of its key behind the body.
  runStatement(kid(node, node.kind === 'for-each' ? 2 : node.kids.length - 1), state, interpreter);
  interpreter.loops.pop();
  const end = joinAll([state, ...target.continues.splice(0)]);
  if (end) state.become(end);
}

/** `in` gives keys, `of` elements; Python's loop over a dictionary gives keys, which are tainted when the whole is. */
function loopValue(node: SyntaxNode, iterable: Value, state: State, interpreter: Interpreter): Value {
  if (interpreter.family === 'go' && node.text === 'in') return goKey(iterable, state, interpreter);
  if (node.text === 'in') return { taints: state.tainted(iterable.taints), identity: '' };
  return state.elementOf(iterable);
}

/** Of a channel what is sent, of a table its keys, of a list numbers. */
function goKey(iterable: Value, state: State, interpreter: Interpreter): Value {
  if (iterable.isChannel) return state.elementOf(iterable);
  if (iterable.isTable) return state.elementOf(keysOf(iterable, { state, interpreter }));
  return { taints: state.tainted(iterable.taints), identity: '' };
}

function loopElements(node: SyntaxNode, iterable: Value): readonly Value[] | null {
  const known = knownElements(iterable);
  if (!known || node.text !== 'in') return known;
  return [...(iterable.fields?.keys() ?? [])].map((key) => ({ taints: [], identity: '', constant: key }));
}
