import { kid, type SyntaxNode } from '../tree.ts';
import { storeElements } from './assign.ts';
import { runFunction } from './call-function.ts';
import { withTableEscapes } from './table-escapes.ts';
import { canEnter, passThrough, type Call } from './calls.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { callKnown } from './known-calls.ts';
import { checkSink, observe } from './observe.ts';
import { qualifiedName } from '../qualified-name.ts';
import { joinStates, type State } from './state.ts';
import { elementOf, joinValues, knownElements, UNKNOWN, type Value } from './value.ts';

type Use = 'list' | 'same' | 'element' | 'nothing' | 'answer';

/** Methods that hand each element of their receiver to a callback, and what they make of its answers. */
const ELEMENT_METHODS: ReadonlyMap<string, Use> = new Map(
  Object.entries({
    map: 'list',
    flatMap: 'list',
    filter: 'same',
    sort: 'same',
    toSorted: 'same',
    find: 'element',
    findLast: 'element',
    forEach: 'nothing',
    some: 'nothing',
    every: 'nothing',
    then: 'answer',
    catch: 'answer',
    finally: 'same',
    reduce: 'answer',
    reduceRight: 'answer',
  } as const),
);

/** Runs the functions among the arguments of a call to a stranger; answers for the methods that are known. */
export function runCallbacks(call: Call, state: State, interpreter: Interpreter): Value | null {
  const callbacks = call.args.flatMap((one, index) =>
    one.callable?.kind === 'function' ? [{ target: one.callable, index }] : [],
  );
  const [first] = callbacks;
  if (!first) return runNamedCallback(call, state, interpreter);
  if (call.method === '' && /^(?:map|filter)$/.test(call.qualified ?? ''))
    return mapPython(call, first.target, state, interpreter);
  const use = ELEMENT_METHODS.get(call.method);
  if (!use) {
    for (const { target } of callbacks) runCallback(target, [], state, interpreter);
    return null;
  }
  return useElements(call, first.target, state, interpreter);
}

/** A stranger's function by its name, given each element: `names.map(escapeHtml)`. */
function runNamedCallback(call: Call, state: State, interpreter: Interpreter): Value | null {
  const node = call.argNodes.find((one) => one.access !== undefined);
  const reading = node?.access;
  const use = ELEMENT_METHODS.get(call.method);
  if (!node || !reading || !(use || call.qualified === 'map')) return null;
  const isPython = call.method === '';
  const isPromise = call.method === 'then';
  const element = isPromise ? call.receiver : elementOf(isPython ? (call.args[1] ?? UNKNOWN) : call.receiver);
  const inner: Call = {
    node: reading,
    receiver: UNKNOWN,
    receiverNode: null,
    method: '',
    args: [element],
    argNodes: reading.kids.slice(1),
    qualified: qualifiedName(node),
  };
  if (interpreter.matches.callSinks.has(reading)) checkSink(reading, element, state, interpreter);
  const plain = callKnown(inner, state, interpreter) ?? passThrough(inner, state, interpreter);
  const answer = observe(reading, plain, state, interpreter);
  return resultOfUse(call, element, answer, interpreter);
}

function useElements(call: Call, target: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const { receiver } = call;
  const isPromise = call.method === 'then' || call.method === 'catch';
  const element = isPromise ? receiver : elementOf(receiver);
  const run = (...args: Value[]): Value => runCallback(target, args, state, interpreter);
  const known = knownElements(receiver);
  if (call.method.startsWith('reduce')) return reduceElements(call, known, element, run);
  if (call.method === 'forEach' && known) {
    for (const one of known) run(one);
    return UNKNOWN;
  }
  const answer = run(element);
  if (call.method === 'forEach' && call.receiverNode) {
    const parameter = kid(kid(kid(target, 1), 0), 0).binding;
    storeElements(call.receiverNode, receiver, parameter, { state, interpreter });
  }
  return resultOfUse(call, element, answer, interpreter);
}

/** One after the other over a list that is written down, else twice over any element. */
function reduceElements(
  call: Call,
  known: readonly Value[] | null,
  element: Value,
  run: (...args: Value[]) => Value,
): Value {
  const start = call.args[1];
  if (known && start) return { ...known.reduce((sum, one) => run(sum, one), start), facts: undefined };
  const first = start ?? element;
  const once = run(first, element);
  return { ...joinValues(first, run(joinValues(first, once), element)), facts: undefined };
}

/** What the method makes of its callback's answer. Python's `map` is a function, and makes a list. */
function resultOfUse(call: Call, element: Value, answer: Value, interpreter: Interpreter): Value {
  const identity = identityOf(interpreter, call.node);
  const { receiver } = call;
  switch (ELEMENT_METHODS.get(call.method) ?? 'list') {
    case 'list':
      return { taints: [], identity, rest: call.method === 'flatMap' ? elementOf(answer) : answer, isStructured: true };
    case 'same':
      return { ...receiver, identity, isStructured: true };
    case 'element':
      return { ...element, identity };
    case 'answer':
      return { ...answer, identity, facts: undefined };
    case 'nothing':
      return { taints: [], identity, facts: quantifiedFacts(call.method, answer) };
  }
}

/** `LIST.some((one) => one === x)` proves what its callback proves, `every` the opposite where it is false. */
function quantifiedFacts(method: string, answer: Value): Value['facts'] {
  if (method === 'some') return { yes: answer.facts?.yes ?? [], no: [] };
  return method === 'every' ? { yes: [], no: answer.facts?.no ?? [] } : undefined;
}

function mapPython(call: Call, target: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const element = elementOf(call.args[1] ?? UNKNOWN);
  const answer = runCallback(target, [element], state, interpreter);
  const identity = identityOf(interpreter, call.node);
  return { taints: [], identity, rest: call.qualified === 'map' ? answer : element, isStructured: true };
}

/** A callback may run or not, once or often; what it changes outside is joined to what was. */
function runCallback(target: SyntaxNode, args: readonly Value[], state: State, interpreter: Interpreter): Value {
  if (interpreter.callStack.includes(target)) return UNKNOWN;
  if (!canEnter(target, interpreter)) return args.reduce((joined, one) => joinValues(joined, one), UNKNOWN);
  const self = interpreter.frames.at(-1)?.self ?? UNKNOWN;
  const before = state.clone();
  const inside = state.clone();
  const bound = { self, values: args, nodes: [], call: null };
  const { value } = runFunction(target, bound, inside, interpreter);
  inside.isAlive = true;
  state.become(joinStates(before, inside));
  return withTableEscapes(target, value, interpreter);
}
