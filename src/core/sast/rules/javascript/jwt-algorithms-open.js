import jwt, { verify as check } from 'jsonwebtoken';
import { expressjwt } from 'express-jwt';

const KEY = process.env.JWT_PUBLIC_KEY;
const OPTIONS = { algorithms: ['RS256'] };

export function readers(token, app, done) {
  // ruleid: javascript-jwt-algorithms-open
  const a = jwt.verify(token, KEY);
  // ruleid: javascript-jwt-algorithms-open
  const b = check(token, KEY, { issuer: 'tidewater' });
  // ruleid: javascript-jwt-algorithms-open
  jwt.verify(token, KEY, (error, claims) => done(error, claims));
  // ok: javascript-jwt-algorithms-open
  const c = jwt.verify(token, KEY, { algorithms: ['RS256'] });
  // ok: javascript-jwt-algorithms-open
  const d = check(token, KEY, OPTIONS);
  // ok: javascript-jwt-algorithms-open
  const e = check(token, KEY, { ...OPTIONS, issuer: 'tidewater' });
  // ok: javascript-jwt-algorithms-open
  jwt.verify(token, KEY, { algorithms: ['RS256'] }, done);
  // ok: javascript-jwt-algorithms-open
  app.use(expressjwt({ secret: KEY, algorithms: ['RS256'] }));
  return [a, b, c, d, e];
}
