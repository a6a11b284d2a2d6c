import express from 'express';
import { database, Member } from './models.js';

const app = express();
const ROLES = new Map([['crew', 'crew'], ['guest', 'guest']]);
const LANGUAGES = ['en', 'de'];

app.post('/login', async (req, res) => {
  const member = await Member.findOne({ name: String(req.body.name) });
  // ruleid: javascript-trust-boundary-session
  req.session.role = req.body.role;
  // ruleid: javascript-trust-boundary-session
  req.session.isAdmin = req.query.admin === undefined ? req.cookies.admin : false;
  // ruleid: javascript-trust-boundary-session
  req.session.user = { name: req.body.name, userId: req.body.id };
  // ruleid: javascript-trust-boundary-session
  req.session[req.body.key] = 'yes';
  // ok: javascript-trust-boundary-session
  req.session.userId = member.id;
  // ok: javascript-trust-boundary-session
  req.session.role = ROLES.get(req.body.role) ?? 'guest';
  // ok: javascript-trust-boundary-session
  req.session.language = req.body.language;
  // ok: javascript-trust-boundary-session
  req.session.isAdmin = false;
  res.end();
});

function remember(session, { role }) {
  const request = { session };
  // ruleid: javascript-trust-boundary-session
  request.session.role = role;
}

app.post('/switch', async (req, res) => {
  remember(req.session, req.body);
  const found = await database.find('members', req.body.name);
  // ok: javascript-trust-boundary-session
  req.session.permissions = found.permissions;
  if (LANGUAGES.includes(req.body.field)) {
    // ok: javascript-trust-boundary-session
    req.session[req.body.field] = true;
  }
  // ok: javascript-trust-boundary-session
  req.session.cart = req.body.cart;
  res.end();
});
