import express from 'express';
import { promisify } from 'node:util';
import { members } from './models.js';

const app = express();
const renew = (req) => promisify(req.session.regenerate).call(req.session);

app.post('/login', async (req, res) => {
  const member = await members.check(req.body.name, req.body.password);
  // ruleid: javascript-session-fixation
  req.session.userId = member.id;
  res.redirect('/');
});

app.post('/api/sign-in', express.json(), (request, response) => {
  const member = members.byToken(request.body.token);
  // ruleid: javascript-session-fixation
  if (member) request.session.user = { id: member.id };
  response.end();
});

app.post('/staff/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error);
    // ok: javascript-session-fixation
    req.session.userId = members.byName(req.body.name).id;
    return res.redirect('/staff');
  });
});

app.post('/crew/login', async (req, res) => {
  await renew(req);
  // ok: javascript-session-fixation
  req.session.userId = members.byName(req.body.name).id;
  res.redirect('/crew');
});

app.post('/login', (req, res) => {
  // ok: javascript-session-fixation
  req.session.userId = null;
  // ok: javascript-session-fixation
  req.session.theme = req.body.theme;
  res.end();
});

app.post('/profile', (req, res) => {
  // ok: javascript-session-fixation
  req.session.user = members.byName(req.body.name);
  res.end();
});
