import escapeStringRegexp from 'escape-string-regexp';
import express from 'express';
import _ from 'lodash';
import { boats } from './boats.js';

const app = express();
const SHAPES = new Map([['number', '^\\d+$']]);

app.get('/search', (req, res) => {
  // ruleid: javascript-regex-injection
  const byName = boats.filter((boat) => new RegExp(req.query.name, 'i').test(boat.name));
  // ruleid: javascript-regex-injection
  const word = RegExp(`\\b${req.query.word}\\b`);
  // ok: javascript-regex-injection
  const safe = new RegExp(escapeStringRegexp(req.query.name), 'i');
  // ok: javascript-regex-injection
  const lodash = new RegExp(`^${_.escapeRegExp(req.query.name)}`);
  // ok: javascript-regex-injection
  const known = new RegExp(SHAPES.get(req.query.shape) ?? '.');
  // ok: javascript-regex-injection
  const plain = boats.filter((boat) => boat.name.includes(req.query.name));
  // ok: javascript-regex-injection
  const tested = /^[a-z]+$/.test(req.query.name);
  // ok: javascript-regex-injection
  const sized = new RegExp(`^.{${Number(req.query.length)}}$`);
  res.json([byName, word, safe, lodash, known, plain, tested, sized]);
});

const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const quotedOnce = (text) => text.replace('.', '\\.');

function finder(pattern, flags = 'i') {
  // ruleid: javascript-regex-injection
  return new RegExp(pattern, flags);
}

app.post('/filter', (req, res) => {
  const { body } = req;
  const options = { pattern: body.pattern };
  finder(options.pattern);
  // ok: javascript-regex-injection
  const exact = new RegExp(quoted(body.text));
  // ruleid: javascript-regex-injection
  const almost = new RegExp(quotedOnce(body.text));
  res.json([exact, almost]);
});
