import crypto, { generateKeyPairSync, generateKeyPair as make } from 'node:crypto';

export function keys(done) {
  // ruleid: javascript-weak-key-size
  const old = generateKeyPairSync('rsa', { modulusLength: 1024 });
  // ruleid: javascript-weak-key-size
  make('rsa-pss', { modulusLength: 512, hashAlgorithm: 'sha256' }, done);
  // ruleid: javascript-weak-key-size
  const small = crypto.createECDH('secp160r1');
  // ruleid: javascript-weak-key-size
  const group = crypto.getDiffieHellman('modp2');
  // ok: javascript-weak-key-size
  const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 });
  // ok: javascript-weak-key-size
  const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // ok: javascript-weak-key-size
  const signing = generateKeyPairSync('ed25519');
  // ok: javascript-weak-key-size
  const modern = crypto.getDiffieHellman('modp14');
  return [old, small, group, rsa, curve, signing, modern];
}
