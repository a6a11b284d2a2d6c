import express from 'express';

const app = express();
const TARGETS = { home: '/', boats: '/boats' };

app.get('/go', (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  // ruleid: javascript-open-redirect
  res.redirect(303, req.query.next ?? '/');
  // ruleid: javascript-open-redirect
  res.setHeader('Location', `${req.query.next}`);
  // ruleid: javascript-open-redirect
  res.redirect('https://' + req.hostname + req.url);
  // ruleid: javascript-open-redirect
  res.redirect('/' + req.query.next);
  // ok: javascript-open-redirect
  res.redirect(`/boats/${req.params.id}`);
  // ok: javascript-open-redirect
  res.redirect(303, '/boats/' + req.params.id + '/reviews');
  // ok: javascript-open-redirect
  res.redirect(TARGETS[req.query.next] ?? '/');
  // ok: javascript-open-redirect
  res.redirect('/login');
});

app.get('/out', (req, res) => {
  const target = new URL(req.query.next, 'https://tidewater.example');
  // ok: javascript-open-redirect
  res.redirect(target.pathname);
  // ok: javascript-open-redirect
  res.json({ next: req.query.next });
});

function safeTarget(next) {
  return ['/', '/boats', '/crew'].includes(next) ? next : '/';
}

function anyTarget(next) {
  return next.startsWith('/') ? next : '/';
}

app.post('/login', (req, res) => {
  const { next } = req.body;
  // ok: javascript-open-redirect
  if (req.query.fast) return res.redirect(safeTarget(next));
  // ruleid: javascript-open-redirect
  return res.redirect(anyTarget(next));
});
