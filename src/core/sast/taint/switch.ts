import { kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { evaluate, fieldOf } from './expressions.ts';
import { factsOfSide } from './guards.ts';
import type { Interpreter } from './interpreter.ts';
import { joinAll, joinStates, type State } from './state.ts';
import { runStatements } from './statements.ts';
import { joinValues, UNKNOWN, type Value } from './value.ts';

/** A case of constants proves that the subject is one of them. Cases of `match` do not fall into the next. */
export function runSwitch(node: SyntaxNode, state: State, interpreter: Interpreter): void {
  const subject = evaluate(kid(node, 0), state, interpreter);
  const breaks: State[] = [];
  const ways: State[] = [];
  let falling: State | null = null;
  let isDecided = false;
  // What is left when no case so far was it.
  const left = state.clone();
  interpreter.loops.push({ label: '', breaks, continues: null });
  const cases = orderedCases(node.kids.slice(1));
  for (const one of cases) {
    const entered = isDecided ? null : enterCase(one, subject, left, interpreter);
    if (entered?.isSure) isDecided = true;
    const inside: State | null = joinOptional(falling, entered?.state ?? null);
    if (!inside) continue;
    const own: State = inside.clone();
    runStatements(kid(one, one.kids.length - 1).kids, own, interpreter);
    if (one.flavor !== '') ways.push(own);
    else falling = own;
  }
  interpreter.loops.pop();
  if (falling) ways.push(falling);
  const after = joinAll([...ways, ...breaks, ...(isDecided ? [] : [left])]);
  if (after) state.become(after);
  else state.isAlive = false;
}

/** A switch that is an expression: its value is that of the last expression of the case that is taken. */
export function evaluateSwitch(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const subject = evaluate(kid(node, 0), state, interpreter);
  const left = state.clone();
  const values: Value[] = [];
  const ways: State[] = [];
  for (const one of orderedCases(node.kids.slice(1))) {
    const inside = enterCase(one, subject, left, interpreter)?.state;
    if (!inside) continue;
    const statements = kid(one, one.kids.length - 1).kids;
    const last = statements.at(-1);
    runStatements(statements.slice(0, -1), inside, interpreter);
    // A case that throws gives no value.
    if (!last || last.kind === 'throw' || !inside.isAlive) continue;
    const value = evaluate(last, inside, interpreter);
    values.push({ ...value, taints: inside.tainted(value.taints) });
    ways.push(inside);
  }
  const after = joinAll(ways);
  if (after) state.become(after);
  const [first, ...rest] = values;
  return first ? rest.reduce((joined, one) => joinValues(joined, one), first) : UNKNOWN;
}

function joinOptional(a: State | null, b: State | null): State | null {
  return a?.isAlive ? (b ? joinStates(a, b) : a) : b;
}

/** The default is what is left, wherever it stands; where it falls into the next case it has to stay. */
function orderedCases(cases: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const at = cases.findIndex((one) => one.kids.length === 1);
  const standard = cases[at];
  if (!standard || at === cases.length - 1 || kid(standard, 0).kids.at(-1)?.kind !== 'break') return cases;
  return [...cases.slice(0, at), ...cases.slice(at + 1), ...cases.slice(at, at + 1)];
}

interface Entered {
  readonly state: State;
  /** Whether it is this case in any event. */
  readonly isSure: boolean;
}

/** `null` when it cannot be this case. */
function enterCase(one: SyntaxNode, subject: Value, left: State, interpreter: Interpreter): Entered | null {
  const guard = one.kids.find((part) => part.kind === 'clause');
  const tests = one.kids.slice(0, -1).filter((part) => part !== guard);
  if (tests.length === 0 && !guard) return { state: left.clone(), isSure: true };
  const entered = left.clone();
  const alternatives = tests.flatMap((test) => (test.kind === 'set' ? test.kids : [test]));
  const isCapture = one.flavor === 'match' && alternatives.some((test) => !isLiteral(test));
  if (isCapture) {
    for (const test of alternatives) bindPattern(test, subject, one, { state: entered, interpreter });
    const isAny = !guard && alternatives.some((test) => test.kind === 'name');
    return guarded(guard, { state: entered, isSure: isAny }, interpreter);
  }
  const values = alternatives.map((test) => evaluate(test, entered, interpreter));
  if (subject.constant === true && subject.taints.length === 0) {
    // `switch (true)`: the cases are conditions.
    for (const value of values) {
      entered.prove(factsOfSide(value, true));
      left.prove(factsOfSide(value, false));
    }
    return { state: entered, isSure: false };
  }
  if (one.parent?.flavor === 'type_switch_statement') {
    if (tests.length > 0 && tests.every(isNumberType)) entered.prove([subject.identity]);
    return { state: entered, isSure: false };
  }
  const constants = values.map((value) => value.constant);
  if (subject.constant !== undefined && constants.every((constant) => constant !== undefined)) {
    return constants.includes(subject.constant)
      ? guarded(guard, { state: entered, isSure: !guard }, interpreter)
      : null;
  }
  if (values.length > 0 && values.every((value) => value.constant !== undefined || left.allTaints(value).length === 0))
    entered.prove([subject.identity]);
  return guarded(guard, { state: entered, isSure: false }, interpreter);
}

function isNumberType(test: SyntaxNode): boolean {
  return /^(?:u?int\d*|float\d*|bool|uintptr)$/.test(test.text);
}

function guarded(guard: SyntaxNode | undefined, entered: Entered, interpreter: Interpreter): Entered {
  if (guard) entered.state.prove(factsOfSide(evaluate(kid(guard, 1), entered.state, interpreter), true));
  return entered;
}

function isLiteral(test: SyntaxNode): boolean {
  return /^(?:string|number|constant|member|unary|template)$/.test(test.kind);
}

/** `case {"name": n}`, `case [first, *rest]`, `case str() as text`, `case other`. */
function bindPattern(
  pattern: SyntaxNode,
  value: Value,
  statement: SyntaxNode,
  context: { readonly state: State; readonly interpreter: Interpreter },
): void {
  const { state, interpreter } = context;
  switch (pattern.kind) {
    case 'name':
      return assignTo({ target: pattern, value, statement }, state, interpreter);
    case 'spread':
      return bindPattern(kid(pattern, 0), value, statement, context);
    case 'pair':
    case 'keyword': {
      const key = pattern.kind === 'keyword' ? pattern.text : kid(pattern, 0).text;
      const part = state.resolve(fieldOf(value, key, pattern, state));
      return bindPattern(kid(pattern, pattern.kids.length - 1), part, statement, context);
    }
    case 'object':
      for (const entry of pattern.kids) bindPattern(entry, value, statement, context);
      return;
    case 'array':
    case 'tuple':
      if (pattern.kids.every((one) => one.kind === 'name' || one.kind === 'spread'))
        return assignTo({ target: pattern, value, statement }, state, interpreter);
      for (const entry of pattern.kids) bindPattern(entry, state.elementOf(value), statement, context);
      return;
    default:
      for (const entry of pattern.kids) if (!isLiteral(entry)) bindPattern(entry, value, statement, context);
  }
}
