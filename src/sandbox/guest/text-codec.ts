// TextEncoder and TextDecoder for QuickJS, which has neither: UTF-8 only, after the WHATWG Encoding Standard.

function isContinuation(byte: number | undefined): byte is number {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** The code point at `index` and its length; a broken sequence is one U+FFFD for one byte. */
function decodeAt(bytes: Uint8Array, index: number): [codePoint: number, length: number] {
  const first = bytes[index] as number;
  if (first < 0x80) return [first, 1];
  const [b1, b2, b3] = [bytes[index + 1], bytes[index + 2], bytes[index + 3]];
  if (first >= 0xc2 && first < 0xe0 && isContinuation(b1)) return [((first & 0x1f) << 6) | (b1 & 0x3f), 2];
  if (first >= 0xe0 && first < 0xf0 && isContinuation(b1) && isContinuation(b2)) {
    const point = ((first & 0x0f) << 12) | ((b1 & 0x3f) << 6) | (b2 & 0x3f);
    if (point >= 0x800 && (point < 0xd800 || point > 0xdfff)) return [point, 3];
  }
  if (first >= 0xf0 && first < 0xf5 && isContinuation(b1) && isContinuation(b2) && isContinuation(b3)) {
    const point = ((first & 0x07) << 18) | ((b1 & 0x3f) << 12) | ((b2 & 0x3f) << 6) | (b3 & 0x3f);
    if (point >= 0x10000 && point <= 0x10ffff) return [point, 4];
  }
  return [0xfffd, 1];
}

export class TextDecoder {
  readonly encoding = 'utf-8';

  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return '';
    const bytes =
      input instanceof ArrayBuffer
        ? new Uint8Array(input)
        : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    let text = '';
    for (let index = 0; index < bytes.length;) {
      const [codePoint, length] = decodeAt(bytes, index);
      text += String.fromCodePoint(codePoint);
      index += length;
    }
    return text;
  }
}

export class TextEncoder {
  readonly encoding = 'utf-8';

  encode(input = ''): Uint8Array {
    const bytes: number[] = [];
    for (const character of String(input).toWellFormed()) {
      const point = character.codePointAt(0) as number;
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
      else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
      else {
        bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
        bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
      }
    }
    return new Uint8Array(bytes);
  }
}
