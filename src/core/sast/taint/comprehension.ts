import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { assignTo } from './assign.ts';
import { evaluate } from './expressions.ts';
import { applyFacts } from './guards.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { elementOf, type Value } from './value.ts';

/** `[f(x) for x in xs if ok(x)]`: a list whose parts are the element, where the conditions hold. */
export function evaluateComprehension(node: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const inner = state.clone();
  for (const clause of node.kids.slice(1)) {
    const value = evaluate(kid(clause, 1), inner, interpreter);
    if (clause.text === 'for')
      assignTo({ target: kid(clause, 0), value: elementOf(value), statement: clause }, inner, interpreter);
    else applyFacts(inner, value.facts?.yes ?? []);
  }
  const element = kid(node, 0);
  const isPair = element.kind === 'pair';
  const value = isPresent(element) ? evaluate(isPair ? kid(element, 1) : element, inner, interpreter) : null;
  if (isPair) evaluate(kid(element, 0), inner, interpreter);
  const rest = value ? { ...value, taints: inner.tainted(value.taints) } : undefined;
  return { taints: [], identity: identityOf(interpreter, node), rest, isStructured: true };
}
