import bcrypt from 'bcrypt';
import express from 'express';
import pino from 'pino';

const app = express();
const logger = pino();
const errors = { password: 'at least twelve characters' };

app.post('/login', async (req, res) => {
  // ruleid: javascript-secret-in-log
  console.log('login', req.body.name, req.body.password);
  const { name, password } = req.body;
  // ruleid: javascript-secret-in-log
  logger.info({ name, password }, 'login');
  // ruleid: javascript-secret-in-log
  console.debug(`from ${req.ip} with ${req.headers.authorization}`);
  // ruleid: javascript-secret-in-log
  logger.debug('key is ' + process.env.PAYMENT_API_KEY);
  // ok: javascript-secret-in-log
  logger.info({ name }, 'login');
  // ok: javascript-secret-in-log
  console.log('password given:', Boolean(password));
  // ok: javascript-secret-in-log
  console.log(`password of ${password.length} characters`);
  // ok: javascript-secret-in-log
  console.log(password ? 'with password' : 'without password');
  // ok: javascript-secret-in-log
  console.warn(errors.password);
  const isGood = await bcrypt.compare(password, 'x');
  // ok: javascript-secret-in-log
  logger.info({ name, isGood }, 'checked');
  // ok: javascript-secret-in-log
  console.log('mailing', process.env.MAIL_FROM);
  res.end();
});

function trace(label, value) {
  // ruleid: javascript-secret-in-log
  logger.trace({ label, value });
}

export function refresh(session) {
  const seen = { user: session.user, token: session.refreshToken };
  trace('session', seen.token);
  // ruleid: javascript-secret-in-log
  console.table([seen]);
  // ok: javascript-secret-in-log
  console.log('refreshed', seen.user);
}
