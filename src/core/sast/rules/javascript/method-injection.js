import express from 'express';
import { boats } from './boats.js';

const app = express();
const actions = { list: () => boats.all(), count: () => boats.count() };
const handlers = new Map([['list', actions.list]]);
const KNOWN = ['list', 'count'];

app.post('/actions/:name', (req, res) => {
  // ruleid: javascript-method-injection
  const a = actions[req.params.name]();
  // ruleid: javascript-method-injection
  const b = boats[req.body.method].apply(boats, req.body.args);
  // ok: javascript-method-injection
  const c = handlers.get(req.params.name)?.();
  // ok: javascript-method-injection
  const d = KNOWN.includes(req.params.name) ? actions[req.params.name]() : null;
  // ok: javascript-method-injection
  const e = actions.list(req.params.name);
  // ok: javascript-method-injection
  const f = boats.all()[req.query.index];
  // ok: javascript-method-injection
  const g = boats[`find${req.query.kind}`]?.();
  res.json([a, b, c, d, e, f, g]);
});

class Bridge {
  constructor(target) {
    this.target = target;
  }

  call(name, args) {
    // ruleid: javascript-method-injection
    return this.target[name](...args);
  }

  callKnown(name) {
    if (!Object.hasOwn(actions, name)) throw new Error('no such action');
    // ok: javascript-method-injection
    return actions[name]();
  }
}

app.post('/rpc', ({ body }, res) => {
  const bridge = new Bridge(boats);
  const { method, args } = body;
  if (method === 'constructor') console.warn('odd');
  // ruleid: javascript-method-injection
  const direct = boats[method.trim()](args);
  // ok: javascript-method-injection
  const listed = actions[method === 'count' ? 'count' : 'list']();
  res.json([direct, listed, bridge.call(method, args), bridge.callKnown(method)]);
});
