import { serialize } from 'cookie';
import express from 'express';
import net from 'node:net';

const app = express();
const CACHING = { long: 'max-age=86400', none: 'no-store' };
const EXTRA = new Set(['X-Boat', 'X-Harbour']);

app.get('/headers', (req, res) => {
  // ruleid: javascript-header-injection
  res.setHeader(req.query.name, 'tidewater');
  // ruleid: javascript-header-injection
  res.set(req.query.header, req.query.value);
  // ruleid: javascript-header-injection
  res.setHeader('Set-Cookie', `harbour=${req.query.harbour}; Path=/`);
  // ruleid: javascript-header-injection
  res.append('set-cookie', ['theme', req.cookies.theme].join('='));
  // ok: javascript-header-injection
  res.cookie('harbour', req.query.harbour);
  // ok: javascript-header-injection
  res.setHeader('Set-Cookie', `harbour=${encodeURIComponent(req.query.harbour)}; Path=/`);
  // ok: javascript-header-injection
  res.setHeader('Set-Cookie', serialize('harbour', req.query.harbour));
  // ok: javascript-header-injection
  res.setHeader('Cache-Control', CACHING[req.query.caching] ?? 'no-store');
  // ok: javascript-header-injection
  res.set('X-Boat', req.query.boat);
  // ok: javascript-header-injection
  if (EXTRA.has(req.query.extra)) res.setHeader(req.query.extra, 'yes');
  res.end();
});

function remember(response, value) {
  // ruleid: javascript-header-injection
  response.setHeader('Set-Cookie', 'last=' + value);
}

app.get('/last', (req, res) => {
  remember(res, req.query.boat);
  // ok: javascript-header-injection
  res.setHeader('Set-Cookie', `page=${Number(req.query.page)}`);
  res.end();
});

app.get('/upstream', (req, res) => {
  const socket = net.connect(8080, 'charts.internal');
  // ruleid: javascript-header-injection
  socket.write(`GET /charts HTTP/1.1\r\nHost: charts\r\nX-Boat: ${req.query.boat}\r\n\r\n`);
  const line = req.query.boat.replace(/[\r\n]/g, ' ');
  // ok: javascript-header-injection
  socket.write(`GET /charts HTTP/1.1\r\nHost: charts\r\nX-Boat: ${line}\r\n\r\n`);
  const once = req.query.boat.replace('\n', ' ');
  // ruleid: javascript-header-injection
  socket.end(`GET /charts HTTP/1.1\r\nX-Boat: ${once}\r\n\r\n`);
  res.end();
});
