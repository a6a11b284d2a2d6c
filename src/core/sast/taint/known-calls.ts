import { addToCollection } from './assign.ts';
import { runCallbacks } from './callbacks.ts';
import type { Call } from './calls.ts';
import { fieldOf } from './expressions.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import { removedByJoin, replacedCharacters, withoutCharacters } from './replacing.ts';
import type { State } from './state.ts';
import {
  allTaints,
  cleanValue,
  derive,
  elementOf,
  knownElements,
  joinTaints,
  joinValues,
  UNKNOWN,
  type Taint,
  type Value,
} from './value.ts';

/** Answers are numbers or booleans: nothing can be injected by them. */
const HARMLESS_METHODS: ReadonlySet<string> = new Set(
  `includes has startsWith endsWith indexOf lastIndexOf test localeCompare some every hasOwnProperty charCodeAt codePointAt
  startswith endswith isdigit isdecimal isnumeric isalnum isalpha isidentifier count index is_relative_to exists is_file
  is_dir is_absolute getTime digest hexdigest isfile isdir`.split(/\s+/),
);

const HARMLESS_FUNCTIONS: ReadonlySet<string> = new Set(
  `parseInt parseFloat Number Boolean BigInt isNaN isFinite Number.parseInt Number.parseFloat Number.isInteger
  Number.isSafeInteger Number.isFinite Number.isNaN Array.isArray int float bool len isinstance ord hash
  os.path.exists os.path.isfile os.path.isdir os.path.getsize Object.hasOwn`.split(/\s+/),
);

/** The same text or object in another guise: a guard on one is a guard on the other. */
const SAME_FUNCTIONS: ReadonlySet<string> = new Set(
  `String str os.fspath pathlib.Path Path pathlib.PurePath Object.freeze structuredClone Promise.resolve`.split(/\s+/),
);
const SAME_METHODS: ReadonlySet<string> = new Set(['toString', 'as_posix', 'valueOf', '__str__']);

/** The same text but for case and outer blanks: what is proven of one holds for the other. */
const CASE_METHODS: ReadonlySet<string> = new Set(
  'toUpperCase toLowerCase trim trimStart trimEnd upper lower strip lstrip rstrip casefold'.split(' '),
);

/** Adds its argument to its receiver. */
const ADDING_METHODS: ReadonlySet<string> = new Set([
  'push',
  'unshift',
  'append',
  'appendleft',
  'add',
  'extend',
  'insert',
  'update',
  'write',
]);

const LISTING_METHODS: ReadonlySet<string> = new Set([
  'slice',
  'reverse',
  'toReversed',
  'copy',
  'values',
  'flat',
  'concat',
  'toSorted',
]);
const LISTING_FUNCTIONS: ReadonlySet<string> = new Set(
  'list sorted reversed set frozenset tuple Array.from Object.values Promise.all Promise.allSettled iter'.split(' '),
);

/** Calls of the languages' own libraries; `null` for strangers. */
export function callKnown(call: Call, state: State, interpreter: Interpreter): Value | null {
  const identity = identityOf(interpreter, call.node);
  const { method, qualified, args } = call;
  // The callbacks run in any case: they hold sinks.
  const answered = runCallbacks(call, state, interpreter);
  if (answered) return answered;
  if (method === 'indexOf') {
    const isOurs = allTaints(call.receiver).length === 0;
    return { ...cleanValue(identity), indexOf: isOurs ? args[0]?.identity : undefined };
  }
  if (method !== '' && HARMLESS_METHODS.has(method)) return cleanValue(identity);
  const required = args[0]?.constant;
  if (call.node.kids[0]?.text === 'require' && typeof required === 'string') {
    return interpreter.importValue(required, '*', call.node) ?? cleanValue(identity);
  }
  if (qualified !== null) {
    if (HARMLESS_FUNCTIONS.has(qualified) || /^[Mm]ath\./.test(qualified)) return cleanValue(identity);
    if (SAME_FUNCTIONS.has(qualified)) return args.length === 1 ? (args[0] ?? UNKNOWN) : null;
    if (LISTING_FUNCTIONS.has(qualified)) return listOf(call, args[0] ?? UNKNOWN, identity);
    if (qualified === 'Object.assign') return mergeObjects(call, state, interpreter);
    if (qualified === 'Object.fromEntries') return tableOf(args[0] ?? UNKNOWN, identity);
    if (qualified === 'Object.entries') return entriesOf(args[0] ?? UNKNOWN, identity);
    if (qualified === 'Object.keys')
      return { ...cleanValue(identity), taints: args[0]?.taints ?? [], isStructured: true };
    if (qualified === 'enumerate') return numbered(args[0] ?? UNKNOWN, identity);
    if (qualified === 're.sub' && args.length >= 3) return null;
  }
  return method === '' ? null : callMethod(call, identity, state, interpreter);
}

function callMethod(call: Call, identity: string, state: State, interpreter: Interpreter): Value | null {
  const { method, receiver, args, node } = call;
  if (SAME_METHODS.has(method)) return receiver;
  if (CASE_METHODS.has(method) && args.length === 0 && receiver.constant === undefined) {
    const taints = derive(allTaints(receiver), node, `passed through \`${method}()\``, receiver.identity);
    return { taints, identity: receiver.identity };
  }
  if (ADDING_METHODS.has(method)) return addArguments(call, identity, state, interpreter);
  if (method === 'set' && args.length === 2) return setEntry(call, state, interpreter);
  if (method === 'get' || method === 'pop' || method === 'setdefault' || method === 'at' || method === 'shift') {
    return getEntry(call, identity, state);
  }
  if (method === 'repeat' || method === 'substring' || method === 'substr' || method === 'charAt') {
    return { taints: derive(allTaints(receiver), node, '', identity), identity };
  }
  if (method === 'join') return joinList(call, identity);
  if (method === 'entries' || method === 'items') return entriesOf(receiver, identity);
  if (method === 'split' || method === 'splitlines' || method === 'rsplit') {
    const taints = derive(allTaints(receiver), node, '', identity);
    const by = args[0]?.constant;
    return { taints, identity, isStructured: true, splitBy: typeof by === 'string' ? by : undefined };
  }
  if (LISTING_METHODS.has(method) && (receiver.isStructured || receiver.rest || receiver.fields)) {
    const joined = args.reduce((list, one) => joinValues(list, one), receiver);
    return listOf(call, method === 'concat' ? joined : receiver, identity);
  }
  if (method === 'replace' || method === 'replaceAll') return replaceText(call, identity, interpreter);
  if (method === 'format') return formatText(call, identity);
  return null;
}

function listOf(call: Call, value: Value, identity: string): Value {
  return {
    ...value,
    identity,
    constant: undefined,
    taints: derive(value.taints, call.node, '', identity),
    isStructured: true,
  };
}

function addArguments(call: Call, identity: string, state: State, interpreter: Interpreter): Value | null {
  const { receiver, receiverNode, args, method, node } = call;
  if (!receiverNode || (method === 'write' && !receiver.isStructured)) return null;
  const isWhole = method === 'extend' || method === 'update';
  for (const one of args) {
    const part = isWhole ? elementOf(one) : one;
    const taints = derive(part.taints, node, `added to \`${receiverNode.text || 'a collection'}\``, identity);
    addToCollection({ owner: receiverNode, collection: receiver, part: { ...part, taints } }, state, interpreter);
  }
  return cleanValue(identity);
}

function setEntry(call: Call, state: State, interpreter: Interpreter): Value {
  const [key, value] = call.args;
  const owner = call.receiverNode;
  if (owner && value && key) addToCollection({ owner, collection: call.receiver, part: value }, state, interpreter);
  return call.receiver;
}

/** What is looked up in a table of ours is ours, whoever chose the key. */
function getEntry(call: Call, identity: string, state: State): Value {
  const [key, fallback] = call.args;
  const { receiver } = call;
  const isByKey = call.method !== 'shift' && !(call.method === 'pop' && call.args.length === 0);
  const known = isByKey && key?.constant !== undefined && receiver.fields?.has(String(key.constant));
  const found = known ? fieldOf(receiver, String(key?.constant), call.node, state) : elementOf(receiver);
  const label = typeof key?.constant === 'string' ? `read as \`${key.constant}\`` : '';
  const taints = derive(found.taints, call.node, label, identity);
  const entry: Value = { ...found, identity, taints: state.tainted(taints), isStructured: undefined };
  return fallback && !known ? joinValues(entry, fallback) : entry;
}

/** `list.join(sep)` and, in Python, `sep.join(list)`; joining paths takes any number of parts. */
function joinList(call: Call, identity: string): Value | null {
  if (call.args.length > 1 || /(?:^|\.)path(?:\.|$)/.test(call.qualified ?? '')) return null;
  const [first] = call.args;
  const { splitBy } = call.receiver;
  // Splitting at a character and joining with another text replaces it everywhere.
  const removed = splitBy === undefined ? '' : removedByJoin(splitBy, first?.constant);
  const kept = withoutCharacters(allTaints(call.receiver), removed);
  const taints = joinTaints(kept, first ? allTaints(first) : []);
  return { taints: derive(taints, call.node, 'joined into a string', identity), identity };
}

/** Pairs of key and value; one by one where the keys are known. */
function entriesOf(value: Value, identity: string): Value {
  const pairOf = (key: Value, part: Value): Value => ({
    taints: [],
    identity: '',
    isStructured: true,
    fields: new Map([
      ['0', key],
      ['1', part],
    ]),
  });
  const known = knownElements(value);
  if (known) {
    const keys = [...(value.fields?.keys() ?? [])];
    const pairs = known.map((part, index) => pairOf({ taints: [], identity: '', constant: keys[index] }, part));
    return {
      taints: [],
      identity,
      fields: new Map(pairs.map((one, index) => [String(index), one])),
      isStructured: true,
    };
  }
  return {
    taints: [],
    identity,
    rest: pairOf({ taints: value.taints, identity: '' }, elementOf(value)),
    isStructured: true,
  };
}

/** The opposite: a table from pairs, whose keys nobody asks about. */
function tableOf(pairs: Value, identity: string): Value {
  const pair = elementOf(pairs);
  const rest = pair.fields?.get('1') ?? pair;
  return { taints: [], identity, rest, isStructured: true, isTable: true };
}

function numbered(value: Value, identity: string): Value {
  const list = entriesOf({ ...value, fields: undefined, rest: elementOf(value) }, identity);
  const pair = list.rest;
  return pair
    ? {
        ...list,
        rest: {
          ...pair,
          fields: new Map([
            ['0', UNKNOWN],
            ['1', elementOf(value)],
          ]),
        },
      }
    : list;
}

function mergeObjects(call: Call, state: State, interpreter: Interpreter): Value {
  const merged = call.args.reduce((object, one) => joinValues(object, one), UNKNOWN);
  const [first] = call.argNodes;
  if (first?.kind === 'name')
    addToCollection({ owner: first, collection: call.args[0] ?? UNKNOWN, part: elementOf(merged) }, state, interpreter);
  return { ...merged, isStructured: true };
}

function replaceText(call: Call, identity: string, interpreter: Interpreter): Value {
  const removed = replacedCharacters(call.node, call.args, call.method, interpreter.family === 'python');
  const kept = withoutCharacters(allTaints(call.receiver), removed);
  const [, by] = call.args;
  const taints: readonly Taint[] = joinTaints(kept, by && !by.callable ? allTaints(by) : []);
  return { taints: derive(taints, call.node, `passed through \`${call.method}()\``, identity), identity };
}

function formatText(call: Call, identity: string): Value {
  const taints = call.args.reduce<readonly Taint[]>(
    (found, one) => joinTaints(found, allTaints(one)),
    allTaints(call.receiver),
  );
  return { taints: derive(taints, call.node, 'joined into a string', identity), identity };
}
