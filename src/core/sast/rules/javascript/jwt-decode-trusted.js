import express from 'express';
import { decodeJwt, jwtVerify } from 'jose';
import jwt from 'jsonwebtoken';
import { keyFor } from './keys.js';

const app = express();

app.use((req, res, next) => {
  const token = req.get('authorization')?.slice(7);
  // ruleid: javascript-jwt-decode-trusted
  req.user = jwt.decode(token);
  const claims = decodeJwt(token);
  // ruleid: javascript-jwt-decode-trusted
  if (claims.role !== 'admin') return res.status(403).end();
  // ruleid: javascript-jwt-decode-trusted
  res.locals.userId = claims.sub;
  // ok: javascript-jwt-decode-trusted
  req.user = jwt.verify(token, process.env.JWT_KEY, { algorithms: ['HS256'] });
  // ok: javascript-jwt-decode-trusted
  res.locals.requestId = claims.jti;
  return next();
});

function readToken(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));
}

app.use(async (req, res, next) => {
  // ruleid: javascript-jwt-decode-trusted
  req.auth = readToken(req.cookies.token);
  const { header } = jwt.decode(req.cookies.token, { complete: true });
  // ok: javascript-jwt-decode-trusted
  const key = keyFor(header.kid);
  const { payload } = await jwtVerify(req.cookies.token, await keyFor('main'), { algorithms: ['ES256'] });
  // ok: javascript-jwt-decode-trusted
  req.user = payload;
  // ok: javascript-jwt-decode-trusted
  if (payload.role !== 'admin') return res.status(403).end();
  // ok: javascript-jwt-decode-trusted
  console.log(jwt.decode(req.cookies.token)?.exp, key);
  return next();
});

export function isExpired(token) {
  // ok: javascript-jwt-decode-trusted
  return jwt.decode(token).exp * 1000 < Date.now();
}
