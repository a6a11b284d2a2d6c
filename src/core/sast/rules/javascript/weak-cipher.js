import CryptoJS from 'crypto-js';
import crypto, { createCipheriv as cipher } from 'node:crypto';

const MODE = 'aes-128-ecb';

export function seal(text, key, iv) {
  // ruleid: javascript-weak-cipher
  const a = crypto.createCipher('aes-256-cbc', 'harbour').update(text);
  // ruleid: javascript-weak-cipher
  const b = cipher('des-ede3-cbc', key, iv).update(text);
  // ruleid: javascript-weak-cipher
  const c = cipher(MODE, key, null).update(text);
  // ruleid: javascript-weak-cipher
  const d = CryptoJS.TripleDES.encrypt(text, key).toString();
  // ruleid: javascript-weak-cipher
  const e = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB }).toString();
  // ok: javascript-weak-cipher
  const f = cipher('aes-256-gcm', key, iv).update(text);
  // ok: javascript-weak-cipher
  const g = cipher('chacha20-poly1305', key, iv, { authTagLength: 16 }).update(text);
  // ok: javascript-weak-cipher
  const h = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CTR }).toString();
  // ok: javascript-weak-cipher
  const i = crypto.createDecipheriv('aes-256-gcm', key, iv).update(text);
  return [a, b, c, d, e, f, g, h, i];
}
