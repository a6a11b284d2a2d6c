import bcrypt from 'bcrypt';
import { pbkdf2Sync, randomBytes, scrypt, scryptSync as derive } from 'node:crypto';

const SALT = 'tidewater';

export function hashes(password, user, done) {
  // ruleid: javascript-static-salt
  const a = derive(password, 'pepper', 32);
  // ruleid: javascript-static-salt
  const b = pbkdf2Sync(user.password, SALT, 600_000, 32, 'sha512');
  // ruleid: javascript-static-salt
  const c = bcrypt.hashSync(password, '$2b$12$abcdefghijklmnopqrstuu');
  // ok: javascript-static-salt
  const d = derive(password, randomBytes(16), 32);
  // ok: javascript-static-salt
  const e = derive(password, user.salt, 32);
  // ok: javascript-static-salt
  scrypt(password, Buffer.from(user.salt, 'hex'), 32, done);
  // ok: javascript-static-salt
  const f = bcrypt.hashSync(password, 12);
  // ok: javascript-static-salt
  const key = derive(process.env.MASTER_KEY, 'cookie encryption', 32);
  return [a, b, c, d, e, f, key];
}
