// The `buffer` package works through UTF-8 byte by byte, which takes an interpreter a microsecond each. The host does it.
import { Buffer } from 'buffer/';
import { host } from './host.ts';

/** What `Buffer.from(text)` means when no encoding is named, or this one is. */
function isUtf8(encoding: unknown): boolean {
  return encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';
}

function toBuffer(bytes: Uint8Array): Buffer {
  Object.setPrototypeOf(bytes, Buffer.prototype);
  return bytes as Buffer;
}

/** The bytes of a view alone, which need not be all of its buffer. */
function bytesOf(view: ArrayBufferView, start = 0, end = view.byteLength): ArrayBuffer {
  return view.buffer.slice(view.byteOffset + start, view.byteOffset + end) as ArrayBuffer;
}

export function speedUpBuffer(): void {
  const slow = { from: Buffer.from, byteLength: Buffer.byteLength, toString: Buffer.prototype.toString };
  Object.assign(Buffer, {
    from(value: unknown, ...rest: unknown[]) {
      if (typeof value === 'string' && isUtf8(rest[0])) return toBuffer(host.encodeUtf8(value));
      return Reflect.apply(slow.from, Buffer, [value, ...rest]);
    },
    byteLength(value: unknown, encoding: unknown) {
      if (typeof value === 'string' && isUtf8(encoding)) return host.encodeUtf8(value).byteLength;
      return Reflect.apply(slow.byteLength, Buffer, [value, encoding]);
    },
  });
  Buffer.prototype.toString = function toString(this: Buffer, encoding?: string, start?: number, end?: number): string {
    if (!isUtf8(encoding)) return Reflect.apply(slow.toString, this, [encoding, start, end]);
    return host.decodeUtf8(bytesOf(this, start, end));
  };
}

/** UTF-8 only, and never fatal, as labs need it. */
export class TextDecoder {
  readonly encoding = 'utf-8';

  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return '';
    return host.decodeUtf8(ArrayBuffer.isView(input) ? bytesOf(input) : input.slice(0)).replace(/^\ufeff/, '');
  }
}

export class TextEncoder {
  readonly encoding = 'utf-8';

  encode(text = ''): Uint8Array {
    return host.encodeUtf8(String(text));
  }
}

export function digest(name: string, message: ArrayBufferView): Buffer {
  return toBuffer(host.digest(name, bytesOf(message)));
}
