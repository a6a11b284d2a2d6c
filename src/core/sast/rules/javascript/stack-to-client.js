import express from 'express';
import { randomUUID } from 'node:crypto';
import { boats } from './boats.js';
import { logger } from './logger.js';

const app = express();

app.get('/boats/:id', (req, res) => {
  try {
    res.json(boats.find(req.params.id));
  } catch (error) {
    // ruleid: javascript-stack-to-client
    res.status(500).send(error.stack);
    // ruleid: javascript-stack-to-client
    res.json({ message: 'failed', details: error.stack.split('\n') });
    // ok: javascript-stack-to-client
    res.status(500).json({ error: 'Something went wrong' });
    // ok: javascript-stack-to-client
    res.json({ stack: process.env.NODE_ENV === 'development' ? error.stack : undefined });
  }
});

function describe(error) {
  const { message, stack } = error;
  return { message, trace: stack };
}

app.use((err, req, res, next) => {
  const id = randomUUID();
  logger.error({ id, stack: err.stack }, 'request failed');
  // ok: javascript-stack-to-client
  res.status(500).json({ error: 'Something went wrong', id });
  // ruleid: javascript-stack-to-client
  res.end(`<pre>${err.stack}</pre>`);
  // ruleid: javascript-stack-to-client
  res.render('error', describe(err));
  // ok: javascript-stack-to-client
  console.error(err.stack);
  if (process.env.NODE_ENV !== 'production') {
    // ok: javascript-stack-to-client
    res.send(err.stack);
  }
  // ok: javascript-stack-to-client
  res.json({ stack: { depth: 3 } });
  next();
});
