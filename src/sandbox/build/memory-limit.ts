/** A WASM page, by the specification. */
const PAGE_BYTES = 64 * 1024;
/** "\0asm" and the version. */
const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
/** Bit 0 of the limits' flag: a maximum follows. */
const HAS_MAXIMUM = 1;

function encodeUnsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function decodeUnsigned(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  for (let index = start, shift = 0; ; index++, shift += 7) {
    const byte = bytes[index];
    if (byte === undefined) throw new Error('The WASM module ends inside a number.');
    value |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) return [value >>> 0, index + 1];
  }
}

/**
 * The same module with a maximum on its memory. CPython's own build has none, so that a memory bomb would take 4 GB
 * before it met one; with a maximum the interpreter raises a clean MemoryError.
 */
export function limitMemory(module: Uint8Array, bytesMax: number): Uint8Array {
  for (let offset = HEADER_BYTES; offset < module.length;) {
    const section = module[offset];
    const [size, body] = decodeUnsigned(module, offset + 1);
    if (section === MEMORY_SECTION) {
      const [count, limits] = decodeUnsigned(module, body);
      if (count !== 1) throw new Error(`Expected one memory in the WASM module, found ${count}.`);
      const [minimum] = decodeUnsigned(module, limits + 1);
      const maximum = Math.floor(bytesMax / PAGE_BYTES);
      if (minimum > maximum) throw new Error(`The module starts with ${minimum} pages, more than ${maximum}.`);
      const flags = (module[limits] as number) | HAS_MAXIMUM;
      const content = [1, flags, ...encodeUnsigned(minimum), ...encodeUnsigned(maximum)];
      const replaced = Uint8Array.of(MEMORY_SECTION, ...encodeUnsigned(content.length), ...content);
      const rest = module.subarray(body + size);
      const limited = new Uint8Array(offset + replaced.length + rest.length);
      limited.set(module.subarray(0, offset));
      limited.set(replaced, offset);
      limited.set(rest, offset + replaced.length);
      return limited;
    }
    offset = body + size;
  }
  throw new Error('The WASM module has no memory section.');
}
