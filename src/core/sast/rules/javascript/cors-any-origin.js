import cors from 'cors';
import express from 'express';

const app = express();
const ORIGINS = ['https://tidewater.example', 'https://book.tidewater.example'];

// ruleid: javascript-cors-any-origin
app.use(cors({ origin: true, credentials: true }));
// ruleid: javascript-cors-any-origin
const open = { methods: ['GET'], credentials: true, origin: '*' };
app.use(
  '/api',
  // ruleid: javascript-cors-any-origin
  cors({ credentials: true, origin: (origin, done) => done(null, true) }),
);
// ok: javascript-cors-any-origin
app.use('/public', cors());
// ok: javascript-cors-any-origin
app.use('/public', cors({ origin: '*' }));
// ok: javascript-cors-any-origin
app.use('/api', cors({ origin: ORIGINS, credentials: true }));
// ok: javascript-cors-any-origin
app.use('/api', cors({ origin: (origin, done) => done(null, ORIGINS.includes(origin)), credentials: true }));

export function allow(req, res, next) {
  // ruleid: javascript-cors-any-origin
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next(open);
}

export function allowOurs(req, res, next) {
  // ok: javascript-cors-any-origin
  res.setHeader('Access-Control-Allow-Origin', 'https://tidewater.example');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
}
