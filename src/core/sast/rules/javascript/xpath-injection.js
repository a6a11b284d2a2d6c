import { DOMParser } from '@xmldom/xmldom';
import express from 'express';
import { readFileSync } from 'node:fs';
import libxmljs from 'libxmljs2';
import xpath, { select as pick } from 'xpath';

const app = express();
const text = readFileSync('fleet.xml', 'utf8');
const fleet = new DOMParser().parseFromString(text, 'text/xml');
const fleetXml = libxmljs.parseXml(text);
const byName = xpath.parse('//boat[name=$name]');
const FIELDS = new Set(['name', 'harbour']);

app.get('/boats', (req, res) => {
  // ruleid: javascript-xpath-injection
  const a = xpath.select(`//boat[name='${req.query.name}']`, fleet);
  // ruleid: javascript-xpath-injection
  const b = pick('//boat[@harbour="' + req.query.harbour + '"]', fleet);
  // ruleid: javascript-xpath-injection
  const c = fleetXml.get(`//skipper[@id='${req.params.id}']`);
  // ok: javascript-xpath-injection
  const d = byName.select({ node: fleet, variables: { name: req.query.name } });
  // ok: javascript-xpath-injection
  const e = xpath.select('//boat', fleet).filter((boat) => boat.getAttribute('name') === req.query.name);
  // ok: javascript-xpath-injection
  const f = xpath.select1(`//boat[${Number(req.query.place)}]`, fleet);
  res.json([a, b, c, d, e, f]);
});

function boatsWith(field, value) {
  let path = '//boat';
  path += `[${field}='${value}']`;
  // ruleid: javascript-xpath-injection
  return xpath.select(path, fleet);
}

app.get('/search', (req, res) => {
  const { field, value } = req.query;
  if (!FIELDS.has(field)) return res.status(400).end();
  // ok: javascript-xpath-injection
  const all = xpath.select(`//boat/${field}`, fleet);
  const quoted = value.replace("'", '&apos;');
  // ruleid: javascript-xpath-injection
  const almost = xpath.select(`//boat[name='${quoted}']`, fleet);
  if (!/^[A-Za-z]+$/.test(value)) return res.status(400).end();
  // ok: javascript-xpath-injection
  const shaped = xpath.select(`//boat[name='${value}']`, fleet);
  // ok: javascript-xpath-injection
  const chart = new Map([['north', 1]]).get(req.query.chart);
  return res.json([all, almost, shaped, chart, boatsWith('name', req.query.other)]);
});
