import { kid, type SyntaxNode } from '../tree.ts';
import { runFunction } from './call-function.ts';
import { canEnter, passThrough, type Call } from './calls.ts';
import { iterated, withEntry } from './collections.ts';
import { allocate, mutate } from './heap.ts';
import { identityOf, type BoundCall, type Interpreter } from './interpreter.ts';
import { callFunction } from './known-functions.ts';
import type { CallbackUse } from './library/library.ts';
import { libraryOf } from './library/of-family.ts';
import { checkElement } from './check-sinks.ts';
import { filtered, filteredElement, quantified, type Answers } from './filtered.ts';
import { observe, observeForeign } from './observe.ts';
import { qualifiedName } from '../qualified-name.ts';
import { sharedElement } from './shared-element.ts';
import { joinStates, type State } from './state.ts';
import { withTableEscapes } from './table-escapes.ts';
import {
  cleanValue,
  constantValue,
  joinValues,
  knownElements,
  listElements,
  listValue,
  shuffled,
  UNKNOWN,
  unsettled,
  withRest,
  type ObjectRef,
  type Value,
} from './value.ts';

/** Whether the call hears of errors that its receiver throws: `load().catch(...)`. */
export function catchesRejections(node: SyntaxNode, method: string): boolean {
  return method === 'catch' || (method === 'then' && node.kids.length > 2);
}

/** Runs the functions among the arguments of a call to a stranger; answers for the methods that are known. */
export function runCallbacks(call: Call, state: State, interpreter: Interpreter): Value | null {
  const promise = promiseOf(call, state, interpreter);
  if (promise) return promise;
  const uses = libraryOf(interpreter.family).callbacks;
  const use = call.method === '' ? undefined : uses.get(call.method);
  const isGlobalMap = call.method === '' && /^(?:map|filter|functools\.reduce|reduce)$/.test(call.qualified ?? '');
  if (isGlobalMap && call.args.length >= 2) return mapFunction(call, state, interpreter);
  const callbacks = call.list.filter(({ value }) => value.callable?.kind === 'function');
  const [first] = callbacks;
  if (!use) {
    if (/^(?:setTimeout|setInterval|setImmediate|queueMicrotask|process\.nextTick)$/.test(call.qualified ?? ''))
      return runTimer(call, state, interpreter);
    const started = startedCall(call);
    if (started) return runCallback(started.target, started.args, state, interpreter);
    // Keys of Python's `sorted`, `max` and the like see the elements, whatever they make of them.
    for (const { value } of callbacks) {
      if (value.callable && interpreter.relevance.isInert(value.callable)) interpreter.callbacks.add(value.callable);
      else runCallback(value, [], state, interpreter);
    }
    return null;
  }
  if (!first) return runNamedCallback(call, use, state, interpreter);
  return useElements(call, use, state, interpreter);
}

function runTimer(call: Call, state: State, interpreter: Interpreter): Value | null {
  const [callback, ...others] = call.args;
  if (!callback?.callable) return null;
  const skipped = call.qualified === 'process.nextTick' ? others : others.slice(1);
  runCallback(callback, skipped, state, interpreter);
  return cleanValue('');
}

/** A function that runs elsewhere with what it is given: `Thread(target=f, args=(x,))`, `pool.submit(f, x)`. */
function startedCall(call: Call): { readonly target: Value; readonly args: readonly Value[] } | null {
  const named = (name: string): Value | undefined => call.list.find((one) => one.name === name)?.value;
  const target = named('target') ?? named('function');
  const given = named('args');
  if (target?.callable && given) return { target, args: listElements(given) };
  const [first, ...others] = call.args;
  if (
    first?.callable &&
    /^(?:submit|apply_async|to_thread|call_soon|call_later|create_task|start_new_thread)$/.test(call.method)
  )
    return {
      target: first,
      args: others[0]?.isStructured && call.method !== 'submit' ? listElements(others[0]) : others,
    };
  const [, second, ...rest] = call.args;
  return call.method === 'run_in_executor' && second?.callable ? { target: second, args: rest } : null;
}

/** The name by which the functions that settle a promise are known here. */
const SETTLES = '%settle';

/** `new Promise((resolve, reject) => …)`: what it is settled with comes out of it. */
function promiseOf(call: Call, state: State, interpreter: Interpreter): Value | null {
  if (call.qualified === SETTLES) return null;
  if (call.node.kind !== 'new' || call.qualified !== 'Promise') return null;
  const [executor] = call.args;
  if (!executor?.callable) return null;
  const held = allocate({ taints: [], identity: '', isStructured: true }, state, interpreter);
  const rejected = allocate({ taints: [], identity: '', isStructured: true }, state, interpreter);
  const settle = (to: Value): Value => ({ ...to, foreign: SETTLES, isStructured: undefined });
  runCallback(executor, [settle(held), settle(rejected)], state, interpreter);
  return state.resolve(held).rest ? state.elementOf(held) : UNKNOWN;
}

/** A call of `resolve(x)`. */
export function settlePromise(callee: Value, call: Call, state: State, interpreter: Interpreter): Value | null {
  if (callee.foreign !== SETTLES) return null;
  const [value] = call.args;
  if (value) mutate({ owner: null, value: callee, change: (whole) => withRest(whole, value) }, state, interpreter);
  return UNKNOWN;
}

/** A stranger's function by its name, given each element: `names.map(escapeHtml)`. */
function runNamedCallback(call: Call, use: CallbackUse, state: State, interpreter: Interpreter): Value | null {
  const at = call.args.findIndex(
    (one, index) => one.foreign !== undefined || call.argNodes[index]?.access !== undefined,
  );
  const node = call.argNodes[at];
  const callee = call.args[at];
  if (!node || !callee || /^(?:finally|sort|toSorted|reduce)/.test(call.method)) return null;
  const isPromise = call.method === 'then';
  const element = isPromise ? call.receiver : state.elementOf(call.receiver);
  const answer = callForeign({ node, callee, element }, state, interpreter);
  return resultOfUse(call, use, { element, answer }, { state, interpreter });
}

/** The call that a bare name stands for where it is passed on. */
function callForeign(
  { node, callee, element }: { readonly node: SyntaxNode; readonly callee: Value; readonly element: Value },
  state: State,
  interpreter: Interpreter,
): Value {
  const reading = node.access ?? node;
  const inner: Call = {
    node: reading,
    receiver: UNKNOWN,
    receiverNode: null,
    method: '',
    args: [element],
    argNodes: [node],
    list: [{ node: null, value: element, name: null }],
    qualified: qualifiedName(node) ?? callee.foreign ?? null,
  };
  checkElement(reading, element, state, interpreter);
  const { functions } = libraryOf(interpreter.family);
  const use = inner.qualified === null ? undefined : functions.get(inner.qualified);
  const identity = identityOf(interpreter, reading);
  const known = use ? callFunction(use, inner, { identity, state, interpreter }) : null;
  const plain = known ?? passThrough(inner, state, interpreter);
  const observed = node.access ? observe(reading, plain, state, interpreter) : plain;
  return observeForeign(inner, { callee, value: observed }, state, interpreter);
}

function useElements(call: Call, use: CallbackUse, state: State, interpreter: Interpreter): Value {
  const callback = call.list.find(({ value }) => value.callable?.kind === 'function')?.value ?? UNKNOWN;
  const run = (...args: readonly Value[]): Value => runCallback(callback, args, state, interpreter);
  if (use === 'answer') return settled(call, callback, state, interpreter);
  if (use === 'caught') {
    const answer = run(call.rejected ?? UNKNOWN);
    return joinValues(call.receiver, { ...answer, facts: undefined });
  }
  if (use === 'same') {
    run();
    return call.receiver;
  }
  const known = knownElements(call.receiver);
  const shared =
    known || !call.receiverNode
      ? null
      : sharedElement(call.receiverNode, kid(kid(callback.callable ?? call.node, 1), 0), call.receiver, {
          state,
          interpreter,
        });
  const list = shared ? shared.collection : call.receiver;
  if (use === 'reduce') return reduceElements(call, known, state.elementOf(list), run);
  if (use === 'fold') return folded(call, known, state.elementOf(list), run);
  if (use === 'or-call') return joinValues(unsettled(state.elementOf(list)), run());
  if (use === 'entry') return computed(call, run, { state, interpreter });
  const keys = [...(list.fields?.keys() ?? [])];
  const each = known?.map((element, index) => {
    const one = state.resolve(element);
    const key = constantValue(list.isTable ? (keys[index] ?? '') : index);
    return { element: one, answer: run(one, key, list) };
  });
  const element = state.elementOf(list);
  const index = list.isTable ? (list.keys ?? UNKNOWN) : UNKNOWN;
  const answer = each ? joinedAnswer(each) : run(element, index, call.receiver);
  if (shared) state.set(shared.ref, shared.after(state));
  return resultOfUse(call, use, { element, answer, each }, { state, interpreter });
}

function joinedAnswer(each: readonly { readonly answer: Value }[]): Value {
  const [first, ...others] = each.map((one) => one.answer);
  return first ? others.reduce((all, one) => joinValues(all, one), first) : UNKNOWN;
}

/** `promise.then(done, failed)`. */
function settled(call: Call, callback: Value, state: State, interpreter: Interpreter): Value {
  const [done, failed] = call.args;
  const answer = done?.callable ? runCallback(callback, [call.receiver], state, interpreter) : call.receiver;
  const other = failed?.callable ? runCallback(failed, [call.rejected ?? UNKNOWN], state, interpreter) : null;
  const value = other ? joinValues(answer, other) : answer;
  return { ...value, facts: undefined };
}

/** One after the other over a list that is written down, else twice over any element. */
function reduceElements(
  call: Call,
  known: readonly Value[] | null,
  element: Value,
  run: (...args: readonly Value[]) => Value,
): Value {
  const start = call.args[1];
  if (known && (start || known.length > 0)) {
    const [first, ...others] = start ? [start, ...known] : known;
    return { ...others.reduce((sum, one) => run(sum, one), first ?? UNKNOWN), facts: undefined };
  }
  const first = start ?? element;
  const once = run(first, element);
  return { ...joinValues(first, run(joinValues(first, once), element)), facts: undefined };
}

/** Java's `reduce(start, combine)`; without a start it answers with one element or none. */
function folded(
  call: Call,
  known: readonly Value[] | null,
  element: Value,
  run: (...args: readonly Value[]) => Value,
): Value {
  const [start] = call.args.length > 1 ? call.args : [];
  const value = reduceElements({ ...call, args: [UNKNOWN, ...(start ? [start] : [])] }, known, element, run);
  return start ? value : listValue([value], '');
}

/** `map.computeIfAbsent(key, make)`: what is made stands under the key, besides what was there. */
function computed(
  call: Call,
  run: (...args: readonly Value[]) => Value,
  { state, interpreter }: { readonly state: State; readonly interpreter: Interpreter },
): Value {
  const key = call.args[0] ?? UNKNOWN;
  const old = call.receiver.fields?.get(String(key.constant ?? '')) ?? UNKNOWN;
  const made = run(key, old);
  const value = old === UNKNOWN ? made : joinValues(old, made);
  const change = (whole: Value): Value => withEntry({ ...whole, isStructured: true }, key, value);
  mutate({ owner: call.receiverNode, value: call.receiver, change }, state, interpreter);
  return { ...value, facts: undefined };
}

/** What the method makes of its callback's answers. */
function resultOfUse(
  call: Call,
  use: CallbackUse,
  { element, answer, each }: Answers,
  { state, interpreter }: { readonly state: State; readonly interpreter: Interpreter },
): Value {
  const identity = identityOf(interpreter, call.node);
  const { receiver } = call;
  const asNew = (value: Value): Value => allocate({ ...value, identity }, state, interpreter);
  switch (use) {
    case 'list':
      if (each)
        return asNew(
          listValue(
            each.map((one) => one.answer),
            identity,
          ),
        );
      return asNew({ taints: [], identity, rest: answer, isStructured: true });
    case 'flat-list':
      return asNew({
        taints: [],
        identity,
        rest: answer.isStructured ? state.elementOf(answer) : answer,
        isStructured: true,
      });
    case 'filter':
      return asNew(filtered({ element, answer, each }, identity, state));
    case 'sort':
      if (call.method === 'sort')
        mutate({ owner: call.receiverNode, value: receiver, change: shuffled }, state, interpreter);
      return asNew({ ...shuffled(receiver), refs: undefined, isLoose: undefined });
    case 'element':
      return state.resolve({
        ...filteredElement({ element, answer, each }, state),
        facts: undefined,
        constant: undefined,
      });
    case 'some':
    case 'every':
      return { taints: [], identity, facts: quantified(use, each?.map((one) => one.answer) ?? [answer]) };
    default:
      return cleanValue(identity);
  }
}

/** Python's `map`, `filter` and `reduce` are functions. */
function mapFunction(call: Call, state: State, interpreter: Interpreter): Value {
  const [callback, given] = call.args;
  const identity = identityOf(interpreter, call.node);
  const list = iterated(given ?? UNKNOWN, { node: call.node, state, interpreter });
  const node = call.argNodes[0] ?? call.node;
  const run = (...args: readonly Value[]): Value => {
    if (callback?.callable?.kind === 'function') return runCallback(callback, args, state, interpreter);
    return callback
      ? callForeign({ node, callee: callback, element: args[0] ?? UNKNOWN }, state, interpreter)
      : (args[0] ?? UNKNOWN);
  };
  const known = knownElements(list);
  if (call.qualified?.endsWith('reduce')) {
    const start = call.args[2];
    return reduceElements(
      { ...call, args: [callback ?? UNKNOWN, ...(start ? [start] : [])] },
      known,
      state.elementOf(list),
      run,
    );
  }
  const each = known?.map((element) => ({ element: state.resolve(element), answer: run(state.resolve(element)) }));
  const element = state.elementOf(list);
  const answer = each ? joinedAnswer(each) : run(element);
  const use = call.qualified === 'map' ? 'list' : 'filter';
  const made = resultOfUse({ ...call, receiver: list }, use, { element, answer, each }, { state, interpreter });
  return { ...made, identity };
}

/** A callback may run or not, once or often; what it changes outside is joined to what was. */
export function runCallback(callback: Value, args: readonly Value[], state: State, interpreter: Interpreter): Value {
  const target = callback.callable;
  if (target?.kind !== 'function' || interpreter.callStack.includes(target)) return UNKNOWN;
  if (!canEnter(target, interpreter)) return args.reduce((joined, one) => joinValues(joined, one), UNKNOWN);
  interpreter.callbacks.add(target);
  const bound = boundCallback(callback, args, interpreter);
  const before = state.clone();
  const inside = state.clone();
  const { value } = runFunction(callback, bound, inside, interpreter);
  inside.isAlive = true;
  for (const one of args) for (const ref of one.refs ?? []) noteLast(ref, inside, interpreter);
  state.become(joinStates(before, inside));
  return withTableEscapes(target, value, state, interpreter);
}

/** What a callback leaves of an element, before it is joined to what it might have been without it. */
function noteLast(ref: ObjectRef, state: State, interpreter: Interpreter): void {
  const left = state.get(ref);
  if (left) interpreter.lastOf.set(ref, left);
}

function boundCallback(callback: Value, args: readonly Value[], interpreter: Interpreter): BoundCall {
  const target = callback.callable;
  const self = callback.bound?.self ?? interpreter.frames.at(-1)?.self ?? UNKNOWN;
  const all = [...(callback.bound?.args ?? []), ...args];
  const isMethod = target?.parent?.parent?.kind === 'class' && target.flavor === 'declaration' && self.instance;
  const list = isMethod ? [self, ...all] : all;
  const parameters = target ? kid(target, 1).kids : [];
  const values = parameters.map((parameter, index) =>
    parameter.text === '*' ? listValue(list.slice(index), '') : (list[index] ?? null),
  );
  return { self, values, nodes: [], list: list.map((value) => ({ node: null, value, name: null })), call: null };
}
