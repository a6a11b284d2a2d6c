import { decodeUnsigned, encodeUnsigned, findSection, type Section, withSection } from './wasm-format.ts';

/** Kinds of exports and imports, types and instructions, by the specification. */
const FUNCTION = 0;
const GLOBAL = 3;
const I32 = 0x7f;
const [CONSTANT, MUTABLE] = [0, 1];
const [I32_CONST, END] = [0x41, 0x0b];

/** What a restartable module exports beside its own. */
export const STACK_POINTER = 'stack_pointer';
export const STARTED_AT = 'started_at';

/** `block; if (!*address) { … }`: the guard of wasi-libc (crt1-command.c) against a second start, as it was compiled. */
const GUARD_BEFORE = [0x02, 0x40, I32_CONST];
const GUARD_AFTER = [0x28, 0x02, 0x00, 0x45, 0x04, 0x40];

/**
 * The same module with its stack pointer exported, and the address of the flag by which it refuses to be started a
 * second time: what is needed, beside its memory, to go on from a state that was kept.
 * @throws {Error} for a module that keeps its state in another way
 */
export function makeRestartable(module: Uint8Array): Uint8Array {
  const address = startFlag(module);
  const globals = findSection(module, 'global');
  const [count, first] = decodeUnsigned(module, globals.body);
  if (count !== 1 || module[first] !== I32 || module[first + 1] !== MUTABLE)
    throw new Error('Expected one mutable global in the WASM module, the stack pointer.');
  const own = module.subarray(first, globals.end);
  const flag = [I32, CONSTANT, I32_CONST, ...address, END];
  const withGlobals = withSection(module, 'global', [...encodeUnsigned(2), ...own, ...flag]);

  const exports = findSection(withGlobals, 'export');
  const [exported, entries] = decodeUnsigned(withGlobals, exports.body);
  return withSection(withGlobals, 'export', [
    ...encodeUnsigned(exported + 2),
    ...withGlobals.subarray(entries, exports.end),
    ...exportOf(STACK_POINTER, 0),
    ...exportOf(STARTED_AT, 1),
  ]);
}

function exportOf(name: string, global: number): number[] {
  const text = new TextEncoder().encode(name);
  return [...encodeUnsigned(text.length), ...text, GLOBAL, ...encodeUnsigned(global)];
}

/** The address of the flag as it is written in the code: a signed number of the format. */
function startFlag(module: Uint8Array): number[] {
  const body = codeOf(module, startIndex(module) - importedFunctions(module));
  let at = body.start;
  let [groups, next] = decodeUnsigned(module, at);
  // Declarations of local variables: how many, and their type.
  for (; groups > 0; groups -= 1) next = decodeUnsigned(module, next)[1] + 1;
  at = next + GUARD_BEFORE.length;
  const address: number[] = [];
  do address.push(module[at + address.length] ?? 0);
  while ((address.at(-1) ?? 0) & 0x80);
  const isGuard =
    GUARD_BEFORE.every((byte, index) => module[next + index] === byte) &&
    GUARD_AFTER.every((byte, index) => module[at + address.length + index] === byte);
  if (!isGuard) throw new Error('The WASM module does not begin as wasi-libc lets a command begin.');
  return address;
}

function startIndex(module: Uint8Array): number {
  const { body } = findSection(module, 'export');
  let [count, at] = decodeUnsigned(module, body);
  for (; count > 0; count -= 1) {
    const [length, text] = decodeUnsigned(module, at);
    const name = new TextDecoder().decode(module.subarray(text, text + length));
    const [index, next] = decodeUnsigned(module, text + length + 1);
    if (name === '_start' && module[text + length] === FUNCTION) return index;
    at = next;
  }
  throw new Error('The WASM module exports no _start.');
}

/** Every import of a WASI command is a function; anything else is no such module. */
function importedFunctions(module: Uint8Array): number {
  const { body } = findSection(module, 'import');
  const [count, first] = decodeUnsigned(module, body);
  let at = first;
  for (let index = 0; index < count; index += 1) {
    for (let name = 0; name < 2; name += 1) {
      const [length, text] = decodeUnsigned(module, at);
      at = text + length;
    }
    if (module[at] !== FUNCTION) throw new Error('The WASM module imports more than functions.');
    at = decodeUnsigned(module, at + 1)[1];
  }
  return count;
}

function codeOf(module: Uint8Array, index: number): Pick<Section, 'start' | 'end'> {
  const { body } = findSection(module, 'code');
  let [, at] = decodeUnsigned(module, body);
  for (let skipped = 0; ; skipped += 1) {
    const [size, start] = decodeUnsigned(module, at);
    if (skipped === index) return { start, end: start + size };
    at = start + size;
  }
}
