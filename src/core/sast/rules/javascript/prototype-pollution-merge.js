import deepmerge from 'deepmerge';
import express from 'express';
import _, { defaultsDeep, merge as mix } from 'lodash';
import { z } from 'zod';
import { settings } from './settings.js';

const app = express();
const Settings = z.strictObject({ theme: z.string(), page: z.strictObject({ size: z.number() }) });
const FIELDS = ['theme', 'page'];

app.put('/settings', (req, res) => {
  // ruleid: javascript-prototype-pollution-merge
  _.merge(settings, req.body);
  // ruleid: javascript-prototype-pollution-merge
  mix({}, settings, JSON.parse(req.body.text));
  // ruleid: javascript-prototype-pollution-merge
  defaultsDeep(req.query, settings);
  // ruleid: javascript-prototype-pollution-merge
  _.set(settings, req.body.path, req.body.value);
  // ok: javascript-prototype-pollution-merge
  _.merge(settings, Settings.parse(req.body));
  // ok: javascript-prototype-pollution-merge
  _.merge(settings, _.pick(req.body, FIELDS));
  // ok: javascript-prototype-pollution-merge
  _.set(settings, 'page.size', req.body.size);
  // ok: javascript-prototype-pollution-merge
  const shallow = { ...settings, theme: req.body.theme };
  // ok: javascript-prototype-pollution-merge
  _.merge(settings, { page: { size: Number(req.body.size) } });
  res.json(shallow);
});

function mergeDeep(target, source) {
  for (const key of Object.keys(source)) {
    target[key] ??= {};
    // ruleid: javascript-prototype-pollution-merge
    if (typeof source[key] === 'object') mergeDeep(target[key], source[key]);
    else target[key] = source[key];
  }
  return target;
}

function withDefaults(given) {
  // ruleid: javascript-prototype-pollution-merge
  return deepmerge({ theme: 'light' }, given);
}

app.post('/boats', ({ body }, res) => {
  const boat = withDefaults(body.boat);
  // ruleid: javascript-prototype-pollution-merge
  mergeDeep(boat, body.extra);
  const path = FIELDS.includes(body.field) ? body.field : 'theme';
  // ok: javascript-prototype-pollution-merge
  _.set(boat, path, 'dark');
  // ok: javascript-prototype-pollution-merge
  const named = _.get(boat, body.field);
  // ok: javascript-prototype-pollution-merge
  mergeDeep(settings, { theme: 'dark' });
  res.json([boat, named]);
});
