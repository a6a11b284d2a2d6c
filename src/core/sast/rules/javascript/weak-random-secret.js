import { randomBytes, randomUUID } from 'node:crypto';

// ruleid: javascript-weak-random-secret
const token = Math.random().toString(36).slice(2);
// ruleid: javascript-weak-random-secret
const resetCode = Math.floor(Math.random() * 1_000_000);
// ok: javascript-weak-random-secret
const sessionToken = randomUUID();
// ok: javascript-weak-random-secret
const apiKey = randomBytes(32).toString('hex');
// ok: javascript-weak-random-secret
const angle = Math.random() * 360;

// ruleid: javascript-weak-random-secret
function makeToken() {
  const alphabet = 'abc';
  return alphabet[Math.floor(Math.random() * alphabet.length)];
}

export function start(request) {
  // ruleid: javascript-weak-random-secret
  request.session.csrfSecret = `${Date.now()}-${Math.random()}`;
  // ruleid: javascript-weak-random-secret
  const user = { name: 'a', password: String(Math.random()) };
  // ok: javascript-weak-random-secret
  const position = { x: Math.random(), y: Math.random() };
  return [token, resetCode, sessionToken, apiKey, angle, makeToken(), user, position];
}
