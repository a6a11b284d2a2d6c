import express from 'express';
import { Member } from './models.js';

const app = express();

app.get('/admin/boats', async (req, res) => {
  // ruleid: javascript-client-decides-rights
  if (req.cookies.role !== 'admin') return res.status(403).end();
  // ruleid: javascript-client-decides-rights
  if (req.query.admin === 'true') return res.json(await Member.find());
  // ruleid: javascript-client-decides-rights
  if (!req.cookies.isAdmin) return res.status(403).end();
  // ok: javascript-client-decides-rights
  if (req.user.role !== 'admin') return res.status(403).end();
  // ok: javascript-client-decides-rights
  if (req.signedCookies.role !== 'admin') return res.status(403).end();
  // ok: javascript-client-decides-rights
  if (!req.session.isAdmin) return res.status(403).end();
  return res.end();
});

app.get('/members', async (req, res) => {
  const filter = {};
  // ok: javascript-client-decides-rights
  if (req.query.role) filter.role = String(req.query.role);
  // ok: javascript-client-decides-rights
  if (req.query.sort === 'role') filter.sorted = true;
  // ok: javascript-client-decides-rights
  if (!req.body.role) return res.status(400).json({ error: 'choose a role' });
  return res.json(await Member.find(filter));
});

export function isStaff(request) {
  // ruleid: javascript-client-decides-rights
  return request.cookies['isStaff'] === '1' || request.user.isStaff;
}
