import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import crypto, { createHash, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';

export async function store(user, password, salt) {
  // ruleid: javascript-fast-password-hash
  user.hash = createHash('sha256').update(password).digest('hex');
  // ruleid: javascript-fast-password-hash
  user.salted = crypto.createHash('sha512').update(salt + password).digest('hex');
  // ruleid: javascript-fast-password-hash
  user.short = await bcrypt.hash(password, 4);
  // ruleid: javascript-fast-password-hash
  user.rounds = pbkdf2Sync(password, salt, 1000, 32, 'sha256');
  // ruleid: javascript-fast-password-hash
  user.cheap = scryptSync(password, salt, 32, { N: 1024 });
  // ok: javascript-fast-password-hash
  user.argon = await argon2.hash(password);
  // ok: javascript-fast-password-hash
  user.bcrypt = await bcrypt.hash(password, 12);
  // ok: javascript-fast-password-hash
  user.pbkdf2 = pbkdf2Sync(password, salt, 600_000, 32, 'sha256');
  // ok: javascript-fast-password-hash
  user.scrypt = scryptSync(password, randomBytes(16), 32);
  // ok: javascript-fast-password-hash
  user.avatar = createHash('sha256').update(user.email).digest('hex');
  // ok: javascript-fast-password-hash
  user.tokenHash = createHash('sha256').update(user.passwordResetToken).digest('hex');
  return user;
}
