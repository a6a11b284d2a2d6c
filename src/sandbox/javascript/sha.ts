// SHA-1 (Express's ETags) and SHA-256, after FIPS 180-4. Small rather than fast: inputs are pages and passwords.

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));
const rotateRight = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** The message, a one bit, zeros, and its length in bits as 64-bit big-endian; a multiple of 64 bytes. */
function pad(message: Uint8Array): DataView {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(padded.length - 4, message.length << 3);
  return view;
}

function toBytes(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => view.setInt32(index * 4, word));
  return bytes;
}

function add(state: Int32Array, values: readonly number[]): void {
  values.forEach((value, index) => {
    state[index] = ((state[index] as number) + value) | 0;
  });
}

export function sha1(message: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const view = pad(message);
  const w = new Int32Array(80);
  const at = (index: number): number => w[index] as number;
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 80; i++) w[i] = rotateLeft(at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16), 1);
    let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      let mix: number;
      if (i < 20) mix = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) mix = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) mix = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else mix = (b ^ c ^ d) + 0xca62c1d6;
      const next = (rotateLeft(a, 5) + mix + e + at(i)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    add(state, [a, b, c, d, e]);
  }
  return toBytes(state);
}

/** Fractional bits of the square or cube roots of the first primes: the constants of SHA-256. */
function rootBits(count: number, root: (prime: number) => number): number[] {
  const bits: number[] = [];
  for (let candidate = 2; bits.length < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime) bits.push(Math.floor((root(candidate) % 1) * 0x1_0000_0000) | 0);
  }
  return bits;
}

const SHA256_START = rootBits(8, Math.sqrt);
const SHA256_ROUNDS = rootBits(64, Math.cbrt);

export function sha256(message: Uint8Array): Uint8Array {
  const state = Int32Array.from(SHA256_START);
  const view = pad(message);
  const w = new Int32Array(64);
  const at = (index: number): number => w[index] as number;
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const s0 = rotateRight(at(i - 15), 7) ^ rotateRight(at(i - 15), 18) ^ (at(i - 15) >>> 3);
      const s1 = rotateRight(at(i - 2), 17) ^ rotateRight(at(i - 2), 19) ^ (at(i - 2) >>> 10);
      w[i] = (at(i - 16) + s0 + at(i - 7) + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = [...state] as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + (SHA256_ROUNDS[i] as number) + at(i)) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    add(state, [a, b, c, d, e, f, g, h]);
  }
  return toBytes(state);
}
