import { runCallbacks } from './callbacks.ts';
import type { Call } from './calls.ts';
import { callSuper } from './classes.ts';
import { functionConstant, textMethodConstant } from './constants.ts';
import type { Interpreter } from './interpreter.ts';
import { addToBuilder, fillArguments, resetBuilder } from './known-builders.ts';
import { callFunction } from './known-functions.ts';
import { callListMethod } from './known-lists.ts';
import { callTableMethod } from './known-tables.ts';
import { callTextMethod } from './known-texts.ts';
import { libraryOf } from './library/of-family.ts';
import { valueIdentity } from './pure-identity.ts';
import type { State } from './state.ts';
import { kid } from '../tree.ts';
import { cleanValue, constantValue, UNKNOWN, type Value } from './value.ts';

export interface KnownContext {
  readonly identity: string;
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** Calls of the languages' own libraries; `null` for strangers. */
export function callKnown(call: Call, state: State, interpreter: Interpreter): Value | null {
  const { method, qualified, args } = call;
  const context: KnownContext = { identity: valueIdentity(call.node, state, interpreter), state, interpreter };
  // The callbacks run in any case: they hold sinks.
  const answered = runCallbacks(call, state, interpreter);
  if (answered) return answered;
  const required = args[0]?.constant;
  if (call.node.kids[0]?.text === 'require' && typeof required === 'string') {
    return interpreter.importValue(required, '*', call.node) ?? cleanValue(context.identity);
  }
  if (call.node.kids[0]?.text === 'import' && typeof required === 'string')
    return interpreter.importValue(required, '*', call.node);
  if (call.node.kids[0]?.text === 'super' && method === '' && interpreter.family !== 'python')
    return callSuper(call, state, interpreter);
  const library = libraryOf(interpreter.family);
  const use = qualified === null ? undefined : library.functions.get(qualified);
  if (use) {
    const constants = call.list.map((one) => one.value.constant);
    const constant = qualified === null ? undefined : functionConstant(qualified, constants);
    if (constant !== undefined) return constantValue(constant, context.identity);
    return callFunction(use, call, context);
  }
  return method === '' ? null : callMethod(call, context);
}

function callMethod(call: Call, context: KnownContext): Value | null {
  const { method, receiver, args } = call;
  const { family } = context.interpreter;
  if (typeof receiver.constant === 'string') {
    const constants = args.map((one) => one.constant);
    const constant = textMethodConstant(method, receiver.constant, constants, family);
    if (constant !== undefined) return constantValue(constant, context.identity);
  }
  if (family === 'python' && endsProgram(call)) {
    context.state.isAlive = false;
    return UNKNOWN;
  }
  const use = libraryOf(family).methods.get(method);
  if (!use) return null;
  if (use === 'build') return addToBuilder(call, context);
  if (use === 'ends') {
    context.state.isAlive = false;
    return UNKNOWN;
  }
  if (use === 'reset') return resetBuilder(call, context);
  if (use === 'fills') return fillArguments(call, context);
  return (
    callTextMethod(use, call, context) ?? callListMethod(use, call, context) ?? callTableMethod(use, call, context)
  );
}

/** `parser.error(text)` and `parser.exit(2)` of a parser of the command line do not come back. */
function endsProgram({ method, receiverNode }: Call): boolean {
  if ((method !== 'error' && method !== 'exit') || receiverNode?.kind !== 'name') return false;
  const made = receiverNode.binding?.value;
  const maker = made?.kind === 'call' ? kid(made, 0) : undefined;
  const isParser = /^(?:ArgumentParser|OptionParser|add_parser)$/.test(
    maker?.kind === 'member' ? kid(maker, 1).text : (maker?.text ?? ''),
  );
  return isParser || receiverNode.text === 'parser';
}
