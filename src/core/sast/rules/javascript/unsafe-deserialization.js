import express from 'express';
import yaml, { DEFAULT_FULL_SCHEMA as FULL } from 'js-yaml';
import serialize, { unserialize as revive } from 'node-serialize';
import v8 from 'node:v8';

const app = express();
const STORED = { empty: '{"boats":[]}' };

app.get('/cart', (req, res) => {
  const text = Buffer.from(req.cookies.cart, 'base64').toString();
  // ruleid: javascript-unsafe-deserialization
  const cart = serialize.unserialize(text);
  // ruleid: javascript-unsafe-deserialization
  const again = revive(req.cookies.cart);
  // ok: javascript-unsafe-deserialization
  const safe = JSON.parse(text);
  // ok: javascript-unsafe-deserialization
  const empty = serialize.unserialize(STORED[req.query.kind] ?? STORED.empty);
  // ok: javascript-unsafe-deserialization
  const sent = serialize.serialize({ boat: req.query.boat });
  res.json([cart, again, safe, empty, sent]);
});

function readState(buffer) {
  // ruleid: javascript-unsafe-deserialization
  return v8.deserialize(buffer);
}

app.post('/import', express.raw(), (req, res) => {
  const state = readState(req.body);
  // ruleid: javascript-unsafe-deserialization
  const boats = yaml.load(req.body.toString(), { schema: FULL });
  // ok: javascript-unsafe-deserialization
  const plain = yaml.load(req.body.toString());
  // ok: javascript-unsafe-deserialization
  const json = yaml.load(req.body.toString(), { schema: yaml.JSON_SCHEMA });
  // ok: javascript-unsafe-deserialization
  const copy = v8.deserialize(v8.serialize({ boats: [] }));
  const trimmed = String(req.body).trim().replace('_$$ND_FUNC$$_', '');
  // ruleid: javascript-unsafe-deserialization
  const almost = serialize.unserialize(trimmed);
  res.json([state, boats, plain, json, copy, almost]);
});
