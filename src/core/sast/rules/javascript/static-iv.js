import crypto, { createCipheriv, randomBytes } from 'node:crypto';

const VECTOR = 'tidewater-0000-1';
const ZEROS = Buffer.alloc(16);

export function sealAll(text, key) {
  // ruleid: javascript-static-iv
  const a = createCipheriv('aes-256-cbc', key, '0123456789abcdef').update(text);
  // ruleid: javascript-static-iv
  const b = createCipheriv('aes-256-cbc', key, ZEROS).update(text);
  // ruleid: javascript-static-iv
  const c = crypto.createCipheriv('aes-256-gcm', key, Buffer.from('000102030405060708090a0b', 'hex')).update(text);
  // ruleid: javascript-static-iv
  const d = createCipheriv('aes-256-ctr', key, VECTOR).update(text);
  // ok: javascript-static-iv
  const e = createCipheriv('aes-256-gcm', key, randomBytes(12)).update(text);
  return [a, b, c, d, e];
}

function sealWith(text, key, iv) {
  // ruleid: javascript-static-iv
  return createCipheriv('aes-256-gcm', key, iv).update(text);
}

function sealFresh(text, key, iv = randomBytes(12)) {
  // ok: javascript-static-iv
  return Buffer.concat([iv, createCipheriv('aes-256-gcm', key, iv).update(text)]);
}

export class Vault {
  constructor(key) {
    this.key = key;
  }

  put(text) {
    const iv = crypto.randomBytes(12);
    // ok: javascript-static-iv
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }

  putNumbered(text) {
    // ok: javascript-static-iv
    return createCipheriv('aes-256-gcm', this.key, crypto.getRandomValues(new Uint8Array(12))).update(text);
  }

  get(sealed) {
    // ok: javascript-static-iv
    return crypto.createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12)).update(sealed.subarray(12));
  }

  both(text) {
    // ok: javascript-static-iv
    const other = createCipheriv('aes-256-ecb', this.key, null).update(text);
    return [sealWith(text, this.key, Buffer.alloc(12)), sealFresh(text, this.key), other];
  }
}
