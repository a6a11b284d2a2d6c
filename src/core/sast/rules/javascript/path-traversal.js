import fs from 'node:fs';
import { readFile as load, unlink } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';

const app = express();
const BASE = path.resolve('charts');
const CHARTS = new Map([['north', 'charts/north.txt']]);

app.get('/direct', async (req, res) => {
  // ruleid: javascript-path-traversal
  fs.readFileSync(`charts/${req.query.name}`);
  // ruleid: javascript-path-traversal
  await load(path.join(BASE, req.query.name), 'utf8');
  // ruleid: javascript-path-traversal
  await unlink(BASE + '/' + req.params.name);
  // ruleid: javascript-path-traversal
  fs.createReadStream(path.resolve(BASE, req.params[0])).pipe(res);
  // ruleid: javascript-path-traversal
  res.sendFile(path.join(BASE, req.query.name));
  // ok: javascript-path-traversal
  res.sendFile(req.query.name, { root: BASE });
  // ruleid: javascript-path-traversal
  res.sendFile('chart.txt', { root: req.query.folder });
  // ok: javascript-path-traversal
  fs.readFileSync(path.join(BASE, path.basename(req.query.name)));
  // ok: javascript-path-traversal
  fs.readFileSync(path.join(BASE, 'readme.txt'));
  // ok: javascript-path-traversal
  fs.readFileSync(CHARTS.get(req.query.name));
  // ruleid: javascript-path-traversal
  fs.writeFileSync(path.join(BASE, req.query.name.replace('../', '')), 'x');
  // ok: javascript-path-traversal
  fs.writeFileSync('log.txt', req.query.name);
});

app.get('/checked', (req, res) => {
  const target = path.resolve(BASE, req.query.name);
  if (!target.startsWith(BASE + path.sep)) {
    res.status(404).end();
    return;
  }
  // ok: javascript-path-traversal
  fs.createReadStream(target).pipe(res);
});

app.get('/badly-checked', (req, res) => {
  const target = path.resolve(BASE, req.query.name);
  if (!target.startsWith(BASE)) {
    res.status(404).end();
    return;
  }
  // ruleid: javascript-path-traversal
  fs.createReadStream(target).pipe(res);
});

app.get('/checked-text', (req, res) => {
  const target = `${BASE}/${req.query.name}`;
  if (!target.startsWith(BASE + path.sep)) return res.status(404).end();
  // ruleid: javascript-path-traversal
  return fs.createReadStream(target).pipe(res);
});

app.get('/relative', (req, res) => {
  const target = path.resolve(BASE, req.query.name);
  if (path.relative(BASE, target).startsWith('..')) return res.status(404).end();
  // ok: javascript-path-traversal
  return fs.createReadStream(target).pipe(res);
});

function inside(base, name) {
  const target = path.resolve(base, name);
  if (!target.startsWith(base + path.sep)) throw new Error('outside');
  return target;
}

function within(name) {
  const target = path.join(BASE, name);
  return target.startsWith(`${BASE}${path.sep}`) ? target : null;
}

app.get('/helpers', (req, res) => {
  // ok: javascript-path-traversal
  fs.readFileSync(inside(BASE, req.query.name));
  const chart = within(req.query.name);
  // ok: javascript-path-traversal
  if (chart) fs.createReadStream(chart).pipe(res);
});

app.get('/twice', (req, res) => {
  let { name } = req.query;
  if (!path.resolve(BASE, name).startsWith(BASE + path.sep)) return res.status(404).end();
  // ok: javascript-path-traversal
  fs.readFileSync(path.resolve(BASE, name));
  name = req.params.name;
  // ruleid: javascript-path-traversal
  return res.end(fs.readFileSync(path.resolve(BASE, name)));
});
