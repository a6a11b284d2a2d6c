import { kid, type SyntaxNode } from '../tree.ts';
import type { Call } from './calls.ts';
import { evaluate } from './expressions.ts';
import { mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import { derive, joinTaints, type Value } from './value.ts';

/** `text.append(a).append(b)`: each call answers with the builder itself, which holds all that was added. */
export function addToBuilder(call: Call, { identity, state, interpreter }: KnownContext): Value | null {
  const { receiver, receiverNode, node } = call;
  if (!receiverNode || receiver.isStructured) return null;
  const given = call.args.reduce<Value['taints']>((found, one) => joinTaints(found, state.allTaints(one)), []);
  const added = derive(given, node, 'joined into a string', identity);
  const grown = (whole: Value): Value => ({ ...whole, taints: joinTaints(whole.taints, added), constant: undefined });
  const owner = ownerOf(receiverNode);
  if (added.length > 0 && owner) {
    mutate({ owner, value: evaluate(owner, state, interpreter), change: grown }, state, interpreter);
  }
  return { ...grown(receiver), facts: undefined };
}

/** The variable at the beginning of a chain of such calls. */
function ownerOf(receiver: SyntaxNode): SyntaxNode | null {
  let current = receiver;
  while (current.kind === 'call' && kid(current, 0).kind === 'member') current = kid(kid(current, 0), 0);
  return current.kind === 'name' || current.kind === 'member' ? current : null;
}
