import jwt from 'jsonwebtoken';
import { createHmac } from 'node:crypto';

// ruleid: javascript-hardcoded-credential
const password = 'hunter2-tidewater';
// ruleid: javascript-hardcoded-credential
const config = { user: 'app', clientSecret: 'q8Zt-4410-rrT' };
// ruleid: javascript-hardcoded-credential
const apiKey = process.env.API_KEY ?? 'live_8f1c9d77aa02';
// ok: javascript-hardcoded-credential
const secret = process.env.SECRET;
// ok: javascript-hardcoded-credential
const label = { password: 'Your password' };
// ok: javascript-hardcoded-credential
const passwordHint = 'at-least-twelve-characters';
// ok: javascript-hardcoded-credential
const short = { secret: '' };

export function sign(data) {
  // ruleid: javascript-hardcoded-credential
  const token = jwt.sign(data, 'tidewater-signs-this');
  // ruleid: javascript-hardcoded-credential
  const mac = createHmac('sha256', 'a-key-in-the-code');
  // ok: javascript-hardcoded-credential
  const other = jwt.sign(data, process.env.JWT_KEY);
  config.password = password;
  return [token, mac, other, apiKey, secret, label, passwordHint, short];
}
