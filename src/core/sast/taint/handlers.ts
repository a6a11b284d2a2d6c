import type { Interpreter } from './interpreter.ts';
import { joinAll, joinStates, type State } from './state.ts';
import { joinValues, type Value } from './value.ts';

/** One `try` that is being evaluated: what was thrown in it, and where the program stood then. */
export interface Handler {
  thrown: Value | undefined;
  readonly states: State[];
  readonly depth: number;
}

/** An error that our own code throws reaches the nearest handler, through calls. */
export function throwValue(value: Value, state: State, interpreter: Interpreter): void {
  const handler = interpreter.handlers.at(-1);
  if (handler) {
    handler.thrown = handler.thrown ? joinValues(handler.thrown, value) : value;
    handler.states.push(state.clone());
  }
  state.isAlive = false;
}

/** Any statement within a `try` may be the last one that ran. */
export function mayThrowHere(state: State, interpreter: Interpreter): void {
  const handler = interpreter.handlers.at(-1);
  if (!handler || handler.depth !== interpreter.callStack.length) return;
  const last = handler.states.at(-1);
  // One state stands for all that may be left between two statements.
  if (last && handler.states.length > 1) handler.states.splice(-1, 1, joinStates(last, state.clone()));
  else handler.states.push(state.clone());
}

export interface Caught<Result> {
  readonly value: Result;
  readonly thrown: Value | undefined;
  /** What holds where an error is caught; `null` when nothing can be thrown. */
  readonly state: State | null;
}

/** Runs code whose errors are caught. */
export function withHandler<Result>(run: () => Result, state: State, interpreter: Interpreter): Caught<Result> {
  const handler: Handler = { thrown: undefined, states: [], depth: interpreter.callStack.length };
  interpreter.handlers.push(handler);
  const value = run();
  interpreter.handlers.pop();
  const caught = joinAll(handler.states.map((one) => revived(one)));
  if (!state.isAlive && caught) state.become(caught.clone());
  return { value, thrown: handler.thrown, state: caught };
}

function revived(state: State): State {
  const alive = state.clone();
  alive.isAlive = true;
  return alive;
}
