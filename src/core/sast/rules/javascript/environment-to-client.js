import express from 'express';
import _ from 'lodash';

const app = express();

app.get('/debug', (req, res) => {
  // ruleid: javascript-environment-to-client
  res.json(process.env);
  // ruleid: javascript-environment-to-client
  res.send(`<pre>${JSON.stringify({ env: process.env }, null, 2)}</pre>`);
  // ruleid: javascript-environment-to-client
  res.json({ database: process.env.DATABASE_PASSWORD });
  // ok: javascript-environment-to-client
  res.json({ version: process.env.APP_VERSION });
  // ok: javascript-environment-to-client
  res.json({ names: Object.keys(process.env).length });
  // ok: javascript-environment-to-client
  res.json(_.pick(process.env, ['APP_VERSION', 'NODE_ENV']));
  // ok: javascript-environment-to-client
  res.json({ hasKey: Boolean(process.env.PAYMENT_API_KEY) });
});

function settings() {
  return { ...process.env, time: Date.now() };
}

app.get('/status', (req, res) => {
  // ruleid: javascript-environment-to-client
  res.status(200).json(settings());
  // ok: javascript-environment-to-client
  res.json({ mode: settings().NODE_ENV });
  const { PORT } = process.env;
  // ok: javascript-environment-to-client
  res.json({ port: PORT });
  // ok: javascript-environment-to-client
  if (process.env.DEBUG) res.json({ memory: process.memoryUsage() });
});
