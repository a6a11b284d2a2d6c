import crypto, { createDecipheriv as open } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';

export function readBooking(key, iv, sealed) {
  // ruleid: javascript-gcm-without-tag
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv);
  return decipher.update(sealed, 'base64', 'utf8');
}

export function readShort(key, iv, sealed) {
  // ruleid: javascript-gcm-without-tag
  return open(ALGORITHM, key, iv).update(sealed);
}

export function readNote(key, iv, sealed) {
  // ruleid: javascript-gcm-without-tag
  const decipher = open('chacha20-poly1305', key, iv, { authTagLength: 16 });
  const text = decipher.update(sealed);
  return Buffer.concat([text, decipher.final()]);
}

export function readSafely(key, iv, tag, sealed) {
  // ok: javascript-gcm-without-tag
  const decipher = open(ALGORITHM, key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

export function readChained(key, iv, tag, sealed) {
  // ok: javascript-gcm-without-tag
  const decipher = open('aes-128-gcm', key, iv).setAuthTag(tag);
  return decipher.update(sealed);
}

export function readChecked(key, iv, tag, sealed) {
  // ok: javascript-gcm-without-tag
  const decipher = crypto.createDecipheriv(ALGORITHM, key, iv);
  if (tag.length === 16) {
    decipher.setAuthTag(tag);
  }
  return decipher.update(sealed);
}

export function seal(key, iv, text) {
  // ok: javascript-gcm-without-tag
  const cipher = crypto.createCipheriv(ALGORITHM, key, iv);
  return [cipher.update(text), cipher.final(), cipher.getAuthTag()];
}

export function readOld(key, iv, sealed) {
  // ok: javascript-gcm-without-tag
  return crypto.createDecipheriv('aes-256-cbc', key, iv).update(sealed);
}
