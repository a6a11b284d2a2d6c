// body-parser decodes through iconv-lite, whose tables weigh more than Express itself. Labs send UTF-8 or Latin-1.
const SUPPORTED = /^(?:utf-?8|us-ascii|ascii|iso-8859-1|latin1)$/i;

function nodeName(encoding: string): BufferEncoding {
  return /8859|latin|ascii/i.test(encoding) ? 'latin1' : 'utf8';
}

export function encodingExists(encoding: string): boolean {
  return SUPPORTED.test(encoding || 'utf-8');
}

export function decode(bytes: Uint8Array, encoding: string): string {
  return Buffer.from(bytes).toString(nodeName(encoding));
}

export function encode(text: string, encoding: string): Buffer {
  return Buffer.from(text, nodeName(encoding));
}

export function getDecoder(encoding: string): { write(chunk: Uint8Array): string; end(): string } {
  if (!encodingExists(encoding)) throw new Error(`Encoding not recognized: '${encoding}'`);
  const chunks: Buffer[] = [];
  return {
    write(chunk) {
      chunks.push(Buffer.from(chunk));
      return '';
    },
    end: () => Buffer.concat(chunks).toString(nodeName(encoding)),
  };
}

export default { encodingExists, decode, encode, getDecoder };
