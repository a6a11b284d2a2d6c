import { kid, type SyntaxNode } from '../tree.ts';
import { evaluate } from './expressions.ts';
import { applyFacts } from './guards.ts';
import type { Interpreter } from './interpreter.ts';
import { joinAll, joinStates, type State } from './state.ts';
import { runStatements } from './statements.ts';
import type { Value } from './value.ts';

/** A case of constants proves that the subject is one of them. Cases of `match` do not fall into the next. */
export function runSwitch(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const subject = evaluate(kid(node, 0), state, interpreter);
  const cases = node.kids.slice(1);
  const breaks: State[] = [];
  const ways: State[] = [];
  let falling: State | null = null;
  interpreter.loops.push({ breaks, continues: null });
  for (const one of cases) {
    const entered = enterCase(one, subject, state, interpreter);
    const inside: State = falling?.isAlive ? joinStates(falling, entered) : entered;
    const own: State = inside.clone();
    runStatements(kid(one, one.kids.length - 1).kids, own, interpreter);
    if (one.flavor === 'match') ways.push(own);
    else falling = own;
  }
  interpreter.loops.pop();
  if (falling) ways.push(falling);
  const hasDefault = cases.some((one) => one.kids.length === 1);
  const after = joinAll([...ways, ...breaks, ...(hasDefault ? [] : [state.clone()])]);
  if (after) state.become(after);
  else state.isAlive = false;
}

function enterCase(one: SyntaxNode, subject: Value, state: State, interpreter: Interpreter): State {
  const entered = state.clone();
  const tests = one.kids.slice(0, -1).flatMap((test) => (test.kind === 'set' ? test.kids : [test]));
  const values = tests.map((test) => evaluate(test, entered, interpreter));
  const areConstant = values.length > 0 && values.every((value) => value.constant !== undefined);
  if (areConstant) applyFacts(entered, [subject.identity]);
  return entered;
}
