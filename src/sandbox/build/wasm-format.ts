/** "\0asm" and the version. */
const HEADER_BYTES = 8;

export const SECTION = { import: 2, function: 3, memory: 5, global: 6, export: 7, code: 10 } as const;

/** A part of a module: where it begins, and its content. */
export interface Section {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

export function encodeUnsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export function decodeUnsigned(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  for (let index = start, shift = 0; ; index++, shift += 7) {
    const byte = bytes[index];
    if (byte === undefined) throw new Error('The WASM module ends inside a number.');
    value |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) return [value >>> 0, index + 1];
  }
}

/** @throws {Error} when the module has no such section */
export function findSection(module: Uint8Array, name: keyof typeof SECTION): Section {
  for (let start = HEADER_BYTES; start < module.length;) {
    const [size, body] = decodeUnsigned(module, start + 1);
    if (module[start] === SECTION[name]) return { start, body, end: body + size };
    start = body + size;
  }
  throw new Error(`The WASM module has no ${name} section.`);
}

/** The module with another content in one section. */
export function withSection(module: Uint8Array, name: keyof typeof SECTION, content: readonly number[]): Uint8Array {
  const { start, end } = findSection(module, name);
  const replaced = Uint8Array.of(SECTION[name], ...encodeUnsigned(content.length), ...content);
  const changed = new Uint8Array(start + replaced.length + module.length - end);
  changed.set(module.subarray(0, start));
  changed.set(replaced, start);
  changed.set(module.subarray(end), start + replaced.length);
  return changed;
}
