import crypto, { createHash as hash } from 'node:crypto';
import md5 from 'md5';

const ALGORITHM = 'md5';

export function digest(text, key) {
  // ruleid: javascript-weak-hash
  const a = crypto.createHash('md5').update(text).digest('hex');
  // ruleid: javascript-weak-hash
  const b = hash('SHA1').update(text).digest();
  // ruleid: javascript-weak-hash
  const c = hash(ALGORITHM).update(text).digest();
  // ruleid: javascript-weak-hash
  const d = crypto.createHmac('md5', key).update(text).digest();
  // ruleid: javascript-weak-hash
  const e = md5(text);
  // ok: javascript-weak-hash
  const f = crypto.createHash('sha256').update(text).digest('hex');
  // ok: javascript-weak-hash
  const g = crypto.createHmac('sha512', key).update(text).digest();
  // ok: javascript-weak-hash
  const h = crypto.createCipheriv('aes-256-gcm', key, text);
  return [a, b, c, d, e, f, g, h];
}
