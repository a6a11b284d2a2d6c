import express from 'express';
import http from 'node:http';

const app = express();
const ORIGINS = new Set(['https://tidewater.example', 'https://book.tidewater.example']);
const PARTNERS = { north: 'https://north.example', south: 'https://south.example' };

app.use((req, res, next) => {
  // ruleid: javascript-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  // ruleid: javascript-cors-reflected-origin
  res.set('access-control-allow-origin', req.get('origin') || '*');
  const { origin } = req.headers;
  // ok: javascript-cors-reflected-origin
  if (ORIGINS.has(origin)) res.setHeader('Access-Control-Allow-Origin', origin);
  // ok: javascript-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', 'https://tidewater.example');
  // ok: javascript-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', PARTNERS[req.query.partner] ?? 'https://tidewater.example');
  // ok: javascript-cors-reflected-origin
  res.setHeader('Vary', 'Origin');
  next();
});

function allow(res, origin) {
  // ruleid: javascript-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', origin);
}

function allowKnown(res, origin) {
  const allowed = [...ORIGINS].find((one) => one === origin);
  // ok: javascript-cors-reflected-origin
  if (allowed) res.header('Access-Control-Allow-Origin', allowed);
}

app.use('/api', (req, res, next) => {
  allow(res, req.header('origin'));
  allowKnown(res, req.header('origin'));
  const origin = req.header('origin');
  if (!origin.endsWith('tidewater.example')) return next();
  // ruleid: javascript-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', origin);
  return next();
});

http.createServer((req, res) => {
  // ruleid: javascript-cors-reflected-origin
  res.writeHead(200, { 'Access-Control-Allow-Origin': req.headers.origin });
  // ok: javascript-cors-reflected-origin
  res.end(JSON.stringify({ origin: req.headers.origin }));
});
