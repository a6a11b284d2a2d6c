import { kid, type SyntaxNode } from '../tree.ts';
import { storeBack } from './assign.ts';
import type { Call } from './calls.ts';
import { evaluate } from './expressions.ts';
import { mutate } from './heap.ts';
import type { KnownContext } from './known-calls.ts';
import { cleanValue, constantValue, derive, joinTaints, listValue, type Value } from './value.ts';

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

/** `text.setLength(0)`, `buffer.Reset()`: nothing is in it any more. */
export function resetBuilder(call: Call, { identity, state, interpreter }: KnownContext): Value | null {
  const { receiver, receiverNode, args } = call;
  const isEmptied = args.length === 0 || args[0]?.constant === 0;
  if (!receiverNode || !isEmptied) return cleanValue(identity);
  const change = (whole: Value): Value =>
    whole.isStructured ? listValue([], whole.identity) : constantValue('', identity);
  mutate({ owner: receiverNode, value: receiver, change }, state, interpreter);
  return cleanValue(identity);
}

/** `json.Unmarshal(data, &target)`, `decoder.Decode(&target)`: what goes in arrives in the arguments with a name. */
export function fillArguments(call: Call, { identity, state, interpreter }: KnownContext): Value {
  let given = state.allTaints(call.receiver);
  for (const one of call.args) given = joinTaints(given, state.allTaints(one));
  const taints = derive(state.tainted(given), call.node, `passed through \`${call.method}()\``, '');
  call.argNodes.forEach((node, index) => {
    const value = call.args[index];
    const isPlace = node.kind === 'name' || node.kind === 'member';
    if (taints.length === 0 || !isPlace || !value || state.allTaints(value).length > 0) return;
    const filled: Value = { taints, identity: '' };
    if (value.refs)
      mutate(
        { owner: node, value, change: (whole) => ({ ...whole, ...filled, fields: undefined, constant: undefined }) },
        state,
        interpreter,
      );
    else storeBack(node, filled, state, interpreter);
  });
  return cleanValue(identity);
}

/** The variable at the beginning of a chain of such calls. */
function ownerOf(receiver: SyntaxNode): SyntaxNode | null {
  let current = receiver;
  while (current.kind === 'call' && kid(current, 0).kind === 'member') current = kid(kid(current, 0), 0);
  return current.kind === 'name' || current.kind === 'member' ? current : null;
}
