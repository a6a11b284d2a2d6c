import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { iterated } from './collections.ts';
import { evaluate } from './expressions.ts';
import { factsOfSide } from './guards.ts';
import { allocate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { joinStates, type State } from './state.ts';
import { joinValues, knownElements, listValue, UNKNOWN, withField, withRest, type Facts, type Value } from './value.ts';
import { isTruthy } from './operators.ts';

/** `[f(x) for x in xs if ok(x)]`: one by one over what is written down, else a list whose parts are the element. */
export function evaluateComprehension(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const inner = state.clone();
  const clauses = node.kids.slice(1);
  const identity = identityOf(interpreter, node);
  const [first, ...others] = clauses;
  const list = first
    ? iterated(evaluate(kid(first, 1), inner, interpreter), { node, state: inner, interpreter })
    : UNKNOWN;
  const known = others.some((clause) => clause.text === 'for') ? null : knownElements(list);
  const made: (Entry | null)[] = [];
  for (const element of known ?? [inner.elementOf(list)]) {
    const round = inner.clone();
    if (first) assignTo({ target: kid(first, 0), value: element, statement: first }, round, interpreter);
    made.push(entryOf(node, others, round, interpreter));
    // What the conditions prove holds for this element only.
    round.clean = inner.clean;
    inner.become(joinStates(inner, round));
  }
  return allocate(collected(node, made, known !== null, identity), state, interpreter);
}

interface Entry {
  readonly key: Value | null;
  readonly value: Value;
  /** Whether it may also be left out. */
  readonly isOptional: boolean;
}

function entryOf(
  node: SyntaxNode,
  clauses: readonly SyntaxNode[],
  round: State,
  interpreter: Interpreter,
): Entry | null {
  let isOptional = false;
  for (const clause of clauses) {
    const value = evaluate(kid(clause, 1), round, interpreter);
    if (clause.text === 'for') {
      const list = iterated(value, { node: clause, state: round, interpreter });
      assignTo({ target: kid(clause, 0), value: round.elementOf(list), statement: clause }, round, interpreter);
      isOptional = true;
      continue;
    }
    const truth = isTruthy(value, interpreter);
    if (truth === false) return null;
    if (truth === null) isOptional = true;
    round.prove(factsOfSide(value, true));
  }
  const element = kid(node, 0);
  if (!isPresent(element)) return null;
  const isPair = element.kind === 'pair';
  const key = isPair ? evaluate(kid(element, 0), round, interpreter) : null;
  const value = evaluate(isPair ? kid(element, 1) : element, round, interpreter);
  return { key, value: { ...round.scrubbed(value), facts: value.facts }, isOptional };
}

function collected(node: SyntaxNode, made: readonly (Entry | null)[], isKnown: boolean, identity: string): Value {
  const entries = made.filter((one) => one !== null);
  if (node.text === 'dict') return table(entries, identity);
  const values = entries.map((one) => one.value);
  if (isKnown && !entries.some((one) => one.isOptional))
    return { ...listValue(values, identity), facts: factsOf(values) };
  const [first, ...others] = values;
  const rest = first && others.reduce((joined, one) => joinValues(joined, one), first);
  return { taints: [], identity, rest, isStructured: true, facts: factsOf(values) };
}

/** What all elements prove when they are true: for `all(...)` and `any(...)`. */
function factsOf(values: readonly Value[]): Facts | undefined {
  const [only] = values;
  return values.length === 1 ? only?.facts : undefined;
}

function table(entries: readonly Entry[], identity: string): Value {
  const start: Value = { taints: [], identity, fields: new Map(), isStructured: true, isTable: true };
  return entries.reduce<Value>((made, { key, value }) => {
    if (key?.constant !== undefined && key.constant !== null) return withField(made, String(key.constant), value);
    const grown = withRest(made, value);
    return key && key.taints.length > 0 ? { ...grown, keys: made.keys ? joinValues(made.keys, key) : key } : grown;
  }, start);
}
