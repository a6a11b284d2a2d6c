import express from 'express';

const app = express();
const KINDS = { pdf: 'application/pdf', png: 'image/png' };
const HARBOURS = ['north', 'south'];

app.get('/headers', (req, res) => {
  // ruleid: javascript-header-value
  res.setHeader('X-Boat', req.query.boat);
  // ruleid: javascript-header-value
  res.set('X-Boat', `boat ${req.query.boat}`);
  // ruleid: javascript-header-value
  res.set({ 'X-Boat': req.query.boat });
  // ruleid: javascript-header-value
  res.writeHead(200, { 'X-Boat': req.get('x-boat') });
  // ruleid: javascript-header-value
  res.header('Content-Disposition', 'attachment; filename=' + req.params.file);
  const once = req.query.boat.replace('\n', '');
  // ruleid: javascript-header-value
  res.append('X-Boat', once);
  // ok: javascript-header-value
  res.setHeader('X-Boat', encodeURIComponent(req.query.boat));
  // ok: javascript-header-value
  res.setHeader('X-Boat', req.query.boat.replace(/[\r\n]/g, ''));
  const line = req.query.boat.replace(/[\r\n]+/g, ' ');
  // ok: javascript-header-value
  res.set('X-Boat', line);
  // ok: javascript-header-value
  res.setHeader('X-Count', Number(req.query.count));
  // ok: javascript-header-value
  res.setHeader('Content-Type', KINDS[req.query.kind] ?? 'text/plain');
  // ok: javascript-header-value
  if (HARBOURS.includes(req.query.harbour)) res.set('X-Harbour', req.query.harbour);
  // ok: javascript-header-value
  res.cookie('boat', req.query.boat);
  // ok: javascript-header-value
  new Map().set('boat', req.query.boat);
  res.end();
});

app.get('/checked', (req, res) => {
  if (!/^[\w-]+$/.test(req.query.boat)) return res.status(400).end();
  // ok: javascript-header-value
  res.setHeader('X-Boat', req.query.boat);
  return res.end();
});
