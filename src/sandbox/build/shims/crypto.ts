// node:crypto as far as Express and the labs need it.
import { host } from '../../guest/subject/host.ts';
import { digest } from '../../guest/subject/fast-bytes.ts';

type Data = string | Uint8Array;

const HASHES = ['sha1', 'sha256'];
/** Both hashes work on blocks of 64 bytes (RFC 2104). */
const BLOCK_BYTES = 64;

function hashNamed(name: string): (message: Uint8Array) => Uint8Array {
  const hash = String(name).toLowerCase().replace('-', '');
  if (!HASHES.includes(hash))
    throw new Error(`Digest method not supported in a lab: ${name} (there are sha1 and sha256)`);
  return (message) => digest(hash, message);
}

class Digest {
  finish: (message: Buffer) => Uint8Array;
  chunks: Buffer[] = [];

  constructor(finish: (message: Buffer) => Uint8Array) {
    this.finish = finish;
  }
  update(data: Data, encoding?: BufferEncoding): this {
    this.chunks.push(typeof data === 'string' ? Buffer.from(data, encoding) : Buffer.from(data));
    return this;
  }
  digest(encoding?: BufferEncoding): Buffer | string {
    const bytes = Buffer.from(this.finish(Buffer.concat(this.chunks)));
    return encoding ? bytes.toString(encoding) : bytes;
  }
}

export function createHash(name: string): Digest {
  return new Digest(hashNamed(name));
}

export function createHmac(name: string, key: Data): Digest {
  const hash = hashNamed(name);
  let secret: Uint8Array = Buffer.from(key as string);
  if (secret.length > BLOCK_BYTES) secret = hash(secret);
  const inner = new Uint8Array(BLOCK_BYTES).fill(0x36);
  const outer = new Uint8Array(BLOCK_BYTES).fill(0x5c);
  secret.forEach((byte, index) => {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  });
  return new Digest((message) => hash(Buffer.concat([outer, hash(Buffer.concat([inner, message]))])));
}

export function randomBytes(size: number): Buffer {
  return Buffer.from(host.random(String(size)), 'hex');
}

export function randomInt(low: number, high?: number): number {
  const [from, to] = high === undefined ? [0, low] : [low, high];
  return from + (randomBytes(6).readUIntBE(0, 6) % (to - from));
}

export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function timingSafeEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) throw new RangeError('Input buffers must have the same byte length');
  let difference = 0;
  left.forEach((byte, index) => {
    difference |= byte ^ (right[index] as number);
  });
  return difference === 0;
}

export default { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual };
