import ejs, { compile as compileEjs } from 'ejs';
import express from 'express';
import Handlebars from 'handlebars';
import _ from 'lodash';
import nunjucks from 'nunjucks';
import pug from 'pug';
import { readFileSync } from 'node:fs';

const app = express();
const environment = new nunjucks.Environment();
const WELCOME = readFileSync('views/welcome.ejs', 'utf8');
const TEMPLATES = new Map([['short', '<p><%= name %></p>']]);

app.get('/hello', (req, res) => {
  // ruleid: javascript-template-injection
  const a = ejs.render(`<p>Hello ${req.query.name}</p>`);
  // ruleid: javascript-template-injection
  const b = compileEjs(req.query.layout)({ boats: [] });
  // ruleid: javascript-template-injection
  const c = environment.renderString('Dear ' + req.query.name + ', your boat is {{ boat }}', { boat: 'Tern' });
  // ruleid: javascript-template-injection
  const d = pug.compile(['p Hello', req.query.name].join(' '))();
  // ok: javascript-template-injection
  const e = ejs.render(WELCOME, { name: req.query.name });
  // ok: javascript-template-injection
  const f = nunjucks.renderString('Dear {{ name }}', { name: req.query.name });
  // ok: javascript-template-injection
  const g = _.template('<b><%- name %></b>')({ name: req.query.name });
  res.send([a, b, c, d, e, f, g].join(''));
});

function letter(template, data) {
  // ruleid: javascript-template-injection
  return Handlebars.compile(template)(data);
}

app.post('/letters', ({ body }, res) => {
  const known = TEMPLATES.get(body.template) ?? WELCOME;
  // ok: javascript-template-injection
  const short = ejs.render(known, body);
  // ok: javascript-template-injection
  const page = res.render('letter', { name: body.name });
  // ok: javascript-template-injection
  const count = ejs.render(`<p>${Number(body.count)} boats</p>`);
  const fixed = body.template.replace('<%', '');
  // ruleid: javascript-template-injection
  const almost = ejs.render(fixed);
  res.json([letter(body.text, {}), short, page, count, almost]);
});
