import { decodeUnsigned, encodeUnsigned, findSection, withSection } from './wasm-format.ts';

/** A WASM page, by the specification. */
const PAGE_BYTES = 64 * 1024;
/** Bit 0 of the limits' flag: a maximum follows. */
const HAS_MAXIMUM = 1;

/**
 * The same module with a maximum on its memory. CPython's own build has none, so that a memory bomb would take 4 GB
 * before it met one; with a maximum the interpreter raises a clean MemoryError.
 */
export function limitMemory(module: Uint8Array, bytesMax: number): Uint8Array {
  const [count, limits] = decodeUnsigned(module, findSection(module, 'memory').body);
  if (count !== 1) throw new Error(`Expected one memory in the WASM module, found ${count}.`);
  const [minimum] = decodeUnsigned(module, limits + 1);
  const maximum = Math.floor(bytesMax / PAGE_BYTES);
  if (minimum > maximum) throw new Error(`The module starts with ${minimum} pages, more than ${maximum}.`);
  const flags = (module[limits] as number) | HAS_MAXIMUM;
  return withSection(module, 'memory', [1, flags, ...encodeUnsigned(minimum), ...encodeUnsigned(maximum)]);
}
