import jwt from 'jsonwebtoken';
import { Strategy } from 'passport-jwt';

const options = { algorithms: ['RS256'] };
// ruleid: javascript-jwt-expiration-ignored
options.ignoreExpiration = true;

export function strategies(key, fromHeader) {
  // ruleid: javascript-jwt-expiration-ignored
  const lax = new Strategy({ jwtFromRequest: fromHeader, secretOrKey: key, ignoreExpiration: true }, () => null);
  // ok: javascript-jwt-expiration-ignored
  const strict = new Strategy({ jwtFromRequest: fromHeader, secretOrKey: key, ignoreExpiration: false }, () => null);
  // ok: javascript-jwt-expiration-ignored
  const plain = new Strategy({ jwtFromRequest: fromHeader, secretOrKey: key }, () => null);
  return [lax, strict, plain];
}

export function member(token, key) {
  // ruleid: javascript-jwt-expiration-ignored
  const old = jwt.verify(token, key, { algorithms: ['RS256'], 'ignoreExpiration': true });
  // ok: javascript-jwt-expiration-ignored
  const now = jwt.verify(token, key, { algorithms: ['RS256'], clockTolerance: 30 });
  return [old, now, options];
}
