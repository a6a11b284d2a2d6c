import type { Formula } from '../rule/formula.ts';
import { kid, type SyntaxNode } from '../tree.ts';

/** Names of the functions that formulas of plain calls are about: `escape` for `escape(...)`. */
export function calleeNames(formulas: readonly Formula[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const formula of formulas) addNames(formula, names);
  return names;
}

function addNames(formula: Formula, names: Set<string>): void {
  if (formula.type === 'any') for (const one of formula.of) addNames(one, names);
  if (formula.type !== 'pattern') return;
  for (const { nodes } of formula.byFamily.values()) {
    const [only] = nodes;
    const name = only?.kind === 'call' && nodes.length === 1 ? plainName(kid(only, 0)) : null;
    if (name !== null) names.add(name);
  }
}

function plainName(node: SyntaxNode): string | null {
  if (node.kind === 'name') return node.text;
  if (node.kind !== 'member' || kid(node, 1).kind !== 'property') return null;
  const object = plainName(kid(node, 0));
  return object === null ? null : `${object}.${kid(node, 1).text}`;
}
