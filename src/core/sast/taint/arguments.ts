import { kid, type SyntaxNode } from '../tree.ts';
import { iterated } from './collections.ts';
import { evaluate } from './expressions.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { listElements, type Value } from './value.ts';

/** One argument of a call, with spreads of known lists and dictionaries taken apart. */
export interface Argument {
  readonly node: SyntaxNode | null;
  readonly value: Value;
  /** Of a keyword argument. */
  readonly name: string | null;
  /** Of `*args` whose length is not known: it may be any of the arguments from here on. */
  readonly isOpen?: boolean;
}

export interface Arguments {
  readonly list: readonly Argument[];
  /** The values as they are written, one for each node. */
  readonly args: readonly Value[];
}

export function evaluateArguments(nodes: readonly SyntaxNode[], state: State, interpreter: Interpreter): Arguments {
  const list: Argument[] = [];
  const args = nodes.map((node): Value => {
    if (node.kind === 'keyword') {
      const value = evaluate(node, state, interpreter);
      list.push({ node: kid(node, 0), value, name: node.text });
      return value;
    }
    if (node.kind !== 'spread') {
      const value = evaluate(node, state, interpreter);
      list.push({ node, value, name: null });
      return value;
    }
    const whole = evaluate(kid(node, 0), state, interpreter);
    if (node.text === '**') list.push(...namedArguments(whole));
    else list.push(...placedArguments(node, whole, state, interpreter));
    return whole;
  });
  return { list, args };
}

function namedArguments(whole: Value): Argument[] {
  const named = [...(whole.fields ?? [])].map(([name, value]): Argument => ({ node: null, value, name }));
  const rest = whole.rest ?? (whole.taints.length > 0 ? { taints: whole.taints, identity: '' } : undefined);
  return rest ? [...named, { node: null, value: rest, name: '**', isOpen: true }] : named;
}

function placedArguments(node: SyntaxNode, whole: Value, state: State, interpreter: Interpreter): Argument[] {
  const list = iterated(whole, { node, state, interpreter });
  if (list.length !== undefined) return listElements(list).map((value) => ({ node: null, value, name: null }));
  return [{ node: null, value: state.elementOf(list), name: null, isOpen: true }];
}
