import type { Call } from './calls.ts';
import { allocate } from './heap.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import { withField, type Value } from './value.ts';

/** Calls of a class that `namedtuple` has made: its fields have names and places. */
export function makeRecord(callee: Value, call: Call, state: State, interpreter: Interpreter): Value | null {
  if (!callee.foreign?.startsWith('record:')) return null;
  const names = callee.foreign.slice('record:'.length).split(',');
  const blank: Value = {
    taints: [],
    identity: identityOf(interpreter, call.node),
    fields: new Map(),
    length: 0,
    isStructured: true,
  };
  let index = 0;
  let made = blank;
  const given = new Map(call.list.map(({ name, value }) => [name ?? names[index++] ?? '', value] as const));
  names.forEach((name, place) => {
    const value = given.get(name);
    if (value) made = withField(made, String(place), value);
  });
  // By name as well, after the places, so that both read the same.
  for (const [name, value] of given) made = withField(made, name, value);
  return allocate({ ...made, length: names.length }, state, interpreter);
}
