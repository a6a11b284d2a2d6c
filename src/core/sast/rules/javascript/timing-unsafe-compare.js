import express from 'express';
import crypto, { createHmac, timingSafeEqual } from 'node:crypto';

const app = express();
const { ADMIN_TOKEN } = process.env;

app.post('/hooks/payments', express.raw(), (req, res) => {
  const signature = createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.body).digest('hex');
  // ok: javascript-timing-unsafe-compare
  if (timingSafeEqual(Buffer.from(signature), Buffer.from(req.get('x-signature')))) return res.end();
  // ok: javascript-timing-unsafe-compare
  if (signature.length !== req.get('x-signature').length) return res.status(401).end();
  // ruleid: javascript-timing-unsafe-compare
  const isGitHub = `sha256=${signature}` === req.headers['x-hub-signature-256'];
  // ruleid: javascript-timing-unsafe-compare
  if (req.get('x-signature') !== signature) return res.status(401).end();
  return res.json({ isGitHub });
});

function isAdmin(req) {
  // ruleid: javascript-timing-unsafe-compare
  return req.headers['x-admin-token'] === ADMIN_TOKEN;
}

function sign(text) {
  const hmac = crypto.createHmac('sha256', process.env.LINK_SECRET);
  hmac.update(text);
  return hmac.digest('base64url');
}

function isSame(a, b) {
  const digest = (value) => crypto.createHash('sha256').update(value).digest();
  // ok: javascript-timing-unsafe-compare
  return timingSafeEqual(digest(a), digest(b));
}

app.get('/links', (req, res) => {
  const { boat, mac } = req.query;
  // ruleid: javascript-timing-unsafe-compare
  if (mac == sign(boat)) return res.redirect(`/boats/${boat}`);
  // ok: javascript-timing-unsafe-compare
  if (process.env.API_TOKEN === undefined) throw new Error('API_TOKEN is missing');
  // ok: javascript-timing-unsafe-compare
  if (req.query.state === 'open') return res.end();
  // ok: javascript-timing-unsafe-compare
  if (req.session.user === req.query.user) return res.end();
  // ok: javascript-timing-unsafe-compare
  return isSame(mac, sign(boat)) || isAdmin(req) ? res.end() : res.status(403).end();
});
