import express from 'express';
import pino from 'pino';
import winston from 'winston';

const app = express();
const logger = winston.createLogger({});
const log = pino();
const KINDS = { dinghy: 'a dinghy', kayak: 'a kayak' };

app.post('/bookings', (req, res) => {
  // ruleid: javascript-log-injection
  console.log(`booked by ${req.body.name}`);
  // ruleid: javascript-log-injection
  console.warn('no such boat:', req.query.boat);
  // ruleid: javascript-log-injection
  logger.info('booked ' + req.body.boat);
  // ok: javascript-log-injection
  log.info({ boat: req.body.boat }, 'booked');
  // ok: javascript-log-injection
  logger.info('booked', { boat: req.body.boat });
  // ok: javascript-log-injection
  console.log('booked', JSON.stringify(req.body.boat));
  // ok: javascript-log-injection
  console.log(`booked by ${req.body.name.replace(/[\r\n]+/g, ' ')}`);
  // ok: javascript-log-injection
  console.log(`${req.method} ${req.originalUrl}`);
  // ok: javascript-log-injection
  console.log(`${Number(req.query.days)} days`);
  // ok: javascript-log-injection
  console.log(`booked ${KINDS[req.body.kind] ?? 'a boat'}`);
  // ok: javascript-log-injection
  console.log(req.body);
  res.end();
});

function note(text) {
  // ruleid: javascript-log-injection
  logger.warn(`note: ${text}`);
}

class Journal {
  constructor(skipper) {
    this.skipper = skipper;
  }

  write() {
    // ruleid: javascript-log-injection
    console.info(this.skipper);
  }
}

app.post('/notes', (req, res) => {
  note(req.body.text);
  new Journal(req.body.skipper).write();
  const once = req.body.text.replace('\n', ' ');
  // ruleid: javascript-log-injection
  console.log('note: ' + once);
  res.end();
});
