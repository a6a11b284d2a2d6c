import { randomBytes } from 'node:crypto';

/** 120 bits, so that ids never meet and tell nobody how many there are. */
const ID_BYTES = 15;

export function newId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}
