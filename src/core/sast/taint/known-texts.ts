import type { Call } from './calls.ts';
import type { KnownContext } from './known-calls.ts';
import type { MethodUse } from './library/library.ts';
import { isFullMatchPattern, regexSourceOf } from './regex-guard.ts';
import { removedByJoin, replacedCharacters, withoutCharacters } from './replacing.ts';
import { cleanValue, derive, joinTaints, type Taint, type Value } from './value.ts';

/** Methods of texts; `null` for those of something else. */
export function callTextMethod(use: MethodUse, call: Call, context: KnownContext): Value | null {
  const { receiver, args, node } = call;
  const { identity, state } = context;
  switch (use) {
    case 'harmless':
      return cleanValue(identity);
    case 'same':
      return receiver.isStructured && receiver.instance ? null : receiver;
    case 'case': {
      if (args.length > 0) return null;
      const taints = derive(state.allTaints(receiver), node, `passed through \`${call.method}()\``, receiver.identity);
      return { taints, identity: receiver.identity };
    }
    case 'text': {
      // Only what is filled up with is text as well.
      const filler = args[1] ? state.allTaints(args[1]) : [];
      return { taints: derive(joinTaints(state.allTaints(receiver), filler), node, '', identity), identity };
    }
    case 'join':
      return joinList(call, context);
    case 'split':
      return splitText(call, context);
    case 'replace':
      return replaceText(call, context);
    case 'format':
      return formatText(call, context);
    case 'index-of':
      return searchText(call, context);
    default:
      return null;
  }
}

function searchText(call: Call, { identity, state }: KnownContext): Value {
  const [searched] = call.args;
  const regex = call.method === 'search' && call.argNodes[0] ? regexSourceOf(call.argNodes[0]) : null;
  if (regex !== null && isFullMatchPattern(regex, false))
    return { ...cleanValue(identity), indexOf: call.receiver.identity };
  const isOurs = state.allTaints(call.receiver).length === 0;
  return { ...cleanValue(identity), indexOf: isOurs ? searched?.identity : undefined };
}

function splitText(call: Call, { identity, state }: KnownContext): Value {
  const taints = derive(state.allTaints(call.receiver), call.node, '', identity);
  const by = call.args[0]?.constant;
  return { taints, identity, isStructured: true, splitBy: typeof by === 'string' ? by : undefined };
}

/** `list.join(sep)` and, in Python, `sep.join(list)`; joining paths takes any number of parts. */
function joinList(call: Call, { identity, state }: KnownContext): Value | null {
  if (call.args.length > 1 || /(?:^|\.)path(?:\.|$)/.test(call.qualified ?? '')) return null;
  const [first] = call.args;
  const { splitBy } = call.receiver;
  // Splitting at a character and joining with another text replaces it everywhere.
  const removed = splitBy === undefined ? '' : removedByJoin(splitBy, first?.constant);
  const own: readonly Taint[] = call.receiver.isTable ? [] : state.allTaints(call.receiver);
  const kept = withoutCharacters(own, removed);
  const parts = first?.isTable ? [...first.taints, ...(first.keys?.taints ?? [])] : first ? state.allTaints(first) : [];
  const taints = joinTaints(kept, parts);
  return { taints: derive(state.tainted(taints), call.node, 'joined into a string', identity), identity };
}

function replaceText(call: Call, { identity, state, interpreter }: KnownContext): Value {
  const removed = replacedCharacters(call.node, call.args, call.method, interpreter.family === 'python');
  const kept = withoutCharacters(state.allTaints(call.receiver), removed);
  const [, by] = call.args;
  const taints: readonly Taint[] = joinTaints(kept, by && !by.callable && !by.foreign ? state.allTaints(by) : []);
  return { taints: derive(taints, call.node, `passed through \`${call.method}()\``, identity), identity };
}

function formatText(call: Call, { identity, state }: KnownContext): Value {
  const format = call.receiver.constant;
  // `{:d}` takes numbers only.
  const isNumeric =
    typeof format === 'string' && /\{/.test(format) && !/\{(?![^{}]*:[^{}]*[dfxXobeEgG]\})/.test(format);
  if (isNumeric) return cleanValue(identity);
  const taints = call.args.reduce<readonly Taint[]>(
    (found, one) => joinTaints(found, state.allTaints(one)),
    state.allTaints(call.receiver),
  );
  return { taints: derive(taints, call.node, 'joined into a string', identity), identity };
}
