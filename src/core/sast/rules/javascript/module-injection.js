const express = require('express');
const path = require('node:path');
const { Worker } = require('node:worker_threads');

const app = express();
const REPORTS = { month: './reports/month.js', year: './reports/year.js' };
const LOADERS = new Map([['fleet', () => import('./reports/fleet.js')]]);

app.get('/reports/:name', async (req, res) => {
  // ruleid: javascript-module-injection
  const report = require(`./reports/${req.params.name}`);
  // ruleid: javascript-module-injection
  const other = await import('./reports/' + req.query.kind + '.js');
  // ruleid: javascript-module-injection
  const worker = new Worker(path.join(__dirname, 'jobs', req.query.job));
  // ok: javascript-module-injection
  const known = require(REPORTS[req.query.kind] ?? './reports/month.js');
  // ok: javascript-module-injection
  const listed = await LOADERS.get(req.query.kind)?.();
  // ok: javascript-module-injection
  const fixed = require('./reports/month.js').render({ title: req.query.title });
  worker.postMessage('start');
  res.json([report, other, known, listed, fixed]);
});

function load(name) {
  // ruleid: javascript-module-injection
  return require(name);
}

function loadListed(name) {
  switch (name) {
    case 'month':
    case 'year':
      // ok: javascript-module-injection
      return require(`./reports/${name}`);
    default:
      return null;
  }
}

app.post('/plugins', (req, res) => {
  const { plugin, month } = req.body;
  const almost = plugin.replace('..', '');
  load(almost);
  loadListed(plugin);
  // ok: javascript-module-injection
  const chart = require(`./charts/${Number.parseInt(month, 10)}.js`);
  if (!/^[a-z]+$/.test(req.body.locale)) return res.status(400).end();
  // ok: javascript-module-injection
  const words = require(`./locales/${req.body.locale}.json`);
  // ruleid: javascript-module-injection
  if (req.body.theme !== 'dark') require(`./themes/${req.body.theme}.js`);
  return res.json([chart, words]);
});
