import * as jose from 'jose';
import { UnsecuredJWT } from 'jose';
import jwt, { verify as check } from 'jsonwebtoken';
import simple from 'jwt-simple';

const ACCEPTED = ['HS256', 'none'];

export function tokens(token, key, member) {
  // ruleid: javascript-jwt-none
  const a = jwt.verify(token, key, { algorithms: ['RS256', 'none'] });
  // ruleid: javascript-jwt-none
  const b = jwt.sign({ sub: member.id }, null, { algorithm: 'none' });
  // ruleid: javascript-jwt-none
  const c = simple.decode(token, key, true);
  // ruleid: javascript-jwt-none
  const d = UnsecuredJWT.decode(token);
  // ok: javascript-jwt-none
  const e = check(token, key, { algorithms: ['HS256'] });
  // ok: javascript-jwt-none
  const f = jwt.sign({ sub: member.id }, key, { algorithm: 'ES256' });
  // ok: javascript-jwt-none
  const g = simple.decode(token, key, false, 'HS256');
  // ok: javascript-jwt-none
  const h = jose.jwtVerify(token, key, { algorithms: ['EdDSA'] });
  return [a, b, c, d, e, f, g, h, ACCEPTED];
}
